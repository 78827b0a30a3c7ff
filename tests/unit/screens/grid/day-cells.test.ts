import { describe, expect, it } from 'vitest'
import {
  pasteDay,
  readDay,
  readFindings,
  textsOf,
  type DayRow,
} from '../../../../src-renderer/screens/grid/work/day-cells'

const blank = (): DayRow['rounds'] => [
  { shift: 'am', typed: null, app: null },
  { shift: 'pm', typed: null, app: null },
]
const row = (grid: string, more: Partial<DayRow> = {}): DayRow => ({
  ...{
    grid,
    name: `第${grid}网格`,
    patrollers: [{ id: `p${grid}`, name: `甲${grid}`, role: 'fullTime' }],
    summed: false,
    rounds: blank(),
  },
  ...more,
})
const people = [
  { id: 'q1', name: '乙', label: '乙' },
  { id: 'q2', name: '丙', label: '丙（一所）' },
  { id: 'q3', name: '丙', label: '丙（二所）' },
]

describe('a day of patrols as it is typed', () => {
  it('a number or a tick is a round, blank is none, and whoever patrols the grid walked it', () => {
    const found = readDay(
      [row('1'), row('2')],
      { '1|am|findings': '√', '1|pm|findings': '２', '1|pm|worker': '乙' },
      people,
    )
    expect(found.errors).toEqual({})
    expect(found.rounds).toEqual([
      { grid: '1', shift: 'am', findings: 0, worker: 'p1' },
      { grid: '1', shift: 'pm', findings: 2, worker: 'q1' },
    ])
    expect(readFindings('很多')).toBe(null)
  })

  it('who has the role to patrol walked the round before a 网格长; of several of one role one is asked for, by the name of the grid', () => {
    const leader = { id: 'l', name: '赵敏', role: 'gridLeader' } as const
    const worker = { id: 'w', name: '王建国', role: 'fullTime' } as const
    const found = readDay(
      [
        row('1', { patrollers: [worker, leader] }),
        row('2', { patrollers: [worker, { ...worker, id: 'x', name: '李强' }, leader] }),
        row('3', { patrollers: [leader] }),
      ],
      { '1|am|findings': '0', '2|am|findings': '0', '3|am|findings': '0' },
      people,
    )
    expect(found.rounds!.map(({ worker: by }) => by)).toEqual(['w', undefined, 'l'])
    expect(found.errors).toEqual({ '2|am|worker': '第2网格有几名专职网格员，请填是谁巡的：王建国、李强' })
  })

  it('says in which cell something is wrong', () => {
    const texts = { '1|am|findings': '多', '1|pm|note': '堆物', '2|am|findings': '0', '2|am|worker': '丙' }
    expect(Object.keys(readDay([row('1'), row('2')], texts, people).errors)).toEqual([
      '1|am|findings',
      '1|pm|findings',
      '2|am|worker',
    ])
  })

  it('a round that is on the books and is emptied is taken out; one of the app or of a sum is left alone', () => {
    const typed = { worker: 'p1', workerName: '甲1', findings: 1, note: '堆物' }
    const rounds: DayRow['rounds'] = [
      { shift: 'am', typed, app: null },
      { shift: 'pm', typed: null, app: { rounds: 2, findings: 0 } },
    ]
    const rows = [row('1', { rounds }), row('2', { summed: true })]
    expect(textsOf(rows)).toEqual({ '1|am|findings': '1', '1|am|worker': '甲1', '1|am|note': '堆物' })
    const found = readDay(rows, { '1|pm|findings': '5', '2|am|findings': '5' }, people)
    expect(found).toMatchObject({ rounds: [], takenOut: [{ grid: '1', shift: 'am' }], errors: {} })
  })

  it('a pasted block goes to the grids it names in any order, else on from the cell', () => {
    const rows = [row('1'), row('2'), row('3')]
    const named = pasteDay(
      [
        ['第3网格', '0', '乙', '', '1'],
        ['没有的', '0'],
      ],
      rows,
      { row: 0, column: 0 },
    )
    expect(named.texts).toMatchObject({ '3|am|findings': '0', '3|am|worker': '乙', '3|pm|findings': '1' })
    expect(named.unknown).toEqual(['没有的'])
    const plain = pasteDay([['0'], ['1']], rows, { row: 1, column: 3 })
    expect(plain.texts).toEqual({ '2|pm|findings': '0', '3|pm|findings': '1' })
  })
})
