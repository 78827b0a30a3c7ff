import { describe, expect, it } from 'vitest'
import { stacksOf } from '../../../src-shared/grid/building-stack'

const door = (unit: string | undefined, room: string, floor?: number) => ({ unit, room, floor })
const drawn = (units: Parameters<typeof stacksOf>[0], doors: ReturnType<typeof door>[]) =>
  stacksOf(units, doors).map(({ name, floors, others }) => ({
    name,
    floors: floors.map(one => [one.floor, ...one.doors.map(at => at?.room ?? '')]),
    others: others.map(({ room }) => room),
  }))

describe('a building as floors and doors', () => {
  it('has the highest floor on top and every door in its place, registered or not', () => {
    expect(drawn([{ name: '1', floors: 3, doors: 2 }], [door('1', '101'), door('1', '302')])).toEqual([
      {
        name: '1',
        floors: [
          [3, '', '302'],
          [2, '', ''],
          [1, '101', ''],
        ],
        others: [],
      },
    ])
  })

  it('grows with what is registered, where nobody said how high it is', () => {
    const [one] = drawn([], [door(undefined, '1203'), door(undefined, '-101')])
    expect(one!.floors).toHaveLength(13)
    expect(one!.floors[0]).toEqual([12, '', '', '1203'])
    expect(one!.floors.at(-1)).toEqual([-1, '-101', '', ''])
  })

  it('keeps doors without a floor, and second ones in one place, beside it', () => {
    const [one] = drawn([{ name: '1', floors: 1, doors: 1 }], [door('1', '101'), door('1', '门市'), door('1', '101室')])
    expect(one!.others).toEqual(['门市', '101室'])
  })

  it('of 34 floors and 8 doors has 272 places', () => {
    const [one] = stacksOf([{ name: '1', floors: 34, doors: 8 }], [])
    expect(one!.floors.flatMap(({ doors }) => doors)).toHaveLength(272)
  })
})
