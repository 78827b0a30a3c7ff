import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../outcome'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { backUpTo, restoreFrom, switchOn, type Pc } from './backup-bench'
import { meetingOf, rosterFile, sampleRows, type Person } from './sample-books'
import {
  ask,
  attempt,
  community,
  freshStreet,
  hashOf,
  merge,
  restartMain,
  run,
  street,
  type Card,
  type Community,
  type Sent,
} from './street-bench'

const office = '371722001001'
const period = '2026Q3'

let sender: Community
let desk: Pc
let people: Person[]
let meeting: string
let first: Sent
let folder: string

interface Written {
  rows: { state: string; office: string; file: string; sequence: number; receipts: number; returns: number }[]
}
interface Returned {
  rows: {
    text: string
    reason: string
    record: { table: string; id: string } | null
    answered: boolean
    what: string
  }[]
}
interface AtStreet {
  rows: { id: string; state: string; text: string }[]
}
interface Rows {
  table: string
  rows: { record: string; part: string | null; text: string }[]
}

const reply = async (to = folder): Promise<Written> => run(desk, 'street.reply', { to: desk.disk.tokens.take(to) })
const receive = (file: string, { pc } = sender) =>
  attempt(pc, 'upstream.receiveReply', { file: pc.disk.tokens.take(file) })
const returns = () => ask<Returned>(sender.pc, 'upstream.returns')
const replies = () => ask<{ rows: object[]; reply: object | null }>(sender.pc, 'upstream.replies')
const atStreet = () => ask<AtStreet>(desk, 'street.returns', { office })
const giveBack = (part: object, reason = '人数与签到表不符') =>
  attempt(desk, 'street.return', { report: first.digest, part, reason }) as Promise<never>
const rowsOf = (table: string) => ask<Rows>(desk, 'street.rows', { report: first.digest, table })
const trust = (pc: Pc, card: Card) => run(pc, 'upstream.trust', { ...card, file: pc.disk.tokens.take(card.file) })

beforeEach(async () => {
  sender = await community()
  await run(sender.pc, 'roster.import', rosterFile(sampleRows(6)))
  people = (await ask<{ rows: Person[] }>(sender.pc, 'roster.members', { asOf: '2026-09-20' })).rows
  meeting = (await run<{ id: string }>(sender.pc, 'meetings.record', meetingOf(people))).id
  first = await sender.send(period)
  const enrolment = await sender.enrol()
  desk = await freshStreet(enrolment)
  await trust(sender.pc, await run(desk, 'upstream.enrol', { to: desk.disk.tokens.take(emptyFolder()) }))
  valueOf(await merge(desk, first.file))
  folder = emptyFolder()
})

describe('a reply', () => {
  it('tells the community that its report came, and the same one again changes nothing', async () => {
    expect(await replies()).toMatchObject({ reply: null, rows: [{ state: 'none' }] })
    const [written] = (await reply()).rows
    expect(written).toMatchObject({ state: 'written', office, sequence: 1, receipts: 1, returns: 0, encrypted: true })
    expect(written!.file).toMatch(/371722001000-reply-2026-0001\.qlb\.age$/)
    expect(await receive(written!.file)).toMatchObject({ value: { state: 'taken', receipts: 1, returns: 0 } })
    expect(await replies()).toMatchObject({ reply: { sequence: 1 }, rows: [{ state: 'counted', returns: 0 }] })
    const before = await hashOf(sender.pc)
    expect(await receive(written!.file)).toMatchObject({ value: { state: 'known' } })
    expect(await hashOf(sender.pc)).toEqual(before)
  })

  it('says what was never received and what was counted otherwise, and why something does not count', async () => {
    await sender.send(period)
    const third = await sender.send(period)
    valueOf(await merge(desk, third.file))
    await run(desk, 'street.takeOut', { id: third.digest, reason: '-收成了别的U盘' })
    valueOf(await receive((await reply()).rows[0]!.file))
    expect((await replies()).rows).toMatchObject([
      { state: 'takenOut', note: '收成了别的U盘' },
      { state: 'missing' },
      { state: 'counted' },
    ])
  })

  it('names every report that was never received, however many there are', async () => {
    for (let i = 0; i < 12; i++) await sender.send(period)
    const last = await sender.send(period)
    valueOf(await merge(desk, last.file))
    valueOf(await receive((await reply()).rows[0]!.file))
    const { rows } = await replies()
    const missing = Array.from({ length: 12 }, () => ({ state: 'missing' }))
    expect(rows).toMatchObject([{ state: 'counted' }, ...missing, { state: 'superseded' }])
  })

  it('does not stand between the street’s own reports, which go on from one to the next', async () => {
    await reply()
    await reply()
    const { sequence } = await run<Sent>(desk, 'upstream.export', { period, to: desk.disk.tokens.take(folder) })
    expect(sequence).toBe(1)
    expect((await reply()).rows).toMatchObject([{ sequence: 3 }])
  })

  it('in any order: the last written holds, an older one is kept and changes nothing', async () => {
    valueOf(await giveBack({ what: 'report' }))
    const older = (await reply()).rows[0]!.file
    await run(desk, 'street.closeReturn', { id: (await atStreet()).rows[0]!.id })
    const newer = (await reply()).rows[0]!.file
    expect(await receive(newer)).toMatchObject({ value: { state: 'taken' } })
    expect(await receive(older)).toMatchObject({ value: { state: 'older' } })
    expect(await returns()).toEqual({ rows: [] })
    const after = await hashOf(sender.pc)
    const other = await replies()
    expect(other).toMatchObject({ reply: { sequence: 2 } })
    expect(await receive(newer)).toMatchObject({ value: { state: 'known' } })
    expect(await hashOf(sender.pc)).toEqual(after)
  })

  it('that names reports of which these books know nothing is taken, and says so', async () => {
    const old = await backUpTo(sender.pc, path.join(folder, 'old.tar'))
    const lost = await sender.send(period)
    valueOf(await merge(desk, lost.file))
    const file = (await reply()).rows[0]!.file
    const moved = await switchOn(folderOfTest(), Date.UTC(2026, 10, 24))
    expect(await restoreFrom(moved, old)).toMatchObject({ ok: true })
    const outcome = await receive(file, { ...sender, pc: moved })
    expect(outcome).toMatchObject({ ok: true, value: { state: 'taken' } })
    expect(outcome.problems).toMatchObject([{ code: 'reply-report-unknown', severity: 'warning' }])
    expect(outcome.problems![0]!.message).toContain('第2份')
  })

  it('encrypted to another PC, or of the same number with other words, is refused', async () => {
    const file = (await reply()).rows[0]!.file
    const other = await community()
    await trust(other.pc, await run(desk, 'upstream.enrol', { to: desk.disk.tokens.take(emptyFolder()) }))
    expect(codesOf(await receive(file, other))).toEqual(['bundle-not-for-us'])
    valueOf(await receive(file))
    const copy = await freshStreet(await sender.enrol())
    fs.cpSync(desk.disk.profile.keys, copy.disk.profile.keys, { recursive: true })
    const log = path.join(copy.disk.profile.keys, 'sequences.log')
    fs.writeFileSync(log, fs.readFileSync(log, 'utf8').replace(/^1 r.*\n/m, ''))
    valueOf(await merge(copy, first.file))
    const [forged] = (await run<Written>(copy, 'street.reply', { to: copy.disk.tokens.take(emptyFolder()) })).rows
    expect(forged).toMatchObject({ sequence: 1 })
    const before = await hashOf(sender.pc)
    expect(codesOf(await receive(forged!.file))).toEqual(['bundle-fork'])
    expect(await hashOf(sender.pc)).toEqual(before)
  })

  it('of a street whose card was not compared, of a copied street, and of no street is refused with unchanged books', async () => {
    const file = (await reply()).rows[0]!.file
    const before = await hashOf(sender.pc)
    expect(codesOf(await receive(first.file))).toEqual(['bundle-office-unknown'])
    const stranger = await community()
    expect(codesOf(await receive(file, stranger))).toEqual(['superior-missing'])
    const other = await switchOn(folderOfTest(), Date.UTC(2026, 10, 23))
    await run(other, 'office.create', street)
    const own = await run<Sent>(other, 'upstream.export', { period, to: other.disk.tokens.take(emptyFolder()) })
    const refused = await receive(own.file)
    expect(codesOf(refused)).toEqual(['bundle-signature'])
    const later = await run<Sent>(desk, 'upstream.export', { period, to: desk.disk.tokens.take(emptyFolder()) })
    expect(codesOf(await receive(later.file))).toEqual(['bundle-kind'])
    expect(await hashOf(sender.pc)).toEqual(before)
  })

  it('is written for every office, and one that fails never stops the others', async () => {
    const outcome = await run<Written>(desk, 'street.reply', {
      to: desk.disk.tokens.take(folder),
      offices: [office, '371722001002'],
    })
    expect(outcome.rows).toMatchObject([
      { state: 'written', office },
      { state: 'refused', office: '371722001002', problems: [{ code: 'office-unknown' }] },
    ])
    const before = await hashOf(desk)
    const gone = path.join(folder, 'gone')
    expect(codesOf(await attempt(desk, 'street.reply', { to: desk.disk.tokens.take(gone) }))).toEqual(['disk-enoent'])
    expect(await hashOf(desk)).toEqual(before)
    expect(fs.existsSync(gone)).toBe(false)
  })

  it('is not written with keys that know less than the books, and one change of keys is enough', async () => {
    await run(desk, 'upstream.renewKey', {})
    await reply()
    for (const gone of [desk.disk.profile.keys, `${desk.disk.profile.keys}.made`]) fs.rmSync(gone, { recursive: true })
    fs.mkdirSync(desk.disk.profile.keys)
    restartMain(desk)
    const outcome = await attempt(desk, 'street.reply', { to: desk.disk.tokens.take(folder) })
    expect(codesOf(outcome)).toEqual(['keys-lost'])
    expect(JSON.stringify(outcome)).toContain('再请下级单位重新确认')
    expect(await run(desk, 'upstream.renewKey', {})).toMatchObject({ epoch: 3 })
    expect(await reply()).toMatchObject({ rows: [{ state: 'written', sequence: 1 }] })
  })

  it('goes to nobody where nothing was received', async () => {
    const fresh = await freshStreet(await sender.enrol())
    const outcome = await attempt(fresh, 'street.reply', { to: fresh.disk.tokens.take(folder) })
    expect(codesOf(outcome)).toEqual(['reply-nobody'])
  })
})

describe('a return', () => {
  it('of a row comes back under the record’s own name, and is answered by a corrected report, on both sides', async () => {
    const { rows } = await rowsOf('meetings')
    expect(rows).toHaveLength(1)
    valueOf(await giveBack({ what: 'row', rows: [{ table: 'meetings', record: rows[0]!.record }] }))
    expect(await atStreet()).toMatchObject({ rows: [{ state: 'unsent' }] })
    valueOf(await receive((await reply()).rows[0]!.file))
    expect(await atStreet()).toMatchObject({ rows: [{ state: 'waiting' }] })
    const there = await returns()
    expect(there.rows).toMatchObject([
      { what: 'row', reason: '人数与签到表不符', record: { table: 'meetings', id: meeting }, answered: false },
    ])
    expect(there.rows[0]!.text).not.toBe(rows[0]!.text)
    expect((await replies()).rows).toMatchObject([{ state: 'counted', returns: 1 }])
    const second = await sender.send(period)
    expect(await returns()).toMatchObject({ rows: [{ answered: true }] })
    expect((await replies()).rows).toMatchObject([{ state: 'none' }, { returns: 0 }])
    valueOf(await merge(desk, second.file))
    expect(await atStreet()).toMatchObject({ rows: [{ state: 'answered' }] })
    await run(desk, 'street.takeOut', { id: second.digest, reason: '收错了' })
    expect(await atStreet()).toMatchObject({ rows: [{ state: 'waiting' }] })
  })

  it('of a line inside a meeting says which meeting and whose line', async () => {
    const { rows } = await rowsOf('attendance')
    const { record, part } = rows[0]!
    valueOf(await giveBack({ what: 'row', rows: [{ table: 'attendance', record, part }] }))
    valueOf(await receive((await reply()).rows[0]!.file))
    const [line] = (await returns()).rows
    expect(line!.record).toEqual({ table: 'meetings', id: meeting })
    expect(people.some(({ name }) => line!.text.endsWith(name))).toBe(true)
  })

  it('of a figure and of several rows at once, each a return of its own with the same reason', async () => {
    valueOf(await giveBack({ what: 'figure', code: 'members.total' }))
    const { rows } = await rowsOf('members')
    const members = rows.slice(0, 2).map(({ record }) => ({ table: 'members', record }))
    valueOf(await giveBack({ what: 'row', rows: members }, '转正时间请核对'))
    valueOf(await receive((await reply()).rows[0]!.file))
    const there = await returns()
    expect(there.rows.map(({ what }) => what)).toEqual(['figure', 'row', 'row'])
    expect(new Set(there.rows.slice(1).map(({ record }) => record!.id)).size).toBe(2)
  })

  it('is taken back and undone before a reply told of it, and never after', async () => {
    const before = await hashOf(desk)
    const { ids } = valueOf(await giveBack({ what: 'report' })) as { ids: [string] }
    await run(desk, 'street.takeBackReturn', { id: ids[0] })
    expect(await hashOf(desk)).toEqual(before)
    valueOf(await giveBack({ what: 'report' }))
    const { last } = await ask<{ last: { entry: number } }>(desk, 'office.undoable')
    valueOf(await attempt(desk, 'office.undo', { entry: last.entry }))
    expect(await atStreet()).toEqual({ rows: [] })
    valueOf(await giveBack({ what: 'report' }))
    await reply()
    const { id } = (await atStreet()).rows[0]!
    expect(codesOf(await attempt(desk, 'street.takeBackReturn', { id }))).toEqual(['return-sent'])
    await run(desk, 'street.closeReturn', { id })
    expect(codesOf(await attempt(desk, 'street.closeReturn', { id }))).toEqual(['return-closed'])
    expect(await atStreet()).toMatchObject({ rows: [{ state: 'closed' }] })
  })

  it.each([
    [
      'a row that the report does not have',
      { what: 'row', rows: [{ table: 'meetings', record: 'A'.repeat(26) }] },
      'row-unknown',
    ],
    [
      'a table that there is not',
      { what: 'row', rows: [{ table: 'offices', record: 'A'.repeat(26) }] },
      'segment-lost',
    ],
    ['a figure that the report does not have', { what: 'figure', code: 'x' }, 'figure-unknown'],
  ])('of %s is refused', async (_, part, code) => {
    const before = await hashOf(desk)
    expect(codesOf(await giveBack(part))).toEqual([code])
    expect(await hashOf(desk)).toEqual(before)
  })

  it('without words, or of a report that a later one put in the shade, is refused', async () => {
    expect(
      (await attempt(desk, 'street.return', { report: first.digest, part: { what: 'report' }, reason: ' - ' })).ok,
    ).toBe(false)
    const second = await sender.send(period)
    valueOf(await merge(desk, second.file))
    expect(codesOf(await giveBack({ what: 'report' }))).toEqual(['return-not-current'])
  })

  it('never changes what was received', async () => {
    const bundles = await ask(desk, 'street.bundles', { office })
    const figures = await ask(desk, 'street.figures', { period })
    valueOf(await giveBack({ what: 'figure', code: 'members.total' }))
    await reply()
    expect(await ask(desk, 'street.bundles', { office })).toEqual(bundles)
    expect(await ask(desk, 'street.figures', { period })).toEqual(figures)
  })
})
