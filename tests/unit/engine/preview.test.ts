import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { codesOf, valueOf } from '../outcome'
import type { Pc } from './backup-bench'
import { meetingOf, rosterFile, sampleRows, type Person } from './sample-books'
import {
  ask,
  attempt,
  community,
  freshStreet,
  hashOf,
  merge,
  preview,
  run,
  type Card,
  type Community,
  type Sent,
} from './street-bench'

type Preview = QueryOutput<'street.preview'>
type OfReport = Extract<Preview, { state: 'new' | 'known' | 'again' }>

const period = '2026Q3'
let first: Sent
/** The same quarter once a meeting was held, in which one stayed away. */
let second: Sent
let card: Card
/** Of the same office on another PC: another key. */
let otherCard: Card

beforeAll(async () => {
  const books = async ({ pc }: Community) => run(pc, 'roster.import', rosterFile(sampleRows(6)))
  const own = await community()
  await books(own)
  first = await own.send(period)
  const { rows } = await ask<{ rows: Person[] }>(own.pc, 'roster.members', { asOf: '2026-09-20' })
  await run(own.pc, 'meetings.record', meetingOf(rows, 1))
  second = await own.send(period)
  card = await own.enrol()
  own.pc.engine.close()
  const other = await community()
  otherCard = await other.enrol()
  other.pc.engine.close()
})

/** Every file of the profile but logs, with what is in it. */
function everyFile(pc: Pc): Record<string, string> {
  const { folder } = { folder: path.dirname(pc.disk.profile.journal) }
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const found = files.map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
  return Object.fromEntries(found.map(file => [file, fs.readFileSync(file, 'latin1')]))
}

describe('looking at a report before it is taken', () => {
  it('writes nothing: no row, no entry, no file', async () => {
    const pc = await freshStreet(card)
    const before = [everyFile(pc), await hashOf(pc)]
    expect(await preview(pc, first.file)).toMatchObject({ state: 'new', office: '371722001001', sequence: 1 })
    expect([everyFile(pc), await hashOf(pc)]).toEqual(before)
  })

  it('says of the first of a period what it brings, and compares it with nothing', async () => {
    const seen = await preview<OfReport>(await freshStreet(card), first.file)
    expect(seen).toMatchObject({ period, revision: 1, counts: true, now: null, changes: null, missing: { count: 0 } })
    expect(seen.problems).toEqual([])
    expect(seen.figures.length).toBeGreaterThan(5)
    expect(seen.figures.every(({ now, differs }) => now === null && !differs)).toBe(true)
  })

  it('shows a correction beside what counts now, and what differs in rows, reading only segments that differ', async () => {
    const pc = await freshStreet(card)
    valueOf(await merge(pc, first.file))
    const asked = vi.spyOn(pc.disk.main, 'content.get')
    const seen = await preview<OfReport>(pc, second.file)
    expect(seen).toMatchObject({ state: 'new', counts: true, now: { sequence: 1, revision: 1 } })
    const held = seen.figures.find(({ code }) => code === 'meetings.branchGeneral')!
    expect(held.numerator).toBe(held.now!.numerator + 1)
    expect(seen.changes!.tables).toMatchObject([
      { table: 'meetings', added: 1, removed: 0, changed: 0 },
      { table: 'attendance', removed: 0, changed: 0 },
      { table: 'points', removed: 0, changed: 0 },
    ])
    expect(seen.changes!.rows[0]).toMatchObject({
      kind: 'added',
      text: expect.stringMatching(/^支部党员大会，\S+党支部，2026年9月20日$/),
    })
    // Tables that were empty before and are not now; roster and organisation were not read again.
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('says of an older one that it would be kept and not count', async () => {
    const pc = await freshStreet(card)
    valueOf(await merge(pc, second.file))
    expect(await preview(pc, first.file)).toMatchObject({ state: 'new', counts: false, now: { revision: 2 } })
  })

  it('says which are missing, as taking it would', async () => {
    const pc = await freshStreet(card)
    const seen = await preview<OfReport>(pc, second.file)
    expect(seen.missing).toEqual({ count: 1, first: [1] })
    expect(seen.problems).toEqual(valueOf({ ok: true, value: (await merge(pc, second.file)).problems }))
  })

  it('knows one that was received, and one that was taken out', async () => {
    const pc = await freshStreet(card)
    valueOf(await merge(pc, first.file))
    expect(await preview(pc, first.file)).toMatchObject({ state: 'known', now: null, changes: null })
    valueOf(await merge(pc, second.file))
    await run(pc, 'street.takeOut', { id: second.digest, reason: '交错了U盘' })
    const again = await preview<OfReport>(pc, second.file)
    expect(again).toMatchObject({ state: 'again', counts: true, now: { revision: 1 } })
    expect(again.changes!.rows[0]!.text).toMatch(/^支部党员大会，\S+党支部/)
  })

  it('says so where what is held of the one before is lost, and still shows the figures', async () => {
    const pc = await freshStreet(card)
    valueOf(await merge(pc, first.file))
    for (const name of fs.readdirSync(pc.disk.profile.content))
      fs.writeFileSync(path.join(pc.disk.profile.content, name), 'damaged')
    const seen = await preview<OfReport>(pc, second.file)
    expect(seen.problems.map(({ code }) => code)).toEqual(['segment-lost'])
    expect(seen.changes).toBeNull()
    expect(seen.figures.some(({ now }) => now)).toBe(true)
  })

  it('compares figures alone where a report brought no rows', async () => {
    const own = await community()
    await run(own.pc, 'roster.import', rosterFile(sampleRows(6)))
    const bare = await own.send(period, { detail: 'figures' })
    const whole = await own.send(period)
    const enrolled = await own.enrol()
    own.pc.engine.close()
    const pc = await freshStreet(enrolled)
    valueOf(await merge(pc, bare.file))
    const seen = await preview<OfReport>(pc, whole.file)
    expect(seen).toMatchObject({ changes: null, now: { revision: 1 }, problems: [] })
    expect(seen.figures.every(({ now }) => now)).toBe(true)
  })
})

describe('a file that is not taken', () => {
  it('is named by what its own name says, with the sentence that taking it would answer', async () => {
    const pc = await freshStreet(card)
    const damaged = path.join(path.dirname(pc.disk.profile.journal), path.basename(first.file))
    fs.writeFileSync(damaged, fs.readFileSync(first.file).subarray(0, -40))
    const seen = await preview(pc, damaged)
    const says = { office: '371722001001', officeName: '中共安平社区委员会', period }
    expect(seen).toMatchObject({ state: 'refused', says, problems: [{ code: 'bundle-damaged' }] })
    expect((seen as { problems: unknown }).problems).toEqual((await merge(pc, damaged)).problems)
    expect(await preview(pc, `${damaged}.gone`)).toMatchObject({ state: 'refused', says: null })
  })

  it('comes of an office that is not known: its card first', async () => {
    const seen = await preview(await freshStreet(), first.file)
    expect(seen).toMatchObject({
      state: 'refused',
      says: { officeName: null },
      problems: [{ code: 'bundle-office-unknown' }],
    })
  })

  it('is an enrolment: of an office not known, known, and known by another key; never its fingerprint', async () => {
    const pc = await freshStreet()
    const seen = await preview(pc, card.file)
    expect(seen).toEqual({
      state: 'enrolment',
      office: '371722001001',
      officeName: '中共安平社区委员会',
      stands: 'new',
    })
    expect(JSON.stringify(seen)).not.toContain(card.fingerprint.slice(0, 5))
    await run(pc, 'upstream.approve', { file: pc.disk.tokens.take(card.file), fingerprint: card.fingerprint })
    expect(await preview(pc, card.file)).toMatchObject({ stands: 'known' })
    expect(await preview(pc, otherCard.file)).toMatchObject({ stands: 'older' })
    const approved = await attempt(pc, 'upstream.approve', {
      file: pc.disk.tokens.take(otherCard.file),
      fingerprint: otherCard.fingerprint,
    })
    expect(codesOf(approved)).toEqual(['key-changed'])
  })
})
