import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isEncrypted } from '../../../src-main/age/encrypted-bytes'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import { openEntry } from '../../../src-shared/journal/entry'
import { codesOf, valueOf } from '../outcome'
import { folderOfTest } from '../journal/journal-bench'
import type { Pc } from './backup-bench'
import { rosterFile, sampleRows } from './sample-books'
import { ask, attempt, community, freshStreet, merge, run, type Card, type Community, type Sent } from './street-bench'

let desk: Pc
let sender: Community
let card: Card

/** A street and a community that know each other, but the community not yet the street. */
beforeEach(async () => {
  desk = await freshStreet()
  card = await run(desk, 'upstream.enrol', { to: desk.disk.tokens.take(folderOfTest()) })
  sender = await community()
  await run(sender.pc, 'roster.import', rosterFile(sampleRows(6)))
  const own = await sender.enrol()
  await run(desk, 'upstream.approve', { ...own, file: desk.disk.tokens.take(own.file) })
})
const token = (file: string) => sender.pc.disk.tokens.take(file)
const trust = (of: Card = card, more: object = {}) =>
  run(sender.pc, 'upstream.trust', { ...of, file: token(of.file), ...more })
const attemptSend = (more: object) =>
  attempt(sender.pc, 'upstream.export', { period: '2026Q3', to: token(sender.stick), ...more })
const keyFile = (text: string) => {
  const file = path.join(folderOfTest(), 'key.txt')
  fs.writeFileSync(file, text)
  return token(file)
}

describe('a report with names', () => {
  it('is not written before the office above is known, and uses no sequence up', async () => {
    expect(codesOf(await attemptSend({ detail: 'named' }))).toEqual(['recipient-needed'])
    expect(codesOf(await attemptSend({ encrypt: true }))).toEqual(['recipient-needed'])
    expect(valueOf(await sender.pc.disk.main['keys.next']({}))).toMatchObject({ sequence: 1 })
    expect(fs.readdirSync(sender.stick).filter(name => name.includes('report'))).toEqual([])
  })

  it('is encrypted to the office above, says so, is in the journal, and merges there', async () => {
    await trust()
    const sent = await sender.send('2026Q3', { detail: 'named' })
    expect(path.basename(sent.file)).toBe('371722001001-report-2026Q3-0001.qlb.age')
    const bytes = fs.readFileSync(sent.file)
    expect(isEncrypted(bytes)).toBe(true)
    expect(sent).toMatchObject({ size: bytes.length })
    const { rows } = await ask<{ rows: object[] }>(sender.pc, 'upstream.reports')
    expect(rows).toMatchObject([{ file: path.basename(sent.file), detail: 'named' }])
    const read = valueOf(await sender.pc.disk.main['journal.read']({ from: 1, limit: 1e7 }))
    const { changes } = openEntry(read[read.length - 1]!)!.entry
    expect(changes).toMatchObject([{ table: 'reports', after: { detail: 'named' } }])

    const merged = valueOf(await merge(desk, sent.file)) as { state: string; differences: number }
    expect(merged).toMatchObject({ state: 'merged', differences: 0 })
    const held = fs.readFileSync(path.join(desk.disk.profile.received, `${sent.digest}.qlb`))
    const recipient = valueOf(await desk.disk.main['keys.recipient']({})).recipient
    const { publicKey } = await ask<{ publicKey: string }>(sender.pc, 'upstream.card')
    const bundle = await readBundle(new Uint8Array(held), { primitives: nodePrimitives, keyFor: () => publicKey })
    expect(valueOf(bundle).info).toMatchObject({ recipient, detail: 'named' })
    expect(valueOf(valueOf(bundle).tables()).members?.[0]).toHaveProperty('name')
    const again = await ask(desk, 'street.preview', { file: desk.disk.tokens.take(sent.file) })
    expect(again).toMatchObject({ state: 'known', sequence: sent.sequence })
  })

  it('opens at no other office, and a byte changed on the way is damage', async () => {
    await trust()
    const sent = await sender.send('2026Q3', { detail: 'named' })
    const other = await freshStreet()
    await run(other, 'upstream.enrol', { to: other.disk.tokens.take(folderOfTest()) })
    expect(codesOf(await merge(other, sent.file))).toEqual(['bundle-not-for-us'])
    const bytes = fs.readFileSync(sent.file)
    bytes[bytes.length - 100]! ^= 1
    fs.writeFileSync(sent.file, bytes)
    expect(codesOf(await merge(desk, sent.file))).toEqual(['bundle-damaged'])
  })
})

describe('any other report', () => {
  it('is plain unless it was asked for', async () => {
    await trust()
    const plain = await sender.send('2026Q3')
    expect(plain.file).toMatch(/-0001\.qlb$/)
    const secret = await sender.send('2026Q3', { encrypt: true })
    expect(secret.file).toMatch(/-0002\.qlb\.age$/)
    expect(await merge(desk, secret.file)).toMatchObject({ ok: true })
    expect(await merge(desk, plain.file)).toMatchObject({ ok: true })
  })

  it('goes to the recipient of a file that was named, before the office above', async () => {
    await trust()
    const identity = await newIdentity()
    const recipient = keyFile(`# 区委\n${await recipientOf(identity)}\n`)
    const sent = valueOf(await attemptSend({ recipient })) as Sent
    expect(codesOf(await merge(desk, sent.file))).toEqual(['bundle-not-for-us'])
    for (const text of ['', identity, `${await recipientOf(identity)}x`])
      expect(codesOf(await attemptSend({ recipient: keyFile(text) }))).toEqual(['recipient-unreadable'])
  })
})
