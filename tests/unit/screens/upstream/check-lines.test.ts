import { expect, it } from 'vitest'
import { checkParts, checkSum } from '../../../../src-renderer/screens/upstream/check-lines'

const rule = { title: '没有出生日期', todo: '补上。', source: '采集表' }
const draft = { key: 'k', path: '/points/new?member=1', title: '登记积分', operator: '周敏', time: '', form: {} }

it('each line opens what mends it and comes back to the line after it', () => {
  const parts = checkParts(
    [
      {
        ...{ ...rule, code: 'a', severity: 'stop' },
        rows: [{ text: '某次会议', opens: { table: 'meetings', id: 'm', part: 'attendance' } }],
      },
      {
        ...{ ...rule, code: 'b', severity: 'look' },
        rows: [
          { text: '王甲', opens: { table: 'members', id: 'p', field: 'birth' } },
          { text: '党课', opens: { table: 'owed', branch: 'b1', kind: 'lesson', date: '2026-09-30' } },
        ],
      },
    ],
    [draft],
    '/upstream?period=2026Q3',
  )
  expect(parts.flatMap(({ lines }) => lines.map(({ to }) => to))).toEqual([
    { path: '/meetings/m', query: { part: 'attendance', back: '/upstream?period=2026Q3&at=0' } },
    { path: '/roster/p/change', query: { field: 'birth', back: '/upstream?period=2026Q3&at=1' } },
    {
      path: '/meetings/new',
      query: { branch: 'b1', kind: 'lesson', date: '2026-09-30', back: '/upstream?period=2026Q3&at=2' },
    },
    { path: '/points/new', query: { member: '1', back: '/upstream?period=2026Q3&at=3' } },
  ])
  expect(checkSum(parts)).toBe('1 项要先改好，3 项请看一眼')
})
