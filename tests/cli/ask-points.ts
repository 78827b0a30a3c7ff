import type { Answer, Line } from './program'
import { valueOf } from './program'

interface Person {
  id: string
  branch: string
}

/** Points of a month: entered as a sheet, closed, put on the wall, doubted and answered; how members are scored; the year. */
export async function askPoints(ask: (lines: Line[]) => Promise<Answer[]>, people: readonly Person[]): Promise<void> {
  const { branch } = people[0]!
  const own = people.filter(person => person.branch === branch)
  const period = '2026-10'
  const entry = { rule: 'B1', date: '2026-10-08', delta: 1, note: '志愿服务', evidence: '签到表' }
  await ask([
    { query: 'points.sheet', input: { month: period, branch } },
    { do: 'points.enterMany', input: { entries: own.slice(0, 2).map(({ id }) => ({ ...entry, member: id })) } },
  ])
  // What stands in earlier months is closed in their order.
  const [entries] = await ask([{ query: 'points.entries', input: {} }])
  const months = valueOf<{ rows: { branch: string; month: string }[] }>(entries).rows.filter(
    row => row.branch === branch && row.month < period,
  )
  for (const month of [...new Set(months.map(row => row.month)), period].sort())
    await ask([
      {
        do: 'points.close',
        input: {
          period: month,
          checkedBy: '孙丽华',
          branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-11-03' }],
        },
      },
    ])
  await ask([
    { do: 'points.post', input: { period, branches: [branch], from: '2026-11-04', to: '2026-11-08' } },
    {
      do: 'points.amendClosing',
      input: { branch, period, checkedBy: '马文静', confirmedBy: 'secretary', confirmedOn: '2026-11-03' },
    },
    { query: 'points.closings', input: { period } },
    { query: 'points.openMonths', input: { period, branches: [branch] } },
    { query: 'points.late', input: { period } },
    { query: 'points.reminders', input: {} },
    { do: 'points.takeDown', input: { period, branches: [branch] } },
  ])

  const objection = { branch, period, member: own[0]!.id, kind: 'objection', way: 'written', received: '2026-11-05' }
  const noted = await ask(
    ['少记一次', '再问一次'].map(text => ({ do: 'points.noteAppeal', input: { ...objection, text } })),
  )
  const [one, other] = noted.map(answer => valueOf<{ id: string }>(answer).id)
  await ask([
    { do: 'points.answerAppeal', input: { id: one, on: '2026-11-06', result: 'upheld', text: '已核对' } },
    { do: 'points.raiseAppeal', input: { id: one, on: '2026-11-07' } },
    { do: 'points.answerAppeal', input: { id: one, on: '2026-11-08', result: 'upheld', text: '维持' } },
    { do: 'points.republishAppeal', input: { id: one, on: '2026-11-09' } },
    { do: 'points.removeAppeal', input: { id: other, reason: '重复' } },
    { query: 'points.appeals', input: {} },
    { query: 'points.closedPeriods', input: { member: own[0]!.id } },
  ])

  const resolution = { class: 'frail', from: '2026-11-01', resolution: '2026年10月20日支部党员大会决议' }
  await ask([{ do: 'points.setScoring', input: { ...resolution, members: [own[1]!.id] } }])
  const [scorings] = await ask([{ query: 'points.scorings', input: { branch } }])
  const [scoring] = valueOf<{ rows: { id: string }[] }>(scorings).rows
  const veto = { member: own[2]!.id, year: 2026, code: 'V1', date: '2026-10-10', document: '文', resolution: '支委会' }
  const [vetoed] = await ask([{ do: 'points.noteVeto', input: veto }])
  const { id: known } = valueOf<{ id: string }>(vetoed)
  await ask([
    { do: 'points.removeScoring', input: { id: scoring!.id, reason: '登记错了' } },
    { do: 'points.liftVeto', input: { id: known, on: '2026-11-10', why: '复查' } },
    { query: 'points.vetoes', input: { year: 2026 } },
    { query: 'points.year', input: { year: 2026, branch } },
    { query: 'points.yearSheet', input: { id: branch, year: 2026 } },
    { query: 'points.trend', input: { year: 2026, branch } },
    { do: 'points.removeVeto', input: { id: known, reason: '登记错了' } },
  ])
}
