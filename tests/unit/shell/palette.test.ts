import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSyllables, wordSyllables } from '../../../src-renderer/shell/palette/pinyin'
import { buildIndex, searchIndex } from '../../../src-renderer/shell/palette/search-keys'

const names = ['刘德明', '李大民', '梁冬梅', '单雄', '张三丰', '孙红霞', '欧阳明华']
const index = buildIndex(names.map(name => ({ text: name, syllables: nameSyllables(name) })))
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
  ])('%s', (query, people) => expect(found(query)).toEqual(expect.arrayContaining(people)))

  it('a name that begins so comes before one that only contains it', () => {
    const two = ['陈大民', '大民']
    const small = buildIndex(two.map(text => ({ text, syllables: nameSyllables(text) })))
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
        const many = buildIndex(list.map(text => ({ text, syllables: nameSyllables(text) })))
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
