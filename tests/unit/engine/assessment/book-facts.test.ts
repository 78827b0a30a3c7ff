import { describe, expect, it } from 'vitest'
import { diceOf } from '../../../../src-shared/sample/dice'
import { sampleMeetings } from '../../../../src-shared/sample/sample-meetings'
import { assessmentBench, type AssessmentBench } from './assessment-bench'

interface Line {
  name: string
  done: number
  due: number
  says: string
}
interface Rows {
  numerator: number
  denominator: number
  rows: Line[]
}

const rowsOf = ({ books, id }: AssessmentBench, part: string) => books.ask<Rows>('assessment.factRows', { id, part })
const numbers = async (bench: AssessmentBench, part: string) => {
  const { numerator, denominator } = await bench.part(part)
  return [numerator, denominator]
}

/** The generated office with the meetings of its year, what serves in its grids, two days of patrols, and three closed months. */
async function generatedOffice() {
  const bench = await assessmentBench()
  const { books, people, estate, first, building } = bench
  const branches = [...new Set(people.map(({ branch }) => branch))]
  const dice = diceOf(9)
  for (const branch of branches) {
    const { roster } = await books.ask<{ roster: { member: string; name: string; voting: boolean }[] }>(
      'meetings.start',
      { branch, date: '2026-10-15', kind: 'branchGeneral' },
    )
    const own = roster.map(({ member, name, voting }) => ({ id: member, name, voting }))
    const drafts = sampleMeetings(dice, branch, own, 2026, '2026-11-20')
    // April has no theme day.
    for (const draft of drafts.filter(({ kind, date }) => !(kind === 'themeDay' && date.startsWith('2026-04'))))
      await books.run('meetings.record', { ...draft, decisions: [] })
  }
  await books.run('grid.changeEstate', { id: estate, branch: branches[0] })
  const who = (member: string) => ({ who: { member } })
  await books.run('grid.appoint', { ...who(people[0]!.id), role: 'gridLeader', grid: first })
  for (const n of [1, 2, 5])
    await books.run('grid.appoint', { ...who(people[n]!.id), role: 'buildingLeader', building: building(n) })
  for (const date of ['2026-11-19', '2026-11-20'])
    await books.run('grid.savePatrolDay', { date, rounds: [{ grid: first, shift: 'am', findings: 0 }] })
  return { bench, branches }
}

describe('the automatic scores of the generated office equal an independent count', async () => {
  const { bench, branches } = await generatedOffice()
  const { books, people } = bench
  const meetings = (
    await books.ask<{ rows: { kind: string; branch: string; date: string }[] }>('meetings.list', { from: '2026-01-01' })
  ).rows
  const units = (
    await books.ask<{ rows: { id: string; kind: string; full: number; secretary: string }[] }>('roster.units')
  ).rows

  it('A1: estates with a branch', async () => {
    expect(await numbers(bench, 'A1')).toEqual([1, 1])
  })

  it('A2: branches that have no secretary, or too few members', async () => {
    const faulty = units.filter(({ kind, full, secretary }) => kind === 'branch' && (full < 3 || !secretary))
    expect(await numbers(bench, 'A2')).toEqual([faulty.length, branches.length])
    expect(faulty.length).toBeGreaterThan(0)
  })

  it('A3: the one branch with six buildings has no group', async () => {
    expect(await numbers(bench, 'A3')).toEqual([0, 1])
    expect((await rowsOf(bench, 'A3')).rows).toMatchObject([{ says: '6栋楼，没有党小组' }])
  })

  it('A4: what each branch owes up to the cut-off, counted on the fingers', async () => {
    // Ten months and three quarters are over; seven full members and more owe a committee meeting each month.
    const due = branches.reduce((sum, branch) => {
      const { full } = units.find(({ id }) => id === branch)!
      return sum + 10 + 3 + (full >= 7 ? 10 : 0)
    }, 0)
    const windows = new Set(
      meetings
        .filter(({ date }) => date < '2026-11-01')
        .map(({ kind, branch, date }) => {
          const month = Number(date.slice(5, 7))
          return `${branch} ${kind} ${kind === 'themeDay' ? month : Math.ceil(month / 3)}`
        }),
    )
    expect(await numbers(bench, 'A4')).toEqual([windows.size, due])
    const { rows } = await rowsOf(bench, 'A4')
    expect(rows.filter(({ says }) => says === '缺4月')).toHaveLength(branches.length)
  })

  it('A5: yearly meetings are missing only once the year is over', async () => {
    expect(await bench.part('A5')).toMatchObject({ numerator: 0, denominator: 0, state: 'scored', score: '3.0' })
  })

  it('B1: members whose record has every field of the form', async () => {
    let whole = 0
    const labels = [
      '公民身份证号码',
      '性别',
      '民族',
      '出生日期',
      '学历',
      '加入党组织日期',
      '工作岗位',
      '联系电话',
      '家庭住址',
    ]
    for (const { id } of people) {
      const { fields, membership } = await books.ask<{
        fields: { label: string; text: string | null }[]
        membership: string
      }>('roster.member', { id })
      const wanted = membership === 'full' ? [...labels, '转为正式党员日期'] : labels
      if (wanted.every(label => fields.find(field => field.label === label)?.text)) whole++
    }
    expect(await numbers(bench, 'B1')).toEqual([whole, people.length])
  })

  it('B2: months and quarters that are over, of branches with points on the books', async () => {
    // Points came of the first theme day, in January; nothing was closed.
    expect(await numbers(bench, 'B2-1')).toEqual([0, branches.length * 10])
    expect(await numbers(bench, 'B2-2')).toEqual([0, branches.length * 3])
    const branch = branches[0]!
    for (const period of ['2026-01', '2026-02', '2026-03'])
      await books.run('points.close', {
        ...{ period, checkedBy: '孙丽华' },
        branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-11-03' }],
      })
    expect(await numbers(bench, 'B2-1')).toEqual([3, branches.length * 10])
    await books.run('points.close', {
      ...{ period: '2026Q1', checkedBy: '孙丽华' },
      branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-11-03' }],
    })
    await books.run('points.post', { period: '2026Q1', branches: [branch], from: '2026-11-04', to: '2026-11-08' })
    expect(await numbers(bench, 'B2-2')).toEqual([1, branches.length * 3])
  })

  it('B4: posts that are to be held: two grids have a leader and a worker each, six buildings a leader', async () => {
    expect(await numbers(bench, 'B4')).toEqual([4, 10])
  })

  it('D5: no half-year is over since there are joint meetings on the books', async () => {
    expect(await bench.part('D5')).toMatchObject({ state: 'missing', counted: false })
    await bench.holdMeeting({
      kind: 'jointMeeting',
      date: '2026-05-12',
      attendance: [],
      participants: [{ name: '王某' }],
    })
    expect(await bench.part('D5')).toMatchObject({ numerator: 0, denominator: 1, state: 'scored' })
  })

  it('F1: rounds due since the first that was entered: three days of two rounds in one grid, none before the books in the other', async () => {
    // 19, 20 and 21 November before the books, in the first grid; the 22nd is not over.
    expect(await numbers(bench, 'F1')).toEqual([2, 6])
  })

  it('F4: nothing called for a visit, so it does not apply', async () => {
    expect(await bench.part('F4')).toMatchObject({ state: 'notApplicable', notApplicable: '没有应完成的' })
  })

  it('every automatic part adds up from the rows that it shows', async () => {
    for (const block of (await bench.tree()).blocks)
      for (const part of block.indicators.flatMap(({ parts }) => parts)) {
        if (!part.counted) continue
        const { rows } = await rowsOf(bench, part.code)
        const sum = (of: 'done' | 'due') => rows.reduce((all, row) => all + row[of], 0)
        const done = part.fact!.counts === 'faults' ? sum('due') - sum('done') : sum('done')
        expect([part.code, done, sum('due')]).toEqual([part.code, part.numerator ?? 0, part.denominator ?? 0])
      }
  })
})

describe('books that have nothing to count', () => {
  it('leave a part missing and never full, nor out of the reckoning', async () => {
    const { books } = await assessmentBench()
    const { rows } = await books.ask<{ rows: { missing: number }[] }>('assessment.years')
    expect(rows[0]!.missing).toBeGreaterThan(10)
  })
})
