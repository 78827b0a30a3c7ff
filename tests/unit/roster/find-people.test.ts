import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameReading, pinyinKey, wordSyllables } from '../../../src-shared/roster/name-reading'
import { buildIndex, searchIndex } from '../../../src-shared/search/search-index'

const read = (text: string) => nameReading(text).syllables
const indexOf = (names: readonly string[]) =>
  buildIndex(
    names.map(name => ({ text: name, ...nameReading(name) })),
    read,
  )
const names = [
  '刘德明',
  '李大民',
  '梁冬梅',
  '单雄',
  '张三丰',
  '孙红霞',
  '欧阳明华',
  '买买提·艾力',
  '仇英',
  '尉迟恭',
  '张姗',
]
const index = indexOf(names)
const found = (query: string) => searchIndex(index, query, 8).map(at => names[at])

describe('finding people', () => {
  it.each([
    ['ldm', ['刘德明', '李大民', '梁冬梅']],
    ['德明', ['刘德明']],
    ['liudeming', ['刘德明']],
    ['LiuDe', ['刘德明']],
    ['ndm', ['刘德明', '李大民', '梁冬梅']],
    ['niudeming', ['刘德明']],
    ['zhsf', ['张三丰']],
    ['zangsanfeng', ['张三丰']],
    ['shx', ['孙红霞']],
    ['sx', ['单雄']],
    ['shan', ['单雄']],
    ['ouyang', ['欧阳明华']],
    ['zhangsf', ['张三丰']],
    ['dan', ['单雄']],
    ['qiu', ['仇英']],
    ['yuchi', ['尉迟恭']],
    ['yuc', ['尉迟恭']],
    ['买买提艾力', ['买买提·艾力']],
    ['买买提•艾力', ['买买提·艾力']],
    ['mmtal', ['买买提·艾力']],
    ['张珊', ['张姗']],
    ['liang dongmei', ['梁冬梅']],
  ])('%s', (query, people) => expect(found(query)).toEqual(expect.arrayContaining(people)))

  it('a name that begins so comes before one that only contains it', () => {
    const two = ['陈大民', '大民']
    const small = indexOf(two)
    expect(searchIndex(small, '大民', 8)).toEqual([1, 0])
  })
  it('nothing is found by nothing, by what nobody has, or across two people', () => {
    expect(found('')).toEqual([])
    expect(found('|')).toEqual([])
    expect(found('xyzq')).toEqual([])
    expect(found('明李')).toEqual([])
  })
  it('each thing once, never more than asked, and every name is found by itself', () => {
    const name = fc.string({ unit: fc.constantFrom(...'王李张刘陈杨黄明华丽强'), minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), fc.nat(), (list, pick) => {
        const many = indexOf(list)
        const query = list[pick % list.length]!
        const hits = searchIndex(many, query, 100)
        expect(new Set(hits).size).toBe(hits.length)
        expect(hits.map(at => list[at])).toContain(query)
        expect(searchIndex(many, query, 1)).toHaveLength(1)
      }),
    )
  })
  it('deeds are found by their initials', () => {
    const deeds = ['登记会议', '导入党员花名册']
    const words = buildIndex(deeds.map(text => ({ text, syllables: wordSyllables(text) })))
    expect(searchIndex(words, 'djhy', 4)).toEqual([0])
  })
})

describe('names are read as names', () => {
  it.each([
    ['单雄', 'shan xiong'],
    ['仇英', 'qiu ying'],
    ['曾国华', 'zeng guo hua'],
    ['尉迟恭', 'yu chi gong'],
    ['万俟明', 'mo qi ming'],
    ['解秀英', 'xie xiu ying'],
    ['查良', 'zha liang'],
    ['区建国', 'ou jian guo'],
    ['盖叫天', 'ge jiao tian'],
    ['任红', 'ren hong'],
    ['吕丽', 'lv li'],
    ['买买提·艾力', 'mai mai ti ai li'],
  ])('%s is %s', (name, sound) => expect(read(name).join(' ')).toBe(sound))

  it('in the order of pinyin 单 stands with shàn and 曾 with zēng, one surname after the other', () => {
    const people = ['曾一', '单二', '张三', '仇四', '章五', '丁六', '张一']
    const sorted = [...people].sort((a, b) => (pinyinKey(a) < pinyinKey(b) ? -1 : 1))
    expect(sorted).toEqual(['丁六', '仇四', '单二', '曾一', '张三', '张一', '章五'])
  })
})

describe('numbers and places', () => {
  const person = (text: string, idNumber: string, phone: string, place: string) => ({
    text,
    ...nameReading(text),
    numbers: [idNumber, phone],
    place,
  })
  const people = buildIndex([
    person('张三丰', '110105********002X', '138****5678', '和顺园5号楼3单元1003室'),
    person('李四', '110105********1234', '139****002', '柳荫里12号楼1单元0202室'),
  ])
  it.each([
    ['002x', [0]],
    ['02X', [0]],
    ['5678', [0]],
    ['13812345678', [0]],
    ['13912345678', []],
    ['11010519491231002X', [0]],
    ['31002x', [0]],
    ['110106194912310021', []],
    ['234', [1]],
    ['和顺园5号楼', [0]],
    ['柳荫里', [1]],
  ])('%s', (query, places) => expect(searchIndex(people, query, 8)).toEqual(places))
})
