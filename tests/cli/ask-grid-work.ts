import * as fs from 'node:fs'
import * as path from 'node:path'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import type { Answer, Line } from './program'
import { id, valueOf } from './program'

/** What is done in a grid: a day of patrols, a month's sum, an import; visits that answer calls, a diary, a pairing; and what of it waits. */
export async function askGridWork(ask: (lines: Line[]) => Promise<Answer[]>, folder: string): Promise<void> {
  const [first, second, worker] = await ask([
    { do: 'grid.addGrid', input: { name: '巡查一格', kind: 'general' } },
    { do: 'grid.addGrid', input: { name: '巡查二格', kind: 'general' } },
    { do: 'grid.addPerson', input: { name: '巡查员' } },
  ])
  const [grid, other, person] = [first, second, worker].map(id) as [string, string, string]
  const [built] = await ask([{ do: 'grid.addBuildings', input: { buildings: [{ name: '走访楼' }], grid } }])
  const building = valueOf<{ rows: { id: string }[] }>(built).rows[0]!.id
  const [home] = await ask([{ do: 'grid.addHousehold', input: { building, room: '101', contact: '王某' } }])
  const household = id(home)

  const file = path.join(folder, 'patrols.csv')
  fs.writeFileSync(
    file,
    writeCsv([
      ['编号', '巡查时间', '网格', '网格员', '问题数'],
      ['x1', '2026-10-10 08:10', '巡查一格', '巡查员', '1'],
    ]),
  )
  const span = { from: '2026-10-01', to: '2026-10-31' }
  const rounds = [{ grid, shift: 'am', worker: person, findings: 1, note: '楼道堆物' }]
  const [, , , listed] = await ask([
    { do: 'grid.setPatrolDays', input: { from: '2026-10-01', days: 'every' } },
    { do: 'grid.savePatrolDay', input: { date: '2026-10-08', rounds } },
    { query: 'grid.patrolDay', input: { date: '2026-10-08' } },
    { query: 'grid.patrols', input: { ...span, grid } },
    {
      do: 'grid.notePatrolMonth',
      input: { from: span.from, until: span.to, sums: [{ grid: other, rounds: 60, lateRounds: 30, findings: 2 }] },
    },
    { query: 'grid.previewPatrols', input: { file } },
    { do: 'grid.importPatrols', input: { file } },
    { query: 'grid.workFigures', input: { period: '2026-10' } },
    { query: 'grid.patrolSheet', input: { id: grid, month: '2026-10' } },
    { query: 'grid.workReminders', input: {} },
    { query: 'grid.workChoices', input: {} },
  ])
  const ids = valueOf<{ rows: { id: string }[] }>(listed).rows.map(row => row.id)
  await ask([{ do: 'grid.removePatrols', input: { ids, reason: '登记错了' } }])

  const call = { household, reason: 'sickbed', date: '2026-10-05' }
  const [one, two, three] = await ask([
    { do: 'grid.noteCall', input: call },
    { do: 'grid.noteCall', input: { ...call, reason: 'demand' } },
    { do: 'grid.noteCall', input: { ...call, reason: 'jobless' } },
    { query: 'grid.calls', input: {} },
  ])
  const [pair, diary, visited] = await ask([
    { do: 'grid.notePairing', input: { person, household, from: '2026-10-01', pledge: '代办缴费' } },
    { do: 'grid.noteDiary', input: { grid, worker: person, date: '2026-10-08', text: '新开了小饭桌' } },
    {
      do: 'grid.noteVisits',
      input: {
        visits: [{ household, worker: person, date: '2026-10-09', reason: 'sickbed', call: id(one), talk: '好转' }],
      },
    },
  ])
  const visit = valueOf<{ ids: [string] }>(visited).ids[0]
  await ask([
    { do: 'grid.dropCall', input: { id: id(two), why: '已解决' } },
    { do: 'grid.removeCall', input: { id: id(three), reason: '登记错了' } },
    { query: 'grid.visits', input: { ...span, household } },
    { query: 'grid.visitForms', input: { id: visit } },
    { query: 'grid.pairings', input: {} },
    { query: 'grid.pairingSheet', input: {} },
    { query: 'grid.diaries', input: span },
    { do: 'grid.removeVisit', input: { id: visit, reason: '登记错了' } },
    { do: 'grid.removeDiary', input: { id: id(diary), reason: '登记错了' } },
    { do: 'grid.removePairing', input: { id: id(pair), reason: '登记错了' } },
  ])
}
