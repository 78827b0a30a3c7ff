import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import table from '../../../resources/roster/strokes.json'
import { byNameStrokes, byStrokes, inListOrder } from '../../../src-shared/roster/stroke-order'

const sorted = (...names: string[]) => [...names].sort(byNameStrokes)

describe('姓氏笔画', () => {
  it('orders by strokes, not by sound', () => {
    expect(sorted('黄一', '李一', '张一', '刘一', '王一', '丁一')).toEqual([
      ...['丁一', '王一', '刘一', '李一', '张一', '黄一'],
    ])
  })

  it('orders surnames of as many strokes by what the strokes are: 横 竖 撇 点 折', () => {
    expect(sorted('许一', '齐一', '刘一', '任一', '朱一', '吕一', '邢一', '成一')).toEqual([
      ...['邢一', '成一', '吕一', '朱一', '任一', '刘一', '齐一', '许一'],
    ])
  })

  it('counts strokes as they are written on the mainland: 黄 has 11, not 12', () => {
    expect(sorted('彭一', '黄一', '盛一', '曹一')).toEqual(['黄一', '曹一', '盛一', '彭一'])
  })

  it('has of one surname the names of one character before the longer ones', () => {
    expect(sorted('王小洪', '王一鸣', '王毅', '王宁')).toEqual(['王宁', '王毅', '王一鸣', '王小洪'])
  })

  it('places a character that the table lacks among those of as many strokes, and one that nobody knows last', () => {
    // Neither is in the table; ICU knows that 媽 has 13 strokes, and nothing of 𠮷.
    expect(sorted('黄一', '𠮷一', '丁一', '媽一', '藏一')).toEqual(['丁一', '黄一', '媽一', '藏一', '𠮷一'])
  })

  it('does not mind the dot in a name of a minority', () => {
    expect(byNameStrokes('买买提·阿不都', '买买提阿不都')).toBe(0)
  })

  it('orders names of units character by character', () => {
    expect(['和顺园二区', '和顺园一', '丁香里'].sort(byStrokes)).toEqual(['丁香里', '和顺园一', '和顺园二区'])
  })

  it('is one order over any names, with the same name alone equal', () => {
    const name = fc
      .array(fc.constantFrom(...'王刘黄一二媽𠮷·aAé欧阳'), { minLength: 1, maxLength: 4 })
      .map(of => of.join(''))
    const sign = (a: string, b: string) => Math.sign(byNameStrokes(a, b))
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(sign(a, b)).toBe(-sign(b, a) || 0)
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
        if (sign(a, b) === 0) expect(a.replace(/·/g, '')).toBe(b.replace(/·/g, ''))
      }),
    )
  })

  it('stands behind the branch', () => {
    const rows = [
      { branch: 1, name: '丁一' },
      { branch: 0, name: '张华' },
      { branch: 0, name: '王强' },
    ]
    expect(inListOrder(rows, row => row).map(row => row.name)).toEqual(['王强', '张华', '丁一'])
  })
})

describe('the stroke table', () => {
  it('has every character once, and of each only strokes', () => {
    const characters = Object.values(table.strokes).flatMap(of => [...of])
    expect(new Set(characters).size).toBe(characters.length)
    expect(Object.keys(table.strokes).filter(code => !/^[1-5]+$/.test(code))).toEqual([])
  })
})
