import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { decryptBytes } from '../../../src-main/age/encrypted-bytes'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import { jpgOf, pdfOf } from '../attachments/pictures'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import type { Pc } from './backup-bench'
import { rosterFile, sampleRows } from './sample-books'
import { ask, attempt, community, freshStreet, merge, preview, run, type Card, type Community } from './street-bench'

let desk: Pc
let sender: Community
let member: string
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

beforeEach(async () => {
  desk = await freshStreet()
  const card = await run<Card>(desk, 'upstream.enrol', { to: desk.disk.tokens.take(folderOfTest()) })
  sender = await community()
  await run(sender.pc, 'roster.import', rosterFile(sampleRows(3)))
  member = (await ask<{ rows: { id: string }[] }>(sender.pc, 'roster.members')).rows[0]!.id
  const own = await sender.enrol()
  await run(desk, 'upstream.approve', { ...own, file: desk.disk.tokens.take(own.file) })
  await run(sender.pc, 'upstream.trust', { ...card, file: sender.pc.disk.tokens.take(card.file) })
  const contents = [{ name: '=证明.pdf', bytes: pdfOf() }]
  await run(sender.pc, 'attachments.add', { member, contents, purpose: 'scan' })
  await run(sender.pc, 'attachments.setPhoto', { member, name: '照片.jpg', bytes: jpgOf(8, 6) })
})

/** A bundle as the street kept it, read again. */
async function keptBundle(sent: { file: string; digest: string }) {
  const identities = (await import('../../../src-main/keys/office-keys')).createKeys(
    desk.disk.profile.keys,
    () => undefined,
  )
  const plain = valueOf(await decryptBytes(fs.readFileSync(sent.file), valueOf(await identities.identities()), 1e9))
  const kept = new Uint8Array(fs.readFileSync(path.join(desk.disk.profile.received, `${sent.digest}.qlb`)))
  expect(Buffer.from(kept).equals(plain)).toBe(true)
  const { publicKey } = valueOf(await sender.pc.disk.main['keys.card']({}))
  return valueOf(await readBundle(kept, { primitives: nodePrimitives, keyFor: () => publicKey }))
}

describe('files in a report', () => {
  it('stay here unless somebody ticks them, and go only with names', async () => {
    const sent = await sender.send('2026Q3', { detail: 'named' })
    expect(await preview(desk, sent.file)).toMatchObject({ state: 'new', attachments: 0 })
    const asked = { period: '2026Q3', to: sender.pc.disk.tokens.take(sender.stick), attachments: true, note: '补附件' }
    expect(codesOf(await attempt(sender.pc, 'upstream.export', asked))).toEqual(['attachments-named'])
  })

  it('come to the street with their hashes, under the opaque id of whom they belong to', async () => {
    const sent = await sender.send('2026Q3', { detail: 'named', attachments: true })
    expect(await preview(desk, sent.file)).toMatchObject({ state: 'new', attachments: 2 })
    valueOf(await merge(desk, sent.file))
    const bundle = await keptBundle(sent)
    const [opaque] = valueOf(await sender.pc.disk.main['keys.opaque']({ ids: [member] }))
    expect(bundle.attachments).toEqual(
      expect.arrayContaining([
        { file: `${hash(pdfOf())}.pdf`, table: 'members', id: opaque, purpose: 'scan', name: '证明.pdf' },
        { file: `${hash(jpgOf(8, 6))}.jpg`, table: 'members', id: opaque, purpose: 'photo', name: '照片.jpg' },
      ]),
    )
    expect(valueOf(bundle.tables())['members']!.map(row => row['id'])).toContain(opaque)
    expect(bundle.files.get(`data/attachments/${hash(pdfOf())}.pdf`)).toEqual(pdfOf())
  })

  it('that stay in this house are in no report, a portrait too, whatever else is said of them', async () => {
    const listed = await ask<{ rows: [{ id: string }, { id: string }] }>(sender.pc, 'attachments.list', { member })
    const [photo, scan] = listed.rows
    await run(sender.pc, 'attachments.describe', { id: scan.id, inHouse: true })
    const sent = await sender.send('2026Q3', { detail: 'named', attachments: true })
    valueOf(await merge(desk, sent.file))
    const bundle = await keptBundle(sent)
    expect(bundle.attachments.map(({ purpose }) => purpose)).toEqual(['photo'])
    expect([...bundle.files.keys()].filter(name => name.includes(hash(pdfOf())))).toEqual([])

    await run(sender.pc, 'attachments.describe', { id: photo.id, inHouse: true })
    await run(sender.pc, 'attachments.describe', { id: scan.id, note: '原件在柜里' })
    const later = await sender.send('2026Q3', { detail: 'named', attachments: true, note: '重报' })
    expect(await preview(desk, later.file)).toMatchObject({ attachments: 0 })
  })

  it('that are missing here stop the sending, and no sequence is used up', async () => {
    fs.rmSync(path.join(sender.pc.disk.profile.content, hash(pdfOf())))
    const asked = { period: '2026Q3', to: sender.pc.disk.tokens.take(sender.stick), detail: 'named', attachments: true }
    expect(codesOf(await attempt(sender.pc, 'upstream.export', asked))).toEqual(['attachment-missing'])
    expect(valueOf(await sender.pc.disk.main['keys.next']({}))).toMatchObject({ sequence: 1 })
  })
})
