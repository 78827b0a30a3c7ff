import 'fake-indexeddb/auto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { rosterHeadings } from '../../src-shared/sample/sample-roster'
import { rosterFile, sampleRows } from '../unit/engine/sample-books'
import {
  ask,
  attempt,
  community,
  freshStreet,
  merge,
  run,
  type Card,
  type Community,
} from '../unit/engine/street-bench'
import type { Pc } from '../unit/engine/backup-bench'
import { valueOf } from '../unit/outcome'
import { emptyFolder, lacking, run as tool } from './tools'

const missing = lacking('age', 'openssl', 'unzip', 'sha256sum', 'minisign', 'bagit.py', 'frictionless')
const office = '371722001001'

describe.skipIf(missing.length > 0)(
  `replies and stock tools${missing.length ? ` (lacking: ${missing.join()})` : ''}`,
  () => {
    let desk: Pc
    let sender: Community
    let file: string
    let pub: string

    beforeEach(async () => {
      sender = await community()
      await run(sender.pc, 'roster.import', rosterFile(sampleRows(6)))
      const sent = await sender.send('2026Q3')
      desk = await freshStreet(await sender.enrol())
      valueOf(await merge(desk, sent.file))
      const { rows } = await ask<{ rows: { record: string }[] }>(desk, 'street.rows', {
        report: sent.digest,
        table: 'members',
      })
      const members = rows.slice(0, 2).map(({ record }) => ({ table: 'members', record }))
      const part = { what: 'row', rows: members }
      await run(desk, 'street.return', { report: sent.digest, part, reason: '转正时间，"请核对"' })
      const to = emptyFolder()
      const written = await run<{ rows: [{ file: string }] }>(desk, 'street.reply', { to: desk.disk.tokens.take(to) })
      file = written.rows[0].file
      pub = path.join(to, '371722001000.pub')
    })

    it('age, unzip, bagit, sha256sum, minisign and frictionless accept ours, by the commands of the format’s page', () => {
      const folder = emptyFolder()
      const identity = path.join(sender.pc.disk.profile.keys, 'office.identity')
      expect(tool(folder, 'age', ['-d', '-i', identity, '-o', 'reply.qlb', file])).toMatchObject({ status: 0 })
      expect(tool(folder, 'unzip', ['-q', 'reply.qlb'])).toMatchObject({ status: 0 })
      const name = '371722001000-reply-2026-0001'
      expect(path.basename(file)).toBe(`${name}.qlb.age`)
      expect(tool(folder, 'bagit.py', ['--validate', name])).toMatchObject({ status: 0 })
      const bag = path.join(folder, name)
      expect(tool(bag, 'sha256sum', ['-c', '--strict', 'manifest-sha256.txt'])).toMatchObject({ status: 0 })
      expect(tool(bag, 'minisign', ['-V', '-p', pub, '-m', 'tagmanifest-sha256.txt'])).toMatchObject({
        status: 0,
        output: expect.stringContaining('qinlin office=371722001000 epoch=1 sequence=1 kind=reply'),
      })
      expect(fs.readFileSync(path.join(bag, 'bag-info.txt'), 'utf8')).toMatch(
        new RegExp(`^Qinlin-Addressee: ${office}$`, 'm'),
      )
      const valid = tool(bag, 'frictionless', ['validate', 'data/datapackage.json', '--json'])
      expect(valid, valid.output).toMatchObject({ status: 0 })
      const { tasks } = JSON.parse(valid.output) as { tasks: { name: string; stats: { rows: number } }[] }
      expect(Object.fromEntries(tasks.map(task => [task.name, task.stats.rows ?? 0]))).toMatchObject({
        receipts: 1,
        missing: 0,
        returns: 2,
        matching: 0,
        shared: 0,
      })
    })

    it('without its encryption, or encrypted once more by age, it is received all the same', async () => {
      const card = await run<Card>(desk, 'upstream.enrol', { to: desk.disk.tokens.take(emptyFolder()) })
      const { pc } = sender
      await run(pc, 'upstream.trust', { ...card, file: pc.disk.tokens.take(card.file) })
      const folder = emptyFolder()
      const identity = path.join(pc.disk.profile.keys, 'office.identity')
      tool(folder, 'age', ['-d', '-i', identity, '-o', 'reply.qlb', file])
      const receive = (of: string) => attempt(pc, 'upstream.receiveReply', { file: pc.disk.tokens.take(of) })
      expect(await receive(path.join(folder, 'reply.qlb'))).toMatchObject({ value: { state: 'taken', returns: 2 } })
      const { recipient } = valueOf(await pc.disk.main['keys.recipient']({}))
      tool(folder, 'age', ['-r', recipient, '-o', 'again.qlb.age', 'reply.qlb'])
      expect(await receive(path.join(folder, 'again.qlb.age'))).toMatchObject({ value: { state: 'known' } })
      expect(await receive(file)).toMatchObject({ value: { state: 'known' } })
    })
    it('openssl finds in it, by the secret, whom another community counts too', async () => {
      const other = await community()
      await run(other.pc, 'office.correct', { code: '371722001002', name: '中共柳荫社区委员会' })
      await run(other.pc, 'roster.import', rosterFile(sampleRows(6)))
      const card = await run<Card>(desk, 'upstream.enrol', { to: desk.disk.tokens.take(emptyFolder()) })
      const enrolled = await other.enrol()
      await run(desk, 'upstream.approve', { ...enrolled, file: desk.disk.tokens.take(enrolled.file) })
      await run(desk, 'street.compareMembers', {})
      type Written = { rows: { office: string; file: string }[] }
      const answer = async (...offices: string[]) =>
        (await run<Written>(desk, 'street.reply', { to: desk.disk.tokens.take(emptyFolder()), offices })).rows
      valueOf(await merge(desk, (await other.send('2026Q3')).file))
      const first = await answer(office, '371722001002')
      for (const [i, { pc, send }] of [sender, other].entries()) {
        await run(pc, 'upstream.trust', { ...card, file: pc.disk.tokens.take(card.file) })
        await run(pc, 'upstream.receiveReply', { file: pc.disk.tokens.take(first[i]!.file) })
        valueOf(await merge(desk, (await send('2026Q3')).file))
      }
      const [compared] = await answer(office)
      const folder = emptyFolder()
      const identity = path.join(sender.pc.disk.profile.keys, 'office.identity')
      tool(folder, 'age', ['-d', '-i', identity, '-o', 'reply.qlb', compared!.file])
      tool(folder, 'unzip', ['-q', 'reply.qlb'])
      const bag = path.join(folder, path.basename(compared!.file, '.qlb.age'))
      const valid = tool(bag, 'frictionless', ['validate', 'data/datapackage.json', '--json'])
      expect(valid, valid.output).toMatchObject({ status: 0 })
      const lines = fs.readFileSync('docs/bundle-format.md', 'utf8').split('\n')
      const from = lines.findIndex(line => line.startsWith('SECRET='))
      const words = lines.slice(from, from + 3).join('\n')
      const found = (number: string) =>
        tool(bag, 'sh', ['-c', words.replace('11010519491231002X', number)]).output.trim()
      const numbers = sampleRows(6).flatMap(row => row[rosterHeadings.indexOf('公民身份证号码')] || [])
      const named = numbers.flatMap(number => found(number) || [])
      expect(named.length).toBeGreaterThan(2)
      for (const line of named) expect(line).toMatch(/^[0-9a-f]{64},371722001002,中共柳荫社区委员会$/)
      expect(fs.readFileSync(path.join(bag, 'data/tables/shared.csv'), 'utf8').trim().split('\r\n')).toHaveLength(
        named.length + 1,
      )
      expect(found('110105194912310038')).toBe('')
    })
  },
)
