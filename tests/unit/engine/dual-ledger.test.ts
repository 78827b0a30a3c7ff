import { beforeEach, describe, expect, test } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { packLibrary, type PackItem, type PointsPack } from '../../../src-shared/points/pack'
import { codesOf, problemsOf, warningsOf } from '../outcome'
import { pointsFor, sampleBooks, type Books, type Person } from './sample-books'

/** The clock of these books stands on 2026-11-22. */
let books: Books
let people: Person[]
const tax = '市税务局机关党委'

const shipped = packLibrary.find(({ ledger }) => ledger === 'dual')!
/** Hours as they ship, a deed of one point with a cap of three a year, and a deduction. */
const errand: PackItem = {
  ...{ ...shipped.items[0]!, code: 'S2', name: '办实事', deltas: [2], unit: '件', per: 1, cap: 6, facts: [] },
}
const missed: PackItem = { ...errand, code: 'S3', name: '认领未办', group: 'deduction', deltas: [-2], cap: null }
const pack: PointsPack = {
  ...{ ...shipped, id: 'served.v1', name: '双报到服务', from: '2025-01-01', items: [...shipped.items, errand, missed] },
}
const adopt = async (more: Partial<PointsPack> = {}) => {
  const own = { ...pack, ...more }
  await books.run('points.saveDraft', { pack: own })
  await books.run('points.adoptPack', { id: own.id, from: own.from, resolution: '社区党委会议决定' })
}
const report = async (name: string, more: object = {}) =>
  (
    await books.run<{ id: string }>('roster.noteAttached', {
      kind: 'dualReport',
      name,
      unit: tax,
      from: '2025-03',
      ...more,
    })
  ).id
const hours = (attached: string, amount: number, date = '2026-04-01', note = '楼道清理') => ({
  ...{ attached, rule: 'S1', date, amount: amount * 2, note },
})
const deed = (attached: string, date = '2026-05-01', note = '修灯') => ({ attached, rule: 'S2', date, delta: 2, note })
const enter = (...entries: object[]) => books.attempt('points.enterDual', { entries })
type Ledger = QueryOutput<'points.dualLedger'>
type Account = QueryOutput<'points.dualAccount'>
const ledger = (period?: string) => books.ask<Ledger>('points.dualLedger', period === undefined ? {} : { period })
const account = (attached: string, period = '2026') => books.ask<Account>('points.dualAccount', { attached, period })
const lineOf = async (id: string, period?: string) => (await ledger(period)).rows.find(row => row.id === id)
/** Everything that is said of the members' points. */
const ofMembers = async () =>
  Promise.all([
    ...['2026Q2', '2026', '2026-04'].map(period => books.ask('points.quarter', { period })),
    books.ask('points.notices', { id: people[0]!.branch, period: '2026Q2' }),
    books.ask('points.year', { year: 2026, branch: people[0]!.branch }),
    books.ask('points.trend', { year: 2026, branch: people[0]!.branch }),
    books.ask('points.entries'),
    books.ask('upstream.figures', { period: '2026Q2' }),
  ])
/** Without the number of the journal's newest entry, which every paper bears. */
const plain = (said: unknown) => JSON.stringify(said).replace(/日志 \d+/g, '')

beforeEach(async () => {
  books = await sampleBooks()
  people = await books.people()
})

describe('the ledger of those who only report here', () => {
  test('trap 5 and 11: what they do is in no quarter, no notice, no year, no figure of the members', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enter', pointsFor(people[0]!.id, { date: '2026-04-02' }))
    const before = plain(await ofMembers())
    expect(codesOf(await enter(hours(who, 50), deed(who)))).toEqual([])
    expect(plain(await ofMembers())).toBe(before)
    expect(await lineOf(who)).toMatchObject({ hours: 100, times: 2, points: 122, band: '达标', reached: true })
    expect(await books.faults()).toEqual([])
  })
  test('one deed enters several people and lines, and is undone in one step', async () => {
    await adopt()
    const who = [await report('周到'), await report('吴明'), await report('郑重')]
    const before = await books.hash()
    await books.run('points.enterDual', { entries: who.flatMap(id => [hours(id, 3), deed(id)]) })
    expect((await ledger()).rows.map(({ times }) => times)).toEqual([2, 2, 2])
    expect(codesOf(await books.undo(books.entry()))).toEqual([])
    expect((await ledger()).rows.map(({ times }) => times)).toEqual([0, 0, 0])
    expect(await books.hash()).toBe(before)
  })
  test('one wrong line of several leaves nothing of them, and says whose it is', async () => {
    await adopt()
    const [good, other] = [await report('周到'), await report('来安', { kind: 'floatingIn' })]
    const refused = await enter(hours(good, 3), hours(other, 3))
    expect(problemsOf(refused)[0]).toMatchObject({ code: 'not-dual', path: ['entries', 1, 'attached'] })
    expect(problemsOf(refused)[0]!.message).toMatch(/^来安：/)
    expect(await lineOf(good)).toMatchObject({ times: 0 })
    expect(codesOf(await enter(hours(people[0]!.id, 3)))).toEqual(['attached-unknown'])
    expect(codesOf(await enter())).toEqual(['invalid'])
  })
  test('without rules of this ledger nothing is entered, and the members’ rules don’t do instead', async () => {
    const who = await report('周到')
    const refused = await enter({ attached: who, rule: 'B1', date: '2026-04-01', delta: 1 })
    expect(problemsOf(refused)[0]).toMatchObject({ code: 'no-pack', path: ['entries', 0, 'date'] })
    expect(problemsOf(refused)[0]!.message).toContain('双报到党员的积分办法')
    expect(await lineOf(who)).toMatchObject({ points: null, band: null, reached: null })
    expect(await ledger()).toMatchObject({ pack: null, target: null, people: 1, reached: 0 })
  })
  test('a cap holds in its year: above it an entry is kept, remarked, and does not count', async () => {
    await adopt()
    const who = await report('周到')
    const days = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04']
    const entered = await enter(...days.map(day => deed(who, day)))
    expect(warningsOf(entered).map(({ code }) => code)).toEqual(['over-cap'])
    const { account: bill, line } = await account(who)
    expect(bill.lines.find(({ code }) => code === 'S2')).toMatchObject({ raw: 8, counted: 6, cut: 2 })
    expect([bill.uncapped, bill.additions, bill.total, line.points, line.times]).toEqual([8, 6, 6, 6, 4])
    await books.run('points.enterDual', { entries: [deed(who, '2025-05-01')] })
    expect((await account(who, '2025')).account.total).toBe(2)
    expect((await account(who)).account.total).toBe(6)
  })
  test('two years stand apart: hours of one make no half hour of the other', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enterDual', { entries: [hours(who, 1, '2025-12-31'), hours(who, 1, '2026-01-01')] })
    expect([await lineOf(who, '2025'), await lineOf(who, '2026')].map(line => [line!.hours, line!.points])).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect((await ledger('2024')).rows).toEqual([])
    expect((await ledger('2026Q1')).until).toBe('2026-03-31')
  })
  test('a quarter’s end counts what was done until then', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enterDual', { entries: [hours(who, 10, '2026-03-31'), hours(who, 10, '2026-04-01')] })
    expect((await lineOf(who, '2026Q1'))!.hours).toBe(20)
    expect((await lineOf(who, '2026Q2'))!.hours).toBe(40)
  })
  test('a reversal names what it takes back, on its own day, once; hours go with it', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enterDual', { entries: [hours(who, 3), hours(who, 4, '2026-04-02')] })
    const [second, first] = (await account(who)).entries
    await books.run('points.reverseDual', { id: first!.id, note: '记错了人' })
    const { entries, line, account: bill } = await account(who)
    expect(entries.find(({ reverses }) => reverses)).toMatchObject({
      ...{ reverses: first!.id, date: '2026-04-01', source: 'reversal', note: '记错了人', amount: -6 },
    })
    expect(entries.find(({ id }) => id === first!.id)).toMatchObject({ reversed: true, delta: 7 })
    expect([line.hours, line.times, bill.total]).toEqual([8, 1, 9])
    expect(codesOf(await books.attempt('points.reverseDual', { id: first!.id, note: '再冲一次' }))).toEqual([
      'entry-reversed',
    ])
    const back = entries.find(({ reverses }) => reverses)!.id
    expect(codesOf(await books.attempt('points.reverseDual', { id: back, note: '冲回来' }))).toEqual(['entry-reversal'])
    expect(codesOf(await books.attempt('points.reverseDual', { id: 'none', note: '没有' }))).toEqual(['entry-unknown'])
    expect(second!.id).not.toBe(first!.id)
  })
  test('who left stays in the ledger of the year, out of every share, and gets nothing for later days', async () => {
    await adopt()
    const [left, here] = [await report('周到'), await report('吴明')]
    await books.run('points.enterDual', { entries: [hours(left, 50), hours(here, 50)] })
    await books.run('roster.noteAttached', { id: left, kind: 'dualReport', name: '周到', to: '2026-06-01' })
    expect(codesOf(await enter(hours(left, 1, '2026-06-01')))).toEqual(['not-reported'])
    expect(codesOf(await enter(hours(left, 1, '2026-05-31')))).toEqual([])
    expect(codesOf(await enter(hours(left, 1, '2025-02-28')))).toEqual(['not-reported'])
    const now = await ledger()
    expect(now.rows.map(({ name, here: is }) => [name, is])).toEqual([
      ['吴明', true],
      ['周到', false],
    ])
    expect([now.people, now.reached]).toEqual([1, 1])
    expect(now.units).toEqual([{ unit: tax, people: 1, reached: 1, hours: 202, times: 3 }])
    expect(await ledger('2026Q1')).toMatchObject({ people: 2, reached: 0 })
  })
  test('达标 is so many of so many of a 单位; who wrote none stands last', async () => {
    await adopt()
    const [a, b] = [await report('周到'), await report('吴明')]
    const lone = await report('郑重', { unit: null })
    await books.run('points.enterDual', { entries: [hours(a, 50), hours(b, 49.5), hours(lone, 60)] })
    const { units, people: all, reached, target } = await ledger()
    expect(units.map(one => [one.unit, one.reached, one.people])).toEqual([
      [tax, 1, 2],
      [null, 1, 1],
    ])
    expect([reached, all, target]).toEqual([2, 3, { name: '达标', from: 120 }])
  })
  test('an independent count of hours and points agrees, over three hundred entries and reversals', async () => {
    await adopt()
    const who: string[] = []
    for (let i = 0; i < 12; i++) who.push(await report(`党员${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`))
    const sizes = Array.from({ length: 300 }, (_, i) => ({
      at: (i * 7) % 12,
      half: 1 + ((i * 13) % 9),
      day: 1 + (i % 28),
    }))
    await books.run('points.enterDual', {
      entries: sizes.map(({ at, half, day }) => ({
        ...{
          attached: who[at]!,
          rule: 'S1',
          date: `2026-0${1 + (at % 9)}-${String(day).padStart(2, '0')}`,
          amount: half,
        },
        note: '服务',
      })),
    })
    const undone = new Map<string, number>()
    for (const id of who.slice(0, 6)) {
      const [one] = (await account(id)).entries
      await books.run('points.reverseDual', { id: one!.id, note: '核对' })
      undone.set(id, one!.amount!)
    }
    for (const [at, id] of who.entries()) {
      const half = sizes.filter(one => one.at === at).reduce((sum, one) => sum + one.half, 0) - (undone.get(id) ?? 0)
      // Five hours are six points: 12 half points for 10 half hours.
      expect(await lineOf(id)).toMatchObject({ hours: half, points: Math.floor((half * 12) / 10) })
    }
  })
})

describe('rules of this ledger', () => {
  test('a version does not begin on a day from which something is entered under the old one', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enterDual', { entries: [hours(who, 3, '2026-04-01')] })
    const next = { ...pack, id: 'served.v2', version: 2, from: '2026-01-01', items: [shipped.items[0]!] }
    await books.run('points.saveDraft', { pack: next })
    const at = (from: string) => books.attempt('points.adoptPack', { id: next.id, from, resolution: '决定' })
    expect(codesOf(await at('2026-01-01'))).toEqual(['pack-entries'])
    expect(codesOf(await at('2026-05-01'))).toEqual([])
    expect(codesOf(await enter(deed(who, '2026-04-30')))).toEqual([])
    expect(codesOf(await enter(deed(who, '2026-05-01')))).toEqual(['unknown-rule'])
  })
})

describe('the person behind the lines', () => {
  test('is not removed, and does not become 流入党员, while lines stand', async () => {
    await adopt()
    const who = await report('周到')
    await books.run('points.enterDual', { entries: [hours(who, 3)] })
    const gone = await books.attempt('roster.removeAttached', { id: who, reason: '重复' })
    expect(problemsOf(gone)[0]).toMatchObject({ code: 'attached-in-use' })
    expect(problemsOf(gone)[0]!.message).toContain('登记“离开”')
    const other = await books.attempt('roster.noteAttached', { id: who, kind: 'floatingIn', name: '周到' })
    expect(codesOf(other)).toEqual(['attached-served'])
  })
})

describe('a member who is scored in another ledger (trap 11)', () => {
  beforeEach(async () => {
    await books.run('points.setScoring', {
      ...{ members: [people[0]!.id], class: 'dual', from: '2026-03-01', resolution: '2026年2月支部党员大会决议' },
    })
  })
  test('gets nothing entered from that day on, and the refusal says what to do', async () => {
    const refused = await books.attempt('points.enter', pointsFor(people[0]!.id))
    expect(problemsOf(refused)[0]).toMatchObject({ code: 'scored-elsewhere', path: ['member'] })
    expect(problemsOf(refused)[0]!.message).toContain('计分方式')
    expect(codesOf(await books.attempt('points.enter', pointsFor(people[0]!.id, { date: '2026-02-28' })))).toEqual([])
    expect(codesOf(await books.attempt('points.enter', pointsFor(people[1]!.id)))).toEqual([])
    const many = await books.attempt('points.enterMany', { entries: people.slice(0, 2).map(({ id }) => pointsFor(id)) })
    expect(problemsOf(many)[0]).toMatchObject({ code: 'scored-elsewhere', path: ['entries', 0, 'member'] })
  })
  test('has no slip of the members; the others of the branch have theirs', async () => {
    const slips = (id: string) => books.engine.query('points.slips', { id, year: 2026 }, '周敏')
    expect(codesOf(await slips(people[0]!.id))).toEqual(['slip-elsewhere'])
    const { branch } = people[0]!
    const { slips: of } = await books.ask<{ slips: { heads: string[] }[] }>('points.slips', { id: branch, year: 2026 })
    expect(of).toHaveLength(people.filter(person => person.branch === branch).length - 1)
    expect(of.some(({ heads }) => heads[0]!.startsWith(people[0]!.name))).toBe(false)
  })
})
