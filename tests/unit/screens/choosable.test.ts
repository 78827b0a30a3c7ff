import { expect, it } from 'vitest'
import { choosable } from '../../../src-renderer/screens/choosable'

type Row = Parameters<typeof choosable>[0][number]
const row = (id: string, name: string, at: string, known: Partial<Row> = {}): Row => ({
  ...{ id, name, branch: at, branchName: `${at}党支部`, birth: null, phone: null },
  ...known,
})
const labels = (rows: Row[], unit?: string) => choosable(rows, unit).map(({ label }) => label)

it('namesakes of one branch are told apart by year of birth and the end of the telephone', () => {
  const rows = [
    row('1', '张桂兰', '和顺园', { birth: '1952-03', phone: '138****5840' }),
    row('2', '张桂兰', '和顺园', { birth: '1961-03-01' }),
    row('3', '张桂兰', '和顺园', { phone: '138****1234' }),
    row('4', '张桂兰', '东湖'),
    row('5', '王强', '东湖'),
  ]
  expect(labels(rows)).toEqual([
    '张桂兰（和顺园党支部，1952年生，尾号5840）',
    '张桂兰（和顺园党支部，1961年生）',
    '张桂兰（和顺园党支部，尾号1234）',
    '张桂兰（东湖党支部）',
    '王强',
  ])
})

it('the unit in question comes first, and who belongs elsewhere is shown with their branch', () => {
  const rows = [row('1', '王强', '东湖'), row('2', '李红', '和顺园')]
  expect(labels(rows, '和顺园')).toEqual(['李红', '王强（东湖党支部）'])
  expect(labels(rows, '社区')).toEqual(['王强', '李红'])
})

it('whom nothing tells apart are numbered: never two with the same words', () => {
  expect(labels([row('1', '王强', '东湖'), row('2', '王强', '东湖')])).toEqual([
    '王强（东湖党支部）第1名',
    '王强（东湖党支部）第2名',
  ])
})
