import type { Answer, Line } from './program'
import { valueOf } from './program'

/** Who serves in the grids: written down, appointed, chosen by steps, handed over, counted and printed. */
export async function askGridPeople(
  ask: (lines: Line[]) => Promise<Answer[]>,
  people: readonly { id: string; branch: string }[],
): Promise<void> {
  const id = (answer: Answer | undefined) => valueOf<{ id: string }>(answer).id
  const [made] = await ask([{ do: 'grid.addGrid', input: { name: '荷花池网格', kind: 'general' } }])
  const grid = id(made)
  const [built] = await ask([
    { do: 'grid.addBuildings', input: { grid, buildings: [{ name: '荷花池1号楼' }, { name: '荷花池2号楼' }] } },
  ])
  const [one, other] = valueOf<{ rows: { id: string }[] }>(built).rows.map(row => row.id)
  const member = people[0]!.id
  const [leads, , wrong, added] = await ask([
    { do: 'grid.appoint', input: { who: { member }, role: 'gridLeader', grid, from: '2026-03-01' } },
    { do: 'grid.appoint', input: { who: { member }, role: 'buildingLeader', building: one, from: '2026-03-01' } },
    { do: 'grid.appoint', input: { who: { member: people[1]!.id }, role: 'buildingLeader', building: other } },
    { do: 'grid.addPerson', input: { name: '韩志刚', unit: '柳荫派出所' } },
  ])
  const { person } = valueOf<{ person: string }>(leads)
  const day = '2026-10-01'
  await ask([
    { do: 'grid.noteSelection', input: { post: id(wrong), recommended: '2026-02-01' } },
    { do: 'grid.changePost', input: { id: id(wrong), from: '2026-02-20' } },
    { do: 'grid.endPost', input: { id: id(wrong), to: '2026-09-01', reason: '工作调动' } },
    { do: 'grid.removePost', input: { id: id(wrong), reason: '登记错了' } },
    { do: 'grid.changePerson', input: { id: id(added), phone: '13900002222' } },
    { do: 'grid.removePerson', input: { id: id(added), reason: '登记错了' } },
    { query: 'grid.handOver', input: { id: person } },
    { do: 'grid.reassign', input: { person, day, who: { member: people[2]!.id } } },
    { query: 'grid.handOverSheet', input: { id: person, day } },
    ...[
      'people',
      'candidates',
      'vacancies',
      'coverage',
      'coverageTrend',
      'noticeBoards',
      'staffingCards',
      'staffRoster',
    ].map(name => ({ query: `grid.${name}` })),
    { query: 'grid.person', input: { id: person } },
    { query: 'grid.staffing', input: { place: one } },
    { query: 'grid.coverageRows', input: { code: 'buildingLeader', grid } },
    ...['showNoticeBoards', 'showStaffingCards', 'showStaffRoster'].map(name => ({ do: `grid.${name}` })),
  ])
}
