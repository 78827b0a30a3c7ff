import 'fake-indexeddb/auto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, describe, it } from 'vitest'
import { community, freshStreet, merge, run, type Card } from '../unit/engine/street-bench'
import { valueOf } from '../unit/outcome'
import { emptyFolder, lacking, run as tool } from './tools'

const missing = lacking('age', 'age-keygen', 'unzip', 'sha256sum', 'minisign')

/** A street and a community that know each other. */
async function pair() {
  const desk = await freshStreet()
  const card: Card = await run(desk, 'upstream.enrol', { to: desk.disk.tokens.take(emptyFolder()) })
  const sender = await community()
  const own = await sender.enrol()
  await run(desk, 'upstream.approve', { ...own, file: desk.disk.tokens.take(own.file) })
  await run(sender.pc, 'upstream.trust', { ...card, file: sender.pc.disk.tokens.take(card.file) })
  return { desk, sender }
}

describe.skipIf(missing.length > 0)(
  `encrypted bundles and stock age${missing.length ? ` (lacking: ${missing.join()})` : ''}`,
  () => {
    it('age opens ours with the office’s identity file as it lies on the disk, and the stock tools check what is inside', async () => {
      const { desk, sender } = await pair()
      const sent = await sender.send('2026Q3', { detail: 'named' })
      const folder = emptyFolder()
      const identity = path.join(desk.disk.profile.keys, 'office.identity')
      const opened = tool(folder, 'age', ['-d', '-i', identity, '-o', 'report.qlb', sent.file])
      expect(opened, opened.output).toMatchObject({ status: 0 })
      expect(tool(folder, 'unzip', ['-q', 'report.qlb'])).toMatchObject({ status: 0 })
      const bag = path.join(folder, path.basename(sent.file, '.qlb.age'))
      expect(tool(bag, 'sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'])).toMatchObject({ status: 0 })
      const key = path.join(sender.stick, '371722001001.pub')
      expect(tool(bag, 'minisign', ['-V', '-p', key, '-m', 'tagmanifest-sha256.txt'])).toMatchObject({ status: 0 })
      const recipient = /^Qinlin-Recipient: (\S+)$/m.exec(fs.readFileSync(path.join(bag, 'bag-info.txt'), 'utf8'))?.[1]
      expect(tool(folder, 'age-keygen', ['-y', identity]).output.trim()).toBe(recipient)

      tool(folder, 'age-keygen', ['-o', 'stranger'])
      expect(tool(folder, 'age', ['-d', '-i', 'stranger', '-o', 'x', sent.file]).status).not.toBe(0)
    })

    it('a bundle that age -r encrypted to the recipient of an enrolment merges here', async () => {
      const { desk, sender } = await pair()
      const sent = await sender.send('2026Q3')
      const folder = emptyFolder()
      const { recipient } = valueOf(await desk.disk.main['keys.recipient']({}))
      const file = path.join(folder, `${path.basename(sent.file)}.age`)
      expect(tool(folder, 'age', ['-r', recipient, '-o', file, sent.file])).toMatchObject({ status: 0 })
      expect(await merge(desk, file)).toMatchObject({ ok: true, value: { state: 'merged' } })
      expect(await merge(desk, sent.file)).toMatchObject({ ok: true, value: { state: 'known' } })
    })
  },
)
