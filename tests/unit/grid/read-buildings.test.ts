import { describe, expect, it } from 'vitest'
import { readBuildingNames, readUnits, unitsText } from '../../../src-shared/grid/read-buildings'

const names = (text: string) => {
  const read = readBuildingNames(text)
  return 'value' in read ? read.value : read.wrong
}
const units = (text: string) => {
  const read = readUnits(text)
  return 'value' in read ? read.value : read.wrong
}

describe('buildings as they are typed', () => {
  it('many at once, in every usual spelling', () => {
    expect(names('1–3号楼')).toEqual(['1号楼', '2号楼', '3号楼'])
    expect(names('1-3栋')).toEqual(['1栋', '2栋', '3栋'])
    expect(names('1号楼至3号楼')).toEqual(['1号楼', '2号楼', '3号楼'])
    expect(names('1、3、5～6号楼、东楼')).toEqual(['1号楼', '3号楼', '5号楼', '6号楼', '东楼'])
    expect(names('07幢')).toEqual(['7幢'])
  })

  it('that cannot be read say what to do', () => {
    expect(names('')).toContain('1–12号楼')
    expect(names('9-3号楼')).toContain('前大后小')
    expect(names('1-900号楼')).toContain('分几次')
  })
})

describe('units as they are typed', () => {
  it('alike, in every usual spelling', () => {
    const two = ['1', '2'].map(name => ({ name, floors: 34, doors: 8 }))
    for (const text of ['2单元 × 34层 × 8户', '2单元x34层x8户', '2个单元，34层，每层8户', '2单元34层8户'])
      expect(units(text)).toEqual(two)
    expect(units('6层 × 2户')).toEqual([{ name: '1', floors: 6, doors: 2 }])
    expect(units('3单元')).toEqual([{ name: '1' }, { name: '2' }, { name: '3' }])
    expect(units('')).toEqual([])
  })

  it('one by one, as they are shown again', () => {
    const own = [
      { name: '东', floors: 18, doors: 4 },
      { name: '西', floors: 6 },
    ]
    expect(unitsText(own)).toBe('东单元 18层 × 4户；西单元 6层')
    expect(units(unitsText(own))).toEqual(own)
    const alike = ['1', '2'].map(name => ({ name, floors: 34, doors: 8 }))
    expect(unitsText(alike)).toBe('2单元 × 34层 × 8户')
    expect(units(unitsText(alike))).toEqual(alike)
  })

  it('that cannot be read, or cannot be, say so', () => {
    expect(units('很多')).toContain('看不懂')
    expect(units('2单元 × 340层')).toContain('1到120')
    expect(units('2单元 × 3层 × 99户')).toContain('1到60')
    expect(units('99单元')).toContain('1到30')
  })
})
