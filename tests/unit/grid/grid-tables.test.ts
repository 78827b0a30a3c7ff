import { describe, expect, it } from 'vitest'
import { buildingKey, doorsOf, floorOfRoom, inDoorOrder, roomKey, unitKey } from '../../../src-shared/grid/doors'
import { gridTable } from '../../../src-shared/grid/import/grid-tables'
import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { reviewOf } from '../../../src-shared/grid/tag-terms'
import { tags } from '../../../src-shared/grid/mark'
import { readTable } from '../../../src-shared/sheet-import/read-table'
import type { Cell, Sheet } from '../../../src-shared/spreadsheet/sheet'

const today = '2026-11-22'
const text = (said: string): Cell => (said === '' ? null : { type: 'text', text: said })
const sheet = (rows: (string | Cell)[][], more: Partial<Sheet> = {}): Sheet => ({
  name: '表',
  rows: rows.map(row => row.map(cell => (typeof cell === 'string' ? text(cell) : cell))),
  ...more,
})
const read = (kind: 'buildings' | 'households' | 'residents', given: Sheet) => readTable(gridTable(kind), given, today)
const codes = (reading: ReturnType<typeof read>) => reading.problems.map(({ row, field, code }) => [row, field, code])

describe('how places are written', () => {
  it.each([
    ['3号楼', '3'],
    ['３栋', '3'],
    ['第三幢', '3'],
    ['十二号楼', '12'],
    ['A座', 'A'],
    ['东楼', '东'],
  ])('%s is building %s', (said, key) => expect(buildingKey(said)).toBe(key))
  it('units and rooms are told by their numbers', () => {
    expect([unitKey('一单元'), unitKey('1'), unitKey('东'), unitKey(undefined)]).toEqual(['1', '1', '东', ''])
    expect([roomKey('0501室'), roomKey('501'), roomKey('501甲')]).toEqual(['501', '501', '501甲'])
    expect([floorOfRoom('3404'), floorOfRoom('501'), floorOfRoom('门卫')]).toEqual([34, 5, undefined])
  })
  it('doors stand by unit, floor and room as numbers, not as texts', () => {
    const doors = doorsOf({
      units: [{ name: '10', floors: 11, doors: 1 }, { name: '2', floors: 1, doors: 2 }, { name: '3' }],
    })
    expect(
      inDoorOrder(doors, door => door)
        .map(({ unit, room }) => `${unit}-${room}`)
        .slice(0, 5),
    ).toEqual(['2-101', '2-102', '10-101', '10-201', '10-301'])
  })
})

describe('a table', () => {
  const head = ['楼栋', '单元', '室', '姓名']

  it('reads a joined cell for each of its rows', () => {
    const given = sheet([head, ['3号楼', '1', '101', '王强'], ['', '', '', '赵兰'], ['', '', '102', '李明']], {
      merges: [
        { top: 1, bottom: 3, left: 0, right: 0 },
        { top: 1, bottom: 3, left: 1, right: 1 },
        { top: 1, bottom: 2, left: 2, right: 2 },
      ],
    })
    expect(read('residents', given).rows.map(({ value }) => Object.values(value).join(' '))).toEqual([
      '3号楼 1 101 王强',
      '3号楼 1 101 赵兰',
      '3号楼 1 102 李明',
    ])
  })

  it('takes a building for the rows below it until another is written, and a room never', () => {
    const given = sheet([head, ['3号楼', '1', '101', '王强'], ['', '2', '101', '李明'], ['', '2', '', '赵兰']])
    const reading = read('residents', given)
    expect(reading.rows.map(({ value }) => value.building)).toEqual(['3号楼', '3号楼', '3号楼'])
    expect(codes(reading)).toEqual([[4, '室', 'required']])
  })

  it('another estate has buildings of its own', () => {
    const given = sheet([
      ['小区', '楼栋', '室'],
      ['和顺园', '3号楼', '101'],
      ['锦绣苑', '', '102'],
    ])
    expect(codes(read('households', given))).toEqual([[3, '楼栋', 'required']])
  })

  it('names every cell of a wrong type at its row, and goes on', () => {
    const error: Cell = { type: 'error', text: '#REF!' }
    const given = sheet([
      ['楼栋', '单元数', '层数', '建成年份'],
      ['1号楼', 'abc', { type: 'number', value: 6.5, text: '6.5' }, '1899'],
      ['2号楼', { type: 'number', value: 2, text: '2' }, '34层', { type: 'date', text: '1998-01-01' }],
      [error, '1', '-3', '1e9'],
    ])
    expect(codes(read('buildings', given))).toEqual([
      [2, '单元数', 'not-a-number'],
      [2, '层数', 'not-a-number'],
      [2, '建成年份', 'not-a-number'],
      [3, '建成年份', 'not-a-number'],
      [4, '楼栋', 'cell-error'],
      [4, '层数', 'not-a-number'],
      [4, '建成年份', 'not-a-number'],
    ])
  })

  it('a room that was saved as a number keeps its digits', () => {
    const given = sheet([
      ['楼栋', '室'],
      ['1号楼', { type: 'number', value: 501, text: '501.00' }],
    ])
    expect(read('households', given).rows[0]!.value.room).toBe('501')
  })

  it('of a hundred thousand blank rows, or joined over and over, is read at once', () => {
    const merges = Array.from({ length: 50_000 }, () => ({ top: 1, bottom: 1_048_575, left: 0, right: 16_383 }))
    const blank: Cell[][] = Array.from({ length: 100_000 }, () => [])
    const rows = sheet([
      ['楼栋', '室'],
      ['1号楼', '101'],
    ])
    const began = performance.now()
    const reading = read('households', { name: '表', rows: [...rows.rows, ...blank], merges })
    expect(reading.rows).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('without headings says which it needs', () => {
    expect(read('residents', sheet([['一'], ['二']])).problems).toMatchObject([{ code: 'header-missing' }])
  })

  it.each(['__proto__', 'constructor', '=cmd|1'])('with the heading %s is a table like any other', heading => {
    const reading = read(
      'households',
      sheet([
        ['楼栋', '室', heading],
        ['1号楼', '101', 'x'],
      ]),
    )
    expect(reading.columns[2]).toMatchObject({ field: null })
    expect(Object.getPrototypeOf(reading.rows[0]!.value)).toBe(Object.prototype)
  })
})

describe('sensitive words are data', () => {
  it.each([
    '社区矫正',
    '曾上 访',
    '涉毒人员',
    'hiv阳性',
    '严重精神障碍',
    '缓刑期内',
    '社矫对象',
    '社区矯正',
    '进京访',
    '精神分裂',
    '监外执行',
    '强制隔离',
  ])('“%s” is sensitive', said => expect(saysSensitive(said)).toBe(true))
  it.each(['视力矫正', '禁毒宣传员', '困难', '独居老人', '防癌讲座', '矫正牙齿', '区信访局宿舍'])('“%s” is not', said =>
    expect(saysSensitive(said)).toBe(false),
  )
  it('no tag is one, and no tag says 上访', () => {
    for (const word of Object.values(tags)) expect(saysSensitive(word), word).toBe(false)
  })
})

it('a tag is looked at again after its term; some hold for good', () => {
  expect(reviewOf('aloneElder', '2026-08-31')).toBe('2027-02-28')
  expect(reviewOf('veteran', '2026-08-31')).toBeUndefined()
})
