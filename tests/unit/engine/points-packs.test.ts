import { beforeEach, describe, expect, test } from 'vitest'
import { packLibrary, shippedPacks, type PointsPack } from '../../../src-shared/points/pack'
import { codesOf, problemsOf } from '../outcome'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

/** The clock of these books stands on 2026-11-22. */
let books: Books
let people: Person[]

beforeEach(async () => {
  books = await sampleBooks()
  people = await books.people()
})

const community = shippedPacks[0]!
const next = (more: Partial<PointsPack> = {}): PointsPack => ({
  ...{ ...community, id: 'community.v2', version: 2, from: '2026-12-01' },
  ...more,
})
const withCap = (cap: number) =>
  next({ items: community.items.map(item => (item.code === 'B1' ? { ...item, cap } : item)) })
const adopt = (id: string, more: object = {}) => ({ id, resolution: '支部党员大会讨论通过', ...more })
const codes = async (name: string, input: unknown) => codesOf(await books.attempt(name, input))
const entries = () => books.ask<{ rows: { rule: string; delta: number; note: string }[] }>('points.entries')
const fileOf = (pack: object) => ({ bytes: new TextEncoder().encode(JSON.stringify(pack)) })

describe('adopting', () => {
  test('where nothing was adopted, the shipped pack holds', async () => {
    expect(await books.ask<PointsPack>('points.pack', { date: '2026-11-01' })).toMatchObject({ id: 'community.v1' })
  })
  test('one that ships, before anything is entered, judges the whole year', async () => {
    await books.run('points.adoptPack', adopt('organ.v1'))
    await books.run('meetings.record', meetingOf(people, 1))
    const { rows } = await entries()
    expect(new Set(rows.map(({ rule, delta }) => `${rule} ${delta}`))).toEqual(new Set(['J1 2']))
    const account = await books.ask('points.account', { member: people[1]!.id, year: 2026 })
    expect(account).toMatchObject({ pack: { id: 'organ.v1' }, base: 120, total: 122 })
  })
  test('trap 3: a draft from next month on leaves every entry and every total as it was', async () => {
    await books.run('meetings.record', meetingOf(people, 1))
    for (let i = 0; i < 5; i++) await books.run('points.enter', pointsFor(people[0]!.id))
    const before = [await entries(), await books.ask('points.quarter', { period: '2026Q3' })]
    await books.run('points.saveDraft', { pack: withCap(6) })
    await books.run('points.adoptPack', adopt('community.v2'))
    expect([await entries(), await books.ask('points.quarter', { period: '2026Q3' })]).toEqual(before)
    expect(await books.ask<PointsPack>('points.pack', { date: '2026-12-01' })).toMatchObject({ version: 2 })
    const { rows } = await books.ask<{ rows: { id: string; until: string | null }[] }>('points.packs')
    expect(rows.find(({ id }) => id === 'community.v1')!.until).toBe('2026-11-30')
    expect(rows.flatMap(({ id, until }) => (until ? id : []))).toEqual(['community.v1'])
    expect(await books.faults()).toEqual([])
  })
  test('not from a day from which points are entered', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    expect(await codes('points.adoptPack', adopt('organ.v1', { from: '2026-08-01' }))).toEqual(['pack-entries'])
  })
  test('not from a month that is closed, even where nothing stands in it', async () => {
    const { branch } = people[0]!
    await books.run('points.close', {
      ...{ period: '2026-10', checkedBy: '孙丽华' },
      branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-11-03' }],
    })
    expect(await codes('points.adoptPack', adopt('organ.v1', { from: '2026-10-01' }))).toEqual(['pack-closed'])
    await books.run('points.saveDraft', { pack: withCap(6) })
    expect(await codes('points.adoptPack', adopt('community.v2', { from: '2026-10-01' }))).toEqual(['pack-closed'])
    expect(await codes('points.adoptPack', adopt('community.v2', { from: '2026-11-01' }))).toEqual([])
  })
  test('an office that begins in the middle of a year has its own rules from 1 January on, and from no later month', async () => {
    const account = () =>
      books.ask<{ base: number; total: number }>('points.account', { member: people[0]!.id, year: 2026 })
    const proposed = async (id: string) =>
      (await books.ask<{ line: { proposed: string } }>('points.onePack', { id })).line.proposed
    expect(await codes('points.adoptPack', adopt('hundred.v1', { from: '2026-09-01' }))).toEqual(['pack-mid-cycle'])
    expect(await proposed('hundred.v1')).toBe('2026-01-01')
    const { id } = await books.run<{ id: string }>('points.enter', pointsFor(people[0]!.id))
    expect(await proposed('hundred.v1')).toBe('2027-01-01')
    expect(await proposed('community.v1')).toBe('2026-12-01')
    // Somebody tried the program out, and took it back.
    await books.run('points.reverse', { id, note: '试登记' })
    expect(await proposed('hundred.v1')).toBe('2026-01-01')
    await books.run('points.adoptPack', adopt('hundred.v1', { from: '2026-01-01' }))
    expect(await account()).toMatchObject({ base: 200, total: 200 })
    const { notices } = await books.ask<{ notices: { note: string; rows: string[][] }[] }>('points.notices', {
      period: '2026-10',
    })
    expect(notices[0]!.note).toContain('含年度基础分100分')
    expect(new Set(notices.flatMap(({ rows }) => rows.map(row => row[2])))).toEqual(new Set(['100.0']))
    expect(await books.faults()).toEqual([])
  })
  test('another base begins with a cycle once points are entered', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    expect(await codes('points.adoptPack', adopt('organ.v1', { from: '2026-12-01' }))).toEqual(['pack-mid-cycle'])
    expect(await codes('points.adoptPack', adopt('month-sheet.v1', { from: '2026-12-01' }))).toEqual(['pack-mid-cycle'])
    expect(await codes('points.adoptPack', adopt('organ.v1', { from: '2027-01-01' }))).toEqual([])
  })
  test('needs a resolution, the first of a month, and a meeting that there is', async () => {
    expect(await codes('points.adoptPack', { id: 'organ.v1' })).toEqual(['resolution-missing'])
    expect(await codes('points.adoptPack', adopt('organ.v1', { from: '2026-12-02' }))).toEqual(['from-not-first'])
    expect(await codes('points.adoptPack', adopt('organ.v1', { meeting: 'none' }))).toEqual(['meeting-unknown'])
    expect(await codes('points.adoptPack', adopt('nobody.v1'))).toEqual(['pack-unknown'])
  })
  test('what was adopted is not changed, not adopted again, and not undone', async () => {
    await books.run('points.saveDraft', { pack: withCap(6) })
    await books.run('points.adoptPack', adopt('community.v2'))
    expect(await codes('points.saveDraft', { pack: withCap(8) })).toEqual(['pack-fixed'])
    expect(await codes('points.dropDraft', { id: 'community.v2', reason: '不要了' })).toEqual(['pack-fixed'])
    expect(await codes('points.adoptPack', adopt('community.v2'))).toEqual(['pack-adopted'])
    expect((await books.undo(books.entry())).ok).toBe(false)
  })
  test('a version that says nothing else than the one in force is not adopted', async () => {
    await books.run('points.saveDraft', { pack: next({}) })
    expect(await codes('points.adoptPack', adopt('community.v2'))).toEqual(['pack-same'])
    await books.run('points.saveDraft', { pack: withCap(6) })
    expect(await codes('points.adoptPack', adopt('community.v2'))).toEqual([])
  })
  test('a wrong one is replaced before it begins, from the same day', async () => {
    await books.run('points.adoptPack', adopt('organ.v1', { from: '2027-01-01' }))
    await books.run('points.adoptPack', adopt('hundred.v1', { from: '2027-01-01' }))
    expect(await books.ask<PointsPack>('points.pack', { date: '2027-01-01' })).toMatchObject({ id: 'hundred.v1' })
  })
  test('one for 双报到 leaves the ledger of the members as it is', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    await books.run('points.adoptPack', adopt('dual-report.v1'))
    expect(await books.ask<PointsPack>('points.pack', { date: '2026-11-01' })).toMatchObject({ id: 'community.v1' })
  })
})

describe('a version in the middle of a year', () => {
  test('a class that it brings holds in the account as on the notice', async () => {
    const ill = { code: 'ill', name: '长期患病', scored: 'exempt' as const, multiply: [], off: [], source: '支部讨论' }
    await books.run('points.enter', pointsFor(people[0]!.id))
    await books.run('points.saveDraft', { pack: next({ from: '2026-11-01', classes: [...community.classes, ill] }) })
    await books.run('points.adoptPack', adopt('community.v2', { from: '2026-11-01' }))
    await books.run('points.setScoring', {
      ...{ members: [people[0]!.id], class: 'ill', from: '2026-11-05', resolution: '支部党员大会决议' },
    })
    const { rows } = await books.ask<{ rows: { member: string; yearToDate: number | null }[] }>('points.quarter', {
      period: '2026Q4',
    })
    expect(rows.find(({ member }) => member === people[0]!.id)!.yearToDate).toBeNull()
    expect(await books.ask('points.account', { member: people[0]!.id, year: 2026 })).toMatchObject({
      ...{ total: null, class: { code: 'ill', scored: 'exempt' } },
    })
  })
})

describe('drafts', () => {
  test('are changed, compared in words, and taken away', async () => {
    await books.run('points.saveDraft', { pack: withCap(6) })
    await books.run('points.saveDraft', { pack: withCap(20) })
    const { lines } = await books.ask<{ lines: string[] }>('points.packDifference', {
      before: 'community.v1',
      after: 'community.v2',
    })
    expect(lines).toEqual(['起用日期 2026年1月1日 → 2026年12月1日', 'B1 上限 8 → 10'])
    await books.run('points.dropDraft', { id: 'community.v2', reason: '不要了' })
    const { rows } = await books.ask<{ rows: { id: string; state: string }[] }>('points.packs')
    expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual(packLibrary.map(({ id }) => `${id} shipped`))
  })
  test('are refused with every fault at its field, and what ships is never overwritten', async () => {
    const items = community.items.map(item => (item.code === 'A2' ? { ...item, code: 'A1' } : item))
    const outcome = await books.attempt('points.saveDraft', { pack: next({ items }) })
    expect(problemsOf(outcome).map(({ code, path }) => [code, path])).toEqual([['code-twice', ['items', 1, 'code']]])
    expect(await codes('points.saveDraft', { pack: community })).toEqual(['pack-fixed'])
  })
})

describe('files', () => {
  test('a pack that is saved comes back the same, unsigned, and says so', async () => {
    await books.run('points.saveDraft', { pack: withCap(6) })
    await books.run('points.savePackFile', { id: 'community.v2', to: 'token' })
    const bytes = books.disk.saved.get('token')!
    expect(await codes('points.readPack', { bytes })).toEqual([])
    await books.run('points.dropDraft', { id: 'community.v2', reason: '不要了' })
    const read = await books.run('points.readPack', { bytes })
    expect(read).toEqual({ id: 'community.v2', name: community.name, origin: 'file', signer: null })
    expect(await books.ask('points.onePack', { id: 'community.v2' })).toMatchObject({ pack: withCap(6) })
  })
  test('what is no pack, what this program does not know, and what has the id of another is refused', async () => {
    expect(await codes('points.readPack', { bytes: Uint8Array.of(1, 2, 255) })).toEqual(['pack-unreadable'])
    expect(await codes('points.readPack', fileOf({ ...next(), id: 'x' }))).toEqual(['invalid'])
    expect(await codes('points.readPack', fileOf({ ...next(), later: 1 }))).toEqual(['pack-newer'])
    expect(await codes('points.readPack', fileOf({ ...community, floor: 2 }))).toEqual(['pack-other-content'])
    const [item, ...others] = next().items
    const spaced = await books.attempt(
      'points.readPack',
      fileOf(next({ items: [{ ...item!, name: '到会 ' }, ...others] })),
    )
    expect(problemsOf(spaced).map(({ code, message }) => [code, message.includes('“到会”前后有空格')])).toEqual([
      ['pack-spaces', true],
    ])
    await books.run('points.saveDraft', { pack: withCap(6) })
    expect(await codes('points.readPack', fileOf(withCap(8)))).toEqual(['pack-other-content'])
    expect(await codes('points.readPack', {})).toEqual(['file-not-chosen'])
  })
  test('a signature is not believed where no office above is known', async () => {
    const signatureBytes = new TextEncoder().encode('untrusted comment: x')
    expect(await codes('points.readPack', { ...fileOf(withCap(6)), signatureBytes })).toEqual(['superior-missing'])
  })
})

describe('amounts', () => {
  const b1 = (member: string, amount: number) => pointsFor(member, { delta: undefined, amount })
  const sum = async () => (await entries()).rows.map(({ delta }) => delta)
  test('three times an hour and a half are nine quarters, whole only in sum', async () => {
    for (let i = 0; i < 3; i++) await books.run('points.enter', b1(people[0]!.id, 3))
    expect((await sum()).reduce((all, one) => all + one)).toBe(2)
    expect(await books.faults()).toEqual([])
  })
  test('taking one back leaves what the others are worth together', async () => {
    const made: string[] = []
    for (const amount of [2, 2, 4])
      made.push((await books.run<{ id: string }>('points.enter', b1(people[0]!.id, amount))).id)
    await books.run('points.reverse', { id: made[0], note: '记错了' })
    // Three hours are left of four.
    expect((await sum()).reduce((all, one) => all + one)).toBe(1)
    expect(await books.faults()).toEqual([])
  })
  test('a number that no sheet of points has is refused, not summed', async () => {
    const entered = (more: object) => codes('points.enter', pointsFor(people[0]!.id, more))
    expect(await entered({ rule: 'D2', delta: -6_000_000_000 })).toEqual(['invalid'])
    expect(await entered({ rule: 'B2', delta: 2001 })).toEqual(['invalid'])
    expect(await entered({ rule: 'B2', delta: 2000 })).not.toContain('invalid')
    expect(await entered({ delta: 0, amount: 20_001 })).toEqual(['invalid'])
    const items = community.items.map(item => (item.code === 'B1' ? { ...item, deltas: [2000], cap: null } : item))
    await books.run('points.saveDraft', { pack: next({ from: '2026-11-01', items }) })
    await books.run('points.adoptPack', adopt('community.v2', { from: '2026-11-01' }))
    expect(await entered({ delta: 0, amount: 20_000, date: '2026-11-02' })).toEqual(['points-too-many'])
    const huge = { ...next({ id: 'community.v3', version: 3 }), floor: -3_000_000_000 }
    expect(await codes('points.saveDraft', { pack: huge })).toEqual(['invalid'])
  })
  test('an item that counts by times takes none', async () => {
    expect(await codes('points.enter', pointsFor(people[0]!.id, { rule: 'B2', amount: 3 }))).toEqual([
      'amount-not-measured',
    ])
    expect(await codes('points.enter', b1(people[0]!.id, -3))).toEqual(['amount-not-positive'])
  })
})

describe('trap 6 in the books', () => {
  test('who was imported is whole, who came in October has three months of twelve', async () => {
    const values = { name: '王新来', sex: '男', birth: '1970-01-01', membership: '正式党员', joined: '1995-07-01' }
    const { id } = await books.run<{ id: string }>('roster.addMember', {
      values,
      branch: people[0]!.branch,
      arrived: { arrival: 'transferIn', from: '2026-10-08' },
    })
    const { rows } = await books.ask<{ rows: { member: string; yearToDate: number }[] }>('points.quarter', {
      period: '2026Q4',
    })
    expect(rows.find(({ member }) => member === id)!.yearToDate).toBe(30)
    expect(rows.find(({ member }) => member === people[0]!.id)!.yearToDate).toBe(120)
    expect(await books.ask('points.account', { member: id, year: 2026 })).toMatchObject({ base: 30 })
  })
})
