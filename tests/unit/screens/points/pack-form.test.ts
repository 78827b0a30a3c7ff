import { describe, expect, test } from 'vitest'
import { packLibrary } from '../../../../src-shared/points/pack'
import { formOf, newItem, packFrom, type PackForm } from '../../../../src-renderer/screens/points/packs/pack-form'

const community = packLibrary[0]!
const typed = (change: (form: PackForm) => void) => {
  const form = formOf(community)
  change(form)
  return packFrom(form, community)
}
const places = ({ problems }: ReturnType<typeof packFrom>) => problems.map(({ path }) => path!.join('.'))

describe('a pack as it is typed', () => {
  test.each(packLibrary.map(pack => [pack.id, pack] as const))('%s comes out as it went in', (_, pack) => {
    expect(packFrom(formOf(pack), pack)).toEqual({ pack, problems: [] })
  })
  test('points are typed with halves, lists with any comma', () => {
    const { pack } = typed(form => {
      form.items[0]!.cap = '10.5'
      form.items[7]!.deltas = '2，1,0.5'
      form.classes[2]!.off = 'B1 D1'
      form.classes[0]!.multiply = 'D1、D2×3/2；D3 x 200%'
    })
    expect(pack!.items[0]!.cap).toBe(21)
    expect(pack!.items[7]!.deltas).toEqual([4, 2, 1])
    expect(pack!.classes[2]!.off).toEqual(['B1', 'D1'])
    expect(pack!.classes[0]!.multiply).toEqual([
      { items: ['D1', 'D2'], numerator: 3, denominator: 2 },
      { items: ['D3'], numerator: 200, denominator: 100 },
    ])
  })
  test('a code with an x in it stays whole before its multiplier', () => {
    const { pack } = typed(form => {
      form.items[8]!.code = 'x1'
      for (const one of form.classes) one.off = one.off.replace('D1', 'x1')
      form.classes[0]!.multiply = 'x1×3/2'
    })
    expect(pack!.classes[0]!.multiply).toEqual([{ items: ['x1'], numerator: 3, denominator: 2 }])
    expect(packFrom(formOf(pack!), pack!).pack).toEqual(pack)
  })
  test('what is no number of half points is said at its field', () => {
    expect(places(typed(form => void (form.items[2]!.cap = '八')))).toEqual(['items.2.cap'])
    expect(places(typed(form => void (form.head.points = '0.3')))).toEqual(['base.points'])
    expect(places(typed(form => void (form.items[1]!.per = 'x')))).toEqual(['items.1.per'])
  })
  test('a new item says what is missing', () => {
    const found = typed(form => void form.items.push(newItem()))
    expect(places(found)).toEqual(['items.14.code', 'items.14.name', 'items.14.deltas', 'items.14.source'])
    expect(found.problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })
  test('a share of last year and a base of a class', () => {
    const { pack } = typed(form => {
      form.head.carry = '20%'
      form.classes[0]!.base = '70'
    })
    expect(pack!.base).toMatchObject({ carry: { numerator: 20, denominator: 100 }, byClass: { core: 140 } })
  })
  test('an item is no longer of a meeting once it is entered by hand', () => {
    const { pack } = typed(form => void (form.items[0]!.of = ''))
    expect(pack!.items[0]!.facts).toEqual([])
  })
})
