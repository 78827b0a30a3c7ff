import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../src-shared/spreadsheet/csv'
import { codesOf, problemsOf } from '../outcome'
import { booksWith, sevenGrids } from './grid-ground'
import type { Books } from './sample-books'

const all = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7']
const shifts = ['am', 'pm'] as const
const wholeDay = all.flatMap(grid => shifts.map(shift => ({ grid, shift, findings: 0 })))
interface Figures {
  rows: { grid: string; patrols: Record<string, number>; visits: Record<string, number> }[]
  total: { patrols: Record<string, number>; visits: Record<string, number> }
  trend: { month: string; patrols: Record<string, number> }[]
}
const figures = (books: Books, period: string) => books.ask<Figures>('grid.workFigures', { period })
const listed = async (books: Books, day: string) =>
  (
    await books.ask<{ rows: { grid: string; findings: number; enteredLate: string | null }[] }>('grid.patrols', {
      from: day,
      to: day,
    })
  ).rows

describe('a day of patrols', () => {
  it('is entered in one deed, put right, taken out, and undone whole', async () => {
    const books = await booksWith(sevenGrids())
    const empty = await books.hash()
    expect(await books.run('grid.savePatrolDay', { date: '2026-11-22', rounds: wholeDay })).toEqual({
      ...{ entered: 14, corrected: 0, takenOut: 0 },
    })
    const entered = books.entry()
    const again = await books.run('grid.savePatrolDay', {
      date: '2026-11-22',
      rounds: [...wholeDay.slice(0, 12), { grid: 'g7', shift: 'am', findings: 2, note: '楼道堆物' }],
      takenOut: [{ grid: 'g7', shift: 'pm' }],
    })
    expect(again).toEqual({ entered: 0, corrected: 1, takenOut: 1 })
    expect((await listed(books, '2026-11-22')).filter(({ findings }) => findings)).toMatchObject([
      { grid: 'g7', findings: 2 },
    ])
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.undo(entered)).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(empty)
  })

  it('is refused whole where one round is wrong, with its place', async () => {
    const books = await booksWith(sevenGrids())
    const before = await books.hash()
    const attempt = (more: object, date = '2026-11-22') =>
      books.attempt('grid.savePatrolDay', { date, rounds: [...wholeDay.slice(0, 3), { ...wholeDay[3], ...more }] })
    expect(problemsOf(await attempt({ grid: 'g9' }))).toMatchObject([
      { code: 'grid-unknown', path: ['rounds', 3, 'grid'] },
    ])
    expect(codesOf(await attempt({ worker: 'nobody' }))).toEqual(['worker-unknown'])
    expect(codesOf(await attempt({}, '2026-11-23'))).toEqual(['date-future'])
    expect(codesOf(await attempt(wholeDay[0]!))).toEqual(['round-twice'])
    expect(await books.hash()).toBe(before)
  })

  it('trap 5.6-8: what is entered later than the terms say shows the day of entry', async () => {
    const books = await booksWith(sevenGrids())
    for (const date of ['2026-11-01', '2026-11-21'])
      await books.run('grid.savePatrolDay', { date, rounds: wholeDay.slice(0, 1) })
    expect((await listed(books, '2026-11-01'))[0]!.enteredLate).toBe('2026-11-22')
    expect((await listed(books, '2026-11-21'))[0]!.enteredLate).toBe(null)
  })
})

describe('a month in one row', () => {
  const month = { from: '2026-10-01', until: '2026-10-31' }
  it('trap 5.6-8: is refused where single rounds of the month are there, and the other way round', async () => {
    const books = await booksWith(sevenGrids())
    await books.run('grid.savePatrolDay', { date: '2026-10-10', rounds: wholeDay.slice(0, 1) })
    const sums = [{ grid: 'g1', rounds: 62, lateRounds: 31, findings: 5 }]
    expect(problemsOf(await books.attempt('grid.notePatrolMonth', { ...month, sums }))[0]).toMatchObject({
      ...{ code: 'month-entered-singly', path: ['sums', 0, 'grid'] },
    })
    const rest = { from: '2026-10-11', until: '2026-10-31', sums: [{ grid: 'g1', rounds: 40, findings: 5 }] }
    await books.run('grid.notePatrolMonth', rest)
    await books.run('grid.notePatrolMonth', { ...month, sums: [{ grid: 'g2', rounds: 62, findings: 0 }] })
    const late = await books.attempt('grid.savePatrolDay', {
      date: '2026-10-12',
      rounds: [{ grid: 'g1', shift: 'am', findings: 0 }],
    })
    expect(codesOf(late)).toEqual(['month-summed'])
    const { rows } = await figures(books, '2026-10')
    expect(rows.find(({ grid }) => grid === 'g1')!.patrols).toMatchObject({
      due: 44,
      done: 41,
      typed: 1,
      summary: 40,
      rounds: 41,
    })
    expect(rows.find(({ grid }) => grid === 'g2')!.patrols).toMatchObject({
      due: 62,
      done: 62,
      summary: 62,
      rounds: 62,
    })
  })

  it('stays in its month and in the past, and late rounds are no more than all', async () => {
    const books = await booksWith(sevenGrids())
    const codes = async (more: object, sum: object = {}) =>
      codesOf(
        await books.attempt('grid.notePatrolMonth', {
          ...month,
          ...more,
          sums: [{ grid: 'g1', rounds: 5, findings: 0, ...sum }],
        }),
      )
    expect(await codes({ until: '2026-11-01' })).toEqual(['span-wrong'])
    expect(await codes({ from: '2026-11-01', until: '2026-11-30' })).toEqual(['date-future'])
    expect(await codes({}, { lateRounds: 6 })).toEqual(['late-rounds-more'])
  })
})

describe('visits', () => {
  const resident = { id: 'r1', household: 'g1b1h0', name: '王新来', from: '2026-11-22' }
  const calls = async (books: Books, asked: object = {}) =>
    (await books.ask<{ rows: { id: string; reason: string; state: string; grid: string }[] }>('grid.calls', asked)).rows
  const visit = {
    household: 'g1b1h0',
    worker: 'g1p0',
    date: '2026-11-22',
    reason: 'movedIn',
    asked: ['settling'],
    talk: '一切安好',
  }

  it('somebody moved in: the visit answers the call, undoing brings it back, removing too', async () => {
    const books = await booksWith({ ...sevenGrids(), residents: [resident] })
    expect(await calls(books)).toMatchObject([{ reason: 'movedIn', state: 'open', grid: 'g1' }])
    const { ids } = await books.run<{ ids: string[] }>('grid.noteVisits', { visits: [visit] })
    expect(await calls(books)).toEqual([])
    expect((await figures(books, '2026-11')).total.visits).toMatchObject({ due: 1, inTime: 1 })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await calls(books)).toMatchObject([{ state: 'open' }])
    const [second] = (await books.run<{ ids: string[] }>('grid.noteVisits', { visits: [visit] })).ids
    await books.run('grid.removeVisit', { id: second, reason: '登记错了' })
    expect(await calls(books)).toMatchObject([{ state: 'open' }])
    expect(ids).toHaveLength(1)
  })

  it('of a member show the name that the roster has, at the door, in the call, in the visit and on paper', async () => {
    const member = { id: 'm1', name: '周在册', membership: 'full' as const }
    const own = { id: 'r1', household: 'g1b1h0', member: member.id, relation: 'head' as const, from: '2026-11-22' }
    const books = await booksWith({ ...sevenGrids(), members: [member], residents: [own] })
    expect(await calls(books)).toMatchObject([{ note: `${member.name}迁入`, contact: member.name }])
    const { doors } = await books.ask<{ doors: object[] }>('grid.building', { id: 'g1b1' })
    expect(doors[0]).toMatchObject({ contact: member.name })
    const { ids } = await books.run<{ ids: string[] }>('grid.noteVisits', { visits: [{ ...visit, resident: 'r1' }] })
    const days = { from: '2026-11-22', to: '2026-11-22' }
    expect((await books.ask<{ rows: object[] }>('grid.visits', days)).rows).toMatchObject([
      { residentName: member.name, contact: member.name },
    ])
    expect(JSON.stringify(await books.ask('grid.visitForms', { id: ids[0] }))).toContain(member.name)
  })

  it('several in one deed, all or none; each in its place', async () => {
    const books = await booksWith(sevenGrids())
    const before = await books.hash()
    const attempt = async (more: object) =>
      problemsOf(await books.attempt('grid.noteVisits', { visits: [visit, { ...visit, ...more }] })).map(
        ({ code, path }) => [code, path],
      )
    expect(await attempt({ household: 'nothing' })).toEqual([['household-unknown', ['visits', 1, 'household']]])
    expect(await attempt({ date: '2026-11-23' })).toEqual([['date-future', ['visits', 1, 'date']]])
    expect(await attempt({ next: '2026-11-22' })).toEqual([['next-before', ['visits', 1, 'next']]])
    expect(await attempt({ call: 'none' })).toEqual([['call-other', ['visits', 1, 'call']]])
    expect(await attempt({ pairing: 'none' })).toEqual([['pairing-other', ['visits', 1, 'pairing']]])
    expect(await books.hash()).toBe(before)
    expect(await books.run('grid.noteVisits', { visits: [visit, { ...visit, household: 'g2b1h0' }] })).toMatchObject({
      answered: 0,
    })
  })

  it('五问: what was said is kept with its question, listed and on paper; a form to be filled in puts each question', async () => {
    const books = await booksWith(sevenGrids())
    const answers = [
      { question: 'work', text: '在家政公司试工 ' },
      { question: 'living', text: '低保已批' },
    ]
    const { ids } = await books.run<{ ids: string[] }>('grid.noteVisits', {
      visits: [{ ...visit, asked: ['living', 'mind'], answers }],
    })
    const days = { from: '2026-11-22', to: '2026-11-22' }
    expect((await books.ask<{ rows: object[] }>('grid.visits', days)).rows).toMatchObject([
      {
        asked: ['living', 'work', 'mind'],
        answers: [answers[1], { question: 'work', text: '在家政公司试工' }],
        answersLabel: '问生活：低保已批；问就业：在家政公司试工',
      },
    ])
    interface Forms {
      forms: [{ rows: { cells: { label: string; text: string }[] }[] }]
    }
    const cells = async (input: object) => {
      const { forms } = await books.ask<Forms>('grid.visitForms', input)
      return forms[0].rows.flatMap(row => row.cells).filter(({ label }) => label.startsWith('问'))
    }
    expect(await cells({ id: ids[0] })).toEqual([
      { label: '问生活', text: '低保已批' },
      { label: '问就业', text: '在家政公司试工' },
      { label: '问思想', text: '' },
    ])
    expect((await cells({ households: ['g1b1h1'] })).map(({ label, text }) => [label, text.trim().slice(-1)])).toEqual(
      ['问生活', '问身体', '问就业', '问适应', '问思想'].map(label => [label, '？']),
    )
    const said = { question: 'mind', text: '他家去年上访过' }
    const refusal = await books.attempt('grid.noteVisits', { visits: [visit, { ...visit, answers: [said] }] })
    expect(problemsOf(refusal)).toMatchObject([{ code: 'sensitive', path: ['visits', 1, 'answers', 0, 'text'] }])
    await books.run('grid.addMark', { household: 'g1b1h1', tag: 'hardship', source: 'visit', from: '2026-11-01' })
    const { doors } = await books.ask<{ doors: { id: string; tags: string[] }[] }>('grid.workChoices')
    expect(doors.filter(({ tags }) => tags.length)).toMatchObject([{ id: 'g1b1h1', tags: ['hardship'] }])
  })

  it('a call is typed, dropped with a reason, removed while nothing answers it', async () => {
    const books = await booksWith({ ...sevenGrids(), residents: [resident] })
    const call = { household: 'g3b1h0', reason: 'sickbed', date: '2026-11-20' }
    const { id } = await books.run<{ id: string }>('grid.noteCall', call)
    expect(codesOf(await books.attempt('grid.noteCall', call))).toEqual(['call-twice'])
    await books.run('grid.dropCall', { id: 'movedIn|g1b1h0|2026-11-22', why: '只住两天' })
    expect(codesOf(await books.attempt('grid.dropCall', { id: 'nothing', why: '没有' }))).toEqual(['call-unknown'])
    expect(await calls(books)).toMatchObject([{ id, reason: 'sickbed' }])
    await books.run('grid.noteVisits', { visits: [{ household: 'g3b1h0', date: '2026-11-21', reason: 'sickbed' }] })
    expect(codesOf(await books.attempt('grid.removeCall', { id, reason: '错了' }))).toEqual(['call-answered'])
    expect((await calls(books, { from: '2026-11-01', to: '2026-12-31' })).map(({ state }) => state).sort()).toEqual([
      'done',
      'dropped',
    ])
  })

  it('figures equal a count of the rows behind them', async () => {
    const books = await booksWith(sevenGrids())
    const dates = ['2026-10-01', '2026-10-20', '2026-11-01', '2026-11-18']
    for (const [i, date] of dates.entries())
      for (const grid of all) {
        const household = `${grid}b2h${i}`
        await books.run('grid.noteCall', { household, reason: 'demand', date })
        if ((i + Number(grid[1])) % 2)
          await books.run('grid.noteVisits', {
            visits: [{ household, reason: 'demand', date: i % 2 ? date : '2026-11-22' }],
          })
      }
    for (const period of ['2026-10', '2026-11', '2026Q4']) {
      const [from, to] = period === '2026Q4' ? ['2026-10-01', '2026-12-31'] : [`${period}-01`, `${period}-31`]
      const rows = await calls(books, { from, to: to!.replace('11-31', '11-30') })
      const found = await figures(books, period)
      const by = (state: string, grid?: string) =>
        rows.filter(one => one.state === state && (!grid || one.grid === grid)).length
      expect(found.total.visits).toEqual({
        ...{ due: rows.length, inTime: by('done'), late: by('late') },
        ...{ open: by('open'), overdue: by('overdue'), dropped: 0 },
      })
      for (const { grid, visits } of found.rows) expect(visits['overdue']).toBe(by('overdue', grid))
    }
  })
})

it('pairings: visited, due again, ended, not twice; diaries: written, put right, removed', async () => {
  const members = [{ id: 'm1', name: '周在册', membership: 'full' as const }]
  const books = await booksWith({ ...sevenGrids(), members })
  const pair = { person: 'g1p0', household: 'g1b1h1', from: '2026-06-01' }
  const { id } = await books.run<{ id: string }>('grid.notePairing', pair)
  expect(codesOf(await books.attempt('grid.notePairing', { ...pair, from: '2026-07-01' }))).toEqual(['pairing-twice'])
  const list = async () =>
    (
      await books.ask<{ rows: { personName: string; visits: number; due: string; isOverdue: boolean }[] }>(
        'grid.pairings',
        {},
      )
    ).rows
  expect(await list()).toMatchObject([{ visits: 0, due: '2026-09-01', isOverdue: true }])
  await books.run('grid.noteVisits', {
    visits: [{ household: 'g1b1h1', date: '2026-11-20', reason: 'pairing', pairing: id }],
  })
  expect(await list()).toMatchObject([{ visits: 1, due: '2027-02-20', isOverdue: false }])
  expect(codesOf(await books.attempt('grid.removePairing', { id, reason: '错' }))).toEqual(['pairing-visited'])
  // Anybody may look after a household: a member of the roster without a post is one of those who serve from then on.
  const member = { ...pair, person: undefined, who: { member: 'm1' }, household: 'g1b1h2' }
  const second = await books.run<{ id: string }>('grid.notePairing', member)
  expect(codesOf(await books.attempt('grid.notePairing', member))).toEqual(['pairing-twice'])
  expect(await list()).toMatchObject([{ personName: '周在册' }, { visits: 1 }])
  expect(codesOf(await books.attempt('grid.notePairing', { ...member, who: undefined }))).toEqual(['grid-person-which'])
  await books.run('grid.removePairing', { id: second.id, reason: '错' })
  await books.run('grid.notePairing', { ...pair, id, to: '2026-11-22' })
  expect(await list()).toEqual([])

  const diary = { grid: 'g1', worker: 'g1p0', date: '2026-11-22', text: '楼下新开了理发店' }
  const written = await books.run<{ id: string }>('grid.noteDiary', diary)
  await books.run('grid.noteDiary', { ...diary, id: written.id, text: '楼下新开了小饭桌' })
  const diaries = async () =>
    (await books.ask<{ rows: { text: string }[] }>('grid.diaries', { from: '2026-11-01', to: '2026-11-30' })).rows
  expect(await diaries()).toMatchObject([{ text: '楼下新开了小饭桌' }])
  await books.run('grid.removeDiary', { id: written.id, reason: '错' })
  expect(await diaries()).toEqual([])
  expect(await books.faults()).toEqual([])
})

it('offers the doors behind which people live before the empty ones, and says which are empty', async () => {
  const ground = sevenGrids()
  const residents = [
    { id: 'r1', household: 'g3b1h0', name: '王强' },
    { id: 'r2', household: 'g2b1h0', name: '李强', to: '2026-11-01' },
  ]
  const households = ground.households.map(one => (one.id === 'g5b1h1' ? { ...one, contact: '赵敏' } : one))
  const books = await booksWith({ ...ground, households, residents })
  const { doors } = await books.ask<{ doors: { id: string; isLivedIn: boolean }[] }>('grid.workChoices')
  expect(
    doors
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['g3b1h0', 'g5b1h1'])
  expect(doors.filter(({ isLivedIn }) => isLivedIn)).toHaveLength(2)
  expect(doors).toHaveLength(210)
})

it('reminds of visits and reviews, and of days of patrols only where patrols are entered at all', async () => {
  const mark = {
    id: 'm1',
    household: 'g1b1h2',
    tag: 'hardship',
    source: 'visit',
    from: '2026-01-01',
    review: '2026-11-20',
  } as const
  const books = await booksWith({ ...sevenGrids(), marks: [mark] })
  const found = () => books.ask<Record<string, unknown>>('grid.workReminders')
  expect(await found()).toEqual({ calls: { due: 0, overdue: 0 }, patrols: { days: 0, last: null }, reviews: 1 })
  await books.run('grid.savePatrolDay', { date: '2026-11-18', rounds: wholeDay })
  await books.run('grid.noteCall', { household: 'g3b1h0', reason: 'sickbed', date: '2026-11-01' })
  expect(await found()).toEqual({
    ...{ calls: { due: 1, overdue: 1 }, patrols: { days: 3, last: '2026-11-21' }, reviews: 1 },
  })
  await books.run('grid.setPatrolDays', { from: '2026-11-21', days: 'working' })
  expect((await found())['patrols']).toEqual({ days: 2, last: '2026-11-20' })
})

it('reminds of no day that a month’s sum covers, nor of a grid whose rounds are not due yet', async () => {
  const books = await booksWith(sevenGrids())
  const patrols = async () => (await books.ask<{ patrols: unknown }>('grid.workReminders')).patrols
  const rest = [3, 4, 5, 6, 7].map(serial => ({ grid: `g${serial}`, rounds: 44, findings: 0 }))
  const sums = [{ grid: 'g1', rounds: 3, findings: 0 }, ...rest]
  await books.run('grid.notePatrolMonth', { from: '2026-11-01', until: '2026-11-22', sums })
  expect(await patrols()).toEqual({ days: 0, last: null })
})

it('trap 5.6-6: what belongs into sealed notes is refused in every free text of the work, and not repeated', async () => {
  const books = await booksWith(sevenGrids())
  const before = await books.hash()
  const said = '他家去年上访过'
  const visit = { household: 'g1b1h0', date: '2026-11-22', reason: 'demand' }
  const csv = writeCsv([
    ['编号', '巡查时间', '网格', '发现情况'],
    ['a1', '2026-10-10 08:30', '第1网格', said],
  ])
  const attempts: [string, object][] = [
    ['grid.savePatrolDay', { date: '2026-11-22', rounds: [{ ...wholeDay[0], note: said }] }],
    [
      'grid.notePatrolMonth',
      { from: '2026-10-01', until: '2026-10-31', sums: [{ grid: 'g1', rounds: 5, findings: 0, note: said }] },
    ],
    ['grid.noteVisits', { visits: [{ ...visit, talk: said }] }],
    ['grid.noteVisits', { visits: [{ ...visit, result: said }] }],
    ['grid.noteCall', { household: 'g1b1h0', reason: 'demand', date: '2026-11-22', note: said }],
    ['grid.noteDiary', { grid: 'g1', date: '2026-11-22', text: said }],
    ['grid.notePairing', { person: 'g1p0', household: 'g1b1h0', from: '2026-11-01', pledge: said }],
    ['grid.endPost', { id: 'post g1p0', to: '2026-11-01', reason: said }],
    ['grid.changePost', { id: 'post g1p0', reason: said }],
    ['grid.addPerson', { name: '王强', unit: said }],
    ['grid.addHousehold', { building: 'g1b1', room: '2201', contact: said }],
    ['grid.addEstate', { name: '和顺园', problem: said }],
    ['grid.addEstate', { name: '和顺园', plan: said }],
    ['grid.changeGrid', { id: 'g1', bounds: said }],
    ['grid.importPatrols', { name: 'a.csv', bytes: new TextEncoder().encode(csv) }],
  ]
  for (const [name, input] of attempts) {
    const outcome = await books.attempt(name, input)
    expect(codesOf(outcome), name).toEqual(['sensitive'])
    expect(JSON.stringify(outcome)).not.toContain('上访')
  }
  const removals: [string, object][] = [
    ['grid.removeHousehold', { id: 'g1b1h0' }],
    ['grid.removePost', { id: 'post g1p0' }],
    ['grid.erase', { of: 'person', id: 'g1p0' }],
  ]
  for (const [name, input] of removals) {
    const answer = JSON.stringify(await books.attempt(name, { ...input, reason: said }))
    expect(answer, name).toContain('敏感信息')
    expect(answer).not.toContain('上访')
  }
  expect(await books.hash()).toBe(before)
})
