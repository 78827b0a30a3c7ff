import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridBooks } from './grid-books'

const days = ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01']
const looked = ['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01', '2026-08-01', '2026-10-31', '2026-11-22']

type Step =
  | { deed: 'place'; building: number; grid: number; on: number }
  | { deed: 'split'; grid: number; keep: boolean; on: number }
  | { deed: 'merge'; grid: number; other: number; keep: boolean; on: number }
  | { deed: 'end'; building: number; on: number }
  | { deed: 'undo'; back: number }

const at = fc.nat(days.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ deed: fc.constant('place' as const), building: fc.integer({ min: 1, max: 6 }), grid: fc.nat(9), on: at }),
  fc.record({ deed: fc.constant('split' as const), grid: fc.nat(9), keep: fc.boolean(), on: at }),
  fc.record({ deed: fc.constant('merge' as const), grid: fc.nat(9), other: fc.nat(9), keep: fc.boolean(), on: at }),
  fc.record({ deed: fc.constant('end' as const), building: fc.integer({ min: 1, max: 6 }), on: at }),
  fc.record({ deed: fc.constant('undo' as const), back: fc.nat(3) }),
)

interface Part {
  id: string
  grid: string
  from: string | null
  to: string | null
}

describe('places put, split, merged, pulled down and undone in any order', () => {
  it('traps 5.6-1 and 5.6-7: no building is in two grids on a day, and no deed changes a day before its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async steps => {
        const { books, building } = await gridBooks()
        const first = books.entry()
        const overview = async (asOf: string) => {
          const { estates, grids, buildings } = await books.ask<{
            estates: object[]
            grids: { id: string }[]
            buildings: { id: string; grid: string | null }[]
          }>('grid.overview', { asOf })
          return { estates, grids, buildings }
        }
        const past = async (before: string) =>
          Promise.all(looked.filter(day => day < before).map(async day => overview(day)))
        let made = 0
        const called = () => ({ name: `新${++made}网格` })
        for (const one of steps) {
          const day = 'on' in one ? days[one.on]! : ''
          const { grids, buildings } = await overview(day || '2026-11-22')
          const grid = (place: number) => grids[place % grids.length]?.id ?? ''
          const was = day ? await past(day) : []
          const hash = await books.hash()
          let done = true
          if (one.deed === 'place') {
            const input = { grid: grid(one.grid), buildings: [building(one.building)], from: day }
            done = (await books.attempt('grid.placeBuildings', input)).ok
          } else if (one.deed === 'split') {
            const of = grid(one.grid)
            const own = buildings.filter(each => each.grid === of).map(({ id }) => id)
            const half = Math.ceil(own.length / 2)
            const into = [
              { ...(one.keep ? { grid: of } : called()), buildings: own.slice(0, half) },
              { ...called(), buildings: own.slice(half) },
            ]
            done = (await books.attempt('grid.split', { grid: of, from: day, into })).ok
          } else if (one.deed === 'merge') {
            const [a, b] = [grid(one.grid), grid(one.other)]
            const into = one.keep ? { grid: a } : called()
            done = (await books.attempt('grid.merge', { grids: [a, b], from: day, into })).ok
          } else if (one.deed === 'end') {
            done = (await books.attempt('grid.endBuilding', { id: building(one.building), to: day })).ok
          } else if (books.entry() - one.back > first) await books.undo(books.entry() - one.back)
          if (!done) expect(await books.hash()).toBe(hash)
          if (day) expect(await past(day)).toEqual(was)
          for (const number of [1, 2, 3, 4, 5, 6]) {
            const { parts } = await books.ask<{ parts: Part[] }>('grid.building', { id: building(number) })
            for (const day of looked) {
              const holding = parts.filter(({ from, to }) => (from ?? '') <= day && day < (to ?? '9999'))
              expect(holding.length).toBeLessThanOrEqual(1)
            }
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 90_000)
})
