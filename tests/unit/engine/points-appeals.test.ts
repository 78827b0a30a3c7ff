import { beforeEach, describe, expect, it } from 'vitest'
import { Appeal } from '../../../src-shared/points/appeal'
import { codesOf } from '../outcome'
import { meetingOf, meetingWith, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let own: Person[]
let branch: string

const refusal = async (name: string, input: object) => codesOf(await books.attempt(name, input))
const closeMonth = () =>
  books.run('points.close', {
    period: '2026-09',
    checkedBy: '孙丽华',
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
  })

beforeEach(async () => {
  books = await sampleBooks(20)
  const people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  await books.run('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))
})

describe('an objection to points', () => {
  interface Row {
    id: string
    state: string
    due: string
    resultLabel: string | null
  }
  const objection = (more: object = {}) => ({
    ...{ branch, period: '2026-09', member: own[0]!.id, kind: 'objection', way: 'spoken' },
    ...{ received: '2026-11-09', text: '当天请了病假，有假条' },
    ...more,
  })
  const note = (more: object = {}) => books.run<{ id: string; due: string }>('points.noteAppeal', objection(more))
  const rows = async () => (await books.ask<{ rows: Row[]; open: number }>('points.appeals')).rows
  const answer = (id: string, more: object = {}) => ({
    id,
    on: '2026-11-20',
    result: 'adjusted',
    text: '假条属实，已更正',
    ...more,
  })

  it('needs something that was made known, of somebody who is on it', async () => {
    expect(await refusal('points.noteAppeal', objection())).toEqual(['not-closed'])
    await closeMonth()
    expect(await refusal('points.noteAppeal', objection({ member: 'nobody' }))).toEqual(['not-in-closing'])
    expect(await refusal('points.noteAppeal', objection({ received: '2026-11-23' }))).toEqual(['date-future'])
    expect(await refusal('points.noteAppeal', objection({ received: '2026-10-01' }))).toEqual(['before-closing'])
    expect(await refusal('points.noteAppeal', objection({ text: ' ' }))).not.toEqual([])
  })

  it('is due after ten working days, and late from the next day', async () => {
    await closeMonth()
    // Monday, 9 November 2026: two weeks of five days.
    expect((await note()).due).toBe('2026-11-23')
    // Wednesday, 4 November: today, 22 November, is behind its last day, Wednesday the 18th.
    expect((await note({ received: '2026-11-04', member: own[1]!.id })).due).toBe('2026-11-18')
    expect((await rows()).map(({ state, due }) => [state, due])).toEqual([
      ['overdue', '2026-11-18'],
      ['open', '2026-11-23'],
    ])
  })

  it('is answered, taken further, answered there, and put on the wall again; each in its turn', async () => {
    await closeMonth()
    const { id } = await note()
    expect(await refusal('points.raiseAppeal', { id, on: '2026-11-20' })).toEqual(['not-answered'])
    expect(await refusal('points.republishAppeal', { id, on: '2026-11-20' })).toEqual(['not-answered'])
    expect(await refusal('points.answerAppeal', answer(id, { on: '2026-11-08' }))).toEqual(['reply-date'])
    await books.run('points.answerAppeal', answer(id, { result: 'upheld' }))
    expect(await refusal('points.noteAppeal', objection({ id }))).toEqual(['appeal-answered'])
    await books.run('points.raiseAppeal', { id, on: '2026-11-21' })
    expect((await rows())[0]!.state).toBe('raised')
    expect(await refusal('points.answerAppeal', answer(id))).toEqual(['reply-date'])
    expect(await books.run('points.answerAppeal', answer(id, { on: '2026-11-22' }))).toEqual({ id, final: true })
    await books.run('points.republishAppeal', { id, on: '2026-11-22' })
    expect((await rows())[0]).toMatchObject({ state: 'answered', resultLabel: '更正积分' })
    await books.run('points.removeAppeal', { id, reason: '登记错了' })
    expect(await rows()).toEqual([])
  })

  it('says where its term is counted without holidays, in the list too, and keeps no day that would stay wrong', async () => {
    books = await sampleBooks(20, Date.UTC(2031, 0, 22, 4))
    own = (await books.people()).filter((person, _, [first]) => person.branch === first!.branch)
    branch = own[0]!.branch
    await books.run('meetings.record', meetingOf(own, 1, { date: '2026-09-20' }))
    await closeMonth()
    const noted = await books.attempt('points.noteAppeal', objection({ received: '2031-01-06' }))
    expect(noted.problems!.map(({ message }) => message)).toEqual([
      '答复期限没有扣除2031年的节假日，请按公布的节假日核对。',
    ])
    expect(await rows()).toMatchObject([{ due: '2031-01-20', uncounted: '2031' }])
    expect(Object.keys(Appeal.shape)).not.toContain('due')
  })

  it('is answered once for the wall: afterwards by the committee above, and by that once', async () => {
    await closeMonth()
    const { id } = await note()
    await books.run('points.answerAppeal', answer(id))
    await books.run('points.answerAppeal', answer(id, { text: '假条属实' }))
    await books.run('points.republishAppeal', { id, on: '2026-11-20' })
    expect(await refusal('points.answerAppeal', answer(id, { result: 'upheld' }))).toEqual(['republished'])
    await books.run('points.raiseAppeal', { id, on: '2026-11-21' })
    await books.run('points.answerAppeal', answer(id, { on: '2026-11-21', result: 'upheld' }))
    expect(await refusal('points.answerAppeal', answer(id, { on: '2026-11-22' }))).toEqual(['final-answered'])
    expect((await rows())[0]).toMatchObject({ resultLabel: '维持原积分' })
  })

  it('names what the books have: an entry of the member, a meeting; and says when the notice was over', async () => {
    await closeMonth()
    await books.run('points.post', { period: '2026-09', branches: [branch], from: '2026-10-10', to: '2026-10-14' })
    const entryOf = async (person: Person) =>
      (await books.ask<{ rows: { id: string }[] }>('points.entries', { member: person.id })).rows[0]!.id
    expect(await refusal('points.noteAppeal', objection({ about: 'nothing' }))).toEqual(['not-own-entry'])
    expect(await refusal('points.noteAppeal', objection({ about: await entryOf(own[1]!) }))).toEqual(['not-own-entry'])
    const noted = await books.attempt('points.noteAppeal', objection({ about: await entryOf(own[0]!) }))
    expect([noted.ok, noted.problems!.map(({ code }) => code)]).toEqual([true, ['notice-over']])
    const { id } = (noted as { value: { id: string } }).value
    expect((await books.attempt('points.noteAppeal', objection({ kind: 'appeal' }))).problems ?? []).toEqual([])
    expect(await refusal('points.answerAppeal', answer(id, { meeting: 'none' }))).toEqual(['meeting-unknown'])
  })

  it('rests on a closing, which stays as long as it is there', async () => {
    await closeMonth()
    const closing = books.entry()
    await note()
    expect(codesOf(await books.undo(closing))).toEqual(['undo-closed'])
    await books.undo(closing + 1)
    const undone = books.entry()
    expect(codesOf(await books.undo(closing))).toEqual([])
    expect(codesOf(await books.undo(undone))).toEqual(['undo-closed'])
    expect(await rows()).toEqual([])
  })

  it('changes no points by its answer', async () => {
    await closeMonth()
    const entries = await books.ask('points.entries')
    const { id } = await note()
    await books.run('points.answerAppeal', answer(id))
    expect(await books.ask('points.entries')).toEqual(entries)
  })
})

describe('how a member is scored', () => {
  const resolution = (more: object = {}) => ({
    ...{ members: [own[1]!.id], class: 'frail', from: '2026-09-01', resolution: '2026年8月30日支部党员大会决议' },
    ...more,
  })
  const total = async (period: string, person: Person) =>
    (
      await books.ask<{ rows: { member: string; yearToDate: number | null }[] }>('points.quarter', { period, branch })
    ).rows.find(({ member }) => member === person.id)!.yearToDate

  it('trap 5: who is exempt has no figure at all, from the day of the resolution on', async () => {
    await books.run('points.setScoring', resolution())
    expect(await total('2026-09', own[1]!)).toBeNull()
    expect(await total('2026-08', own[1]!)).not.toBeNull()
  })

  it('needs the resolution, people who are on the roster, and dates in their order', async () => {
    expect(await refusal('points.setScoring', resolution({ resolution: '' }))).not.toEqual([])
    expect(await refusal('points.setScoring', resolution({ members: ['nobody'] }))).toEqual(['member-left'])
    expect(await refusal('points.setScoring', resolution({ class: 'exempt' }))).toEqual(['class-unknown'])
    expect(await refusal('points.setScoring', resolution({ to: '2026-08-31' }))).toEqual(['dates-reversed'])
    expect(await refusal('points.setScoring', resolution({ meeting: 'none' }))).toEqual(['meeting-unknown'])
  })

  it('a later resolution ends the one before; none begins behind it', async () => {
    await books.run('points.setScoring', resolution())
    expect(await refusal('points.setScoring', resolution())).toEqual(['scoring-later'])
    await books.run('points.setScoring', resolution({ class: 'ordinary', from: '2026-10-01' }))
    const { rows } = await books.ask<{ rows: { class: string; to: string | null }[] }>('points.scorings', { branch })
    expect(rows.map(row => [row.class, row.to])).toEqual([
      ['ordinary', null],
      ['frail', '2026-09-30'],
    ])
    expect(await total('2026-10', own[1]!)).not.toBeNull()
  })

  it('the one before holds on where a later one is deleted, and not again where the later one ran out', async () => {
    await books.run('points.setScoring', resolution())
    await books.run('points.setScoring', resolution({ class: 'ordinary', from: '2026-10-01', to: '2026-10-15' }))
    // 预备党员 and the like go by the roster again.
    expect(await total('2026-11', own[1]!)).not.toBeNull()
    const { rows } = await books.ask<{ rows: { id: string }[] }>('points.scorings', { branch })
    await books.run('points.removeScoring', { id: rows[0]!.id, reason: '登记错了' })
    expect(await total('2026-11', own[1]!)).toBeNull()
    expect(await books.ask('points.scorings', { branch })).toMatchObject({ rows: [{ class: 'frail', to: null }] })
  })

  it('what was closed before stays as it was', async () => {
    await closeMonth()
    await books.run('points.setScoring', resolution())
    const { rows } = await books.ask<{ rows: { lines?: unknown; exempt: number }[] }>('points.closings', {
      period: '2026-09',
      branch,
    })
    expect(rows[0]!.exempt).toBe(0)
  })
})

describe('the year for its review meeting', () => {
  interface Year {
    rows: {
      member: string
      name: string
      total: number | null
      band: string | null
      reason: string
      grade: string | null
    }[]
    cap: number
    full: number
    closed: boolean
  }
  const year = () => books.ask<Year>('points.year', { year: 2026, branch })

  it('is in the order of party lists, with the cap of a third of the full members counted apart', async () => {
    const { rows, cap, full } = await year()
    expect(rows.map(({ member }) => member)).toEqual(own.map(({ id }) => id))
    const people = (await books.ask<{ rows: (Person & { membership: string })[] }>('roster.members', { branch })).rows
    expect(full).toBe(people.filter(({ membership }) => membership === 'full').length)
    expect(cap).toBe(Math.floor(full / 3))
  })

  it('a veto needs its document and resolution, shows as words, and leaves the points visible', async () => {
    const veto = {
      member: own[2]!.id,
      year: 2026,
      code: 'V1',
      date: '2026-10-10',
      document: '街纪发〔2026〕3号',
      resolution: '2026年10月12日支委会',
    }
    expect(await refusal('points.noteVeto', { ...veto, document: '' })).not.toEqual([])
    expect(await refusal('points.noteVeto', { ...veto, member: 'nobody' })).toEqual(['member-unknown'])
    expect(await refusal('points.noteVeto', { ...veto, code: 'V9' })).toEqual(['veto-code-unknown'])
    expect(await refusal('points.noteVeto', { ...veto, year: 2025 })).toEqual(['veto-code-unknown'])
    expect(await refusal('points.noteVeto', { ...veto, year: 99_999 })).toEqual(['invalid'])
    expect(await refusal('points.noteVeto', { ...veto, meeting: 'none' })).toEqual(['meeting-unknown'])
    const before = (await year()).rows.find(({ member }) => member === own[2]!.id)!
    const { id } = await books.run<{ id: string }>('points.noteVeto', veto)
    expect(await refusal('points.noteVeto', veto)).toEqual(['veto-twice'])
    const line = (await year()).rows.find(({ member }) => member === own[2]!.id)!
    expect([line.band, line.total, line.reason.includes('由支部党员大会和上级党组织认定')]).toEqual([
      null,
      before.total,
      true,
    ])
    await books.run('points.liftVeto', { id, on: '2026-11-01', why: '街纪发〔2026〕9号' })
    expect((await year()).rows.find(({ member }) => member === own[2]!.id)!.reason).toBe(before.reason)
  })

  it('is a year that there can be', async () => {
    const asked: [string, object][] = [
      ['points.account', { member: own[0]!.id }],
      ['points.year', { branch }],
      ['points.trend', { branch }],
      ['points.whatIf', { id: 'community.v1' }],
    ]
    for (const [name, input] of asked)
      for (const of of [99_999, 12, -5])
        expect(codesOf(await books.engine.query(name, { ...input, year: of }, '周敏')), `${name} ${of}`).toEqual([
          'invalid',
        ])
  })

  it('shows the grade that the meeting decided, and not one of its own', async () => {
    const graded = own.slice(0, 2).map(({ id }) => ({
      member: id,
      grade: 'qualified',
      tally: { excellent: 0, qualified: 5, basic: 0, unqualified: 0 },
    }))
    const attendance = own.map(({ id }) => ({ member: id, status: 'present' }))
    await books.run(
      'meetings.record',
      meetingWith(branch, attendance, { kind: 'memberReview', date: '2026-11-20', reviews: graded }),
    )
    const { rows } = await year()
    expect(rows.map(({ grade }) => grade)).toEqual(own.map((_, i) => (i < 2 ? 'qualified' : null)))
  })
})

describe('a branch’s month as a sheet', () => {
  interface Sheet {
    items: { code: string; byFacts: boolean }[]
    rows: { member: string; cells: { half: number; entries: number }[]; sum: number }[]
    standsIn: string
    day: string
  }
  const sheet = () => books.ask<Sheet>('points.sheet', { month: '2026-09', branch })
  const cell = async (person: Person, code: string) => {
    const { items, rows } = await sheet()
    return rows.find(({ member }) => member === person.id)!.cells[items.findIndex(item => item.code === code)]
  }
  const entry = (person: Person, more: object = {}) => pointsFor(person.id, { date: '2026-09-30', ...more })

  it('holds what an independent count of the entries holds', async () => {
    await books.run('points.enterMany', { entries: [entry(own[0]!), entry(own[1]!, { delta: 1 })] })
    const { rows, items } = await sheet()
    const list = (
      await books.ask<{ rows: { member: string; rule: string; delta: number; date: string }[] }>('points.entries')
    ).rows
    for (const row of rows) {
      const mine = list.filter(one => one.member === row.member && one.date.startsWith('2026-09'))
      expect(row.sum).toBe(mine.reduce((sum, { delta }) => sum + delta, 0))
      items.forEach(({ code }, i) =>
        expect(row.cells[i]).toEqual({
          half: mine.filter(({ rule }) => rule === code).reduce((sum, { delta }) => sum + delta, 0),
          entries: mine.filter(({ rule }) => rule === code).length,
        }),
      )
    }
    expect(items.find(({ code }) => code === 'A1')!.byFacts).toBe(true)
    expect(await cell(own[1]!, 'B1')).toEqual({ half: 1, entries: 1 })
  })

  it('is entered whole or not at all; the refusal says whose line it is', async () => {
    const before = await books.hash()
    const outcome = await books.attempt('points.enterMany', {
      entries: [entry(own[0]!), entry(own[1]!, { rule: 'Z9' })],
    })
    expect(codesOf(outcome)).toEqual(['unknown-rule'])
    expect(outcome.problems![0]).toMatchObject({ path: ['entries', 1, 'rule'] })
    expect(outcome.problems![0]!.message).toContain(own[1]!.name)
    expect(await books.hash()).toBe(before)
  })

  it('says in which month it would stand, once its own is closed', async () => {
    expect((await sheet()).standsIn).toBe('2026-09')
    await closeMonth()
    expect(await sheet()).toMatchObject({ standsIn: '2026-10', day: '2026-09-30' })
  })

  it('one act twice is said, and entered all the same', async () => {
    await books.run('points.enterMany', { entries: [entry(own[0]!)] })
    const again = await books.attempt('points.enterMany', { entries: [entry(own[0]!)] })
    expect(again.problems!.map(({ code }) => code)).toContain('double')
    expect(await cell(own[0]!, 'B1')).toMatchObject({ entries: 2 })
  })
})
