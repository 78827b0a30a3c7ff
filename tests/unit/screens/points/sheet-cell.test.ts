import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellHint,
  isBlank,
  pasteInto,
  readCell,
  type SheetItem,
} from '../../../../src-renderer/screens/points/month/sheet-cell'

const item = (more: Partial<SheetItem> = {}): SheetItem => ({
  ...{
    code: 'A3',
    name: '交党费',
    group: 'addition',
    deltas: [1],
    unit: '个月',
    per: 1,
    evidence: false,
    byFacts: false,
  },
  ...more,
})
const hours = item({ code: 'B1', unit: '小时', per: 2 })
const praise = item({ code: 'C1', group: 'honour', deltas: [2, 4, 6], unit: '次' })
const fault = item({ code: 'D2', group: 'deduction', deltas: [-6], unit: '次' })

describe('a cell of the month sheet', () => {
  it('takes a tick or a number of times, hours, or points', () => {
    expect(readCell(item(), '√')).toEqual({ delta: 1 })
    expect(readCell(item(), '２个月')).toEqual({ delta: 2 })
    expect(readCell(hours, '3.5小时')).toEqual({ amount: 7, delta: 0 })
    expect(readCell(praise, '2')).toEqual({ delta: 4 })
    expect(readCell(fault, '1')).toEqual({ delta: -6 })
    expect(readCell(item({ group: 'deduction', deltas: [-2, -4] }), '1')).toEqual({ delta: -2 })
  })
  it('refuses words, quarters of an hour and nought, and says what is wanted', () => {
    for (const [of, text] of [
      [item(), '好'],
      [item(), '0.5'],
      [item(), '0'],
      [hours, '1.25'],
      [hours, '-2'],
      [praise, '0.3'],
    ] as const)
      expect(readCell(of, text)).toEqual({ error: expect.stringMatching(/^填/) as string })
  })
  it('names the reason: half hours, whole times', () => {
    expect(readCell(hours, '3.3')).toEqual({ error: '填小时，以半小时为单位，如 3 或 3.5' })
    expect(readCell(item(), '0.5')).toEqual({ error: '填个月数，要整数，如 1，或打√' })
  })
  it('says what to type', () => {
    expect(cellHint({ ...praise, deltas: [6, 2] })).toBe('+1至+3，填分')
    expect([item(), hours, praise, fault].map(cellHint)).toEqual([
      '每个月 +0.5，填个月数',
      '每2小时 +0.5，填小时',
      '+1至+3，填分',
      '每次 −3，填次数',
    ])
  })
})

describe('pasting into the sheet', () => {
  const members = ['丁桂兰', '于海涛', '王建国', '王建国'].map((name, i) => ({ member: `m${i}`, name }))
  const items = [
    ['A3', '交党费'],
    ['B1', '志愿服务'],
    ['C1', '表彰'],
  ].map(([code, name]) => ({ code: code!, name: name! }))
  const at = { members, items, row: 1, column: 1 }

  it('goes on from the chosen cell, and nothing falls off the edge', () => {
    expect(
      pasteInto(
        [
          ['2', '1', '9'],
          ['', '3'],
        ],
        at,
      ),
    ).toEqual({
      cells: [
        { member: 'm1', code: 'B1', text: '2' },
        { member: 'm1', code: 'C1', text: '1' },
        { member: 'm2', code: 'C1', text: '3' },
      ],
      unknown: [],
      columns: [],
    })
  })
  it('takes a row of headings for what it is: columns go to the items they name, and a strange one is told', () => {
    const block = [
      ['姓名', '表彰', '志愿服务（小时）', '出勤'],
      ['丁桂兰', '2', '4', '9'],
    ]
    expect(pasteInto(block, at)).toEqual({
      cells: [
        { member: 'm0', code: 'C1', text: '2' },
        { member: 'm0', code: 'B1', text: '4' },
      ],
      unknown: [],
      columns: ['出勤'],
    })
    expect(pasteInto([['B1'], ['3']], at).cells).toEqual([{ member: 'm1', code: 'B1', text: '3' }])
    expect(
      pasteInto(
        [
          ['姓名', '小时'],
          ['丁桂兰', '4'],
        ],
        at,
      ),
    ).toMatchObject({
      cells: [{ member: 'm0', code: 'B1', text: '4' }],
      unknown: [],
    })
  })
  it('goes by names where there are any, and tells those it can’t place', () => {
    const { cells, unknown } = pasteInto(
      [
        ['于 海涛', '2'],
        ['姓名', '小时'],
        ['丁桂兰', '4'],
        ['王建国', '6'],
        ['没这人', '1'],
      ],
      at,
    )
    expect(cells).toEqual([
      { member: 'm1', code: 'B1', text: '2' },
      { member: 'm0', code: 'B1', text: '4' },
    ])
    expect(unknown).toEqual(['姓名', '王建国', '没这人'])
  })
  it('blanks, dashes and noughts of a spreadsheet are no entries', () => {
    expect(['', ' ', '0', '0.0', '—', '-', '０'].map(isBlank)).toEqual(Array(7).fill(true))
    expect(['1', '√', '0.5', '-1'].map(isBlank)).toEqual(Array(4).fill(false))
  })
  it('whatever is pasted, every cell lies on the sheet and nobody is written who isn’t on it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 4 }), { maxLength: 6 }), { maxLength: 8 }), block => {
        for (const { member, code, text } of pasteInto(block, at).cells) {
          expect(members.some(one => one.member === member)).toBe(true)
          expect(items.map(one => one.code)).toContain(code)
          expect(isBlank(text)).toBe(false)
        }
      }),
    )
  })
})
