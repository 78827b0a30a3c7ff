import { maskId, maskPhone } from '../../src-shared/roster/masks'
import { nameReading } from '../../src-shared/roster/name-reading'
import { diceOf } from '../../src-shared/sample/dice'
import { county, sampleOffice } from '../../src-shared/sample/sample-office'
import { buildIndex, searchIndex, type SearchIndex } from '../../src-shared/search/search-index'

/** What is typed one character after the other: found early, found late, found never; letters, characters, digits. */
const typed = [
  'zhsf',
  'ouyangmh',
  'wangxiulan',
  'xyzq',
  '张三丰',
  '欧阳明',
  '不在册',
  '和顺园5号楼',
  '5678',
  '002x',
  '昇明杰',
]
const strokes = typed.flatMap(word => [...word].map((_, i, all) => all.slice(0, i + 1).join('')))
/** A palette shows so many. */
const shown = 6
/** The longest that a key may take on this machine, in milliseconds; a pause of the collector is not the key's. */
const worst = 2

let index: SearchIndex
let names: string[]

/** P4: every key stroke of these words against looking through the names for it. */
export const searchSteps: Readonly<
  Record<string, { prepare?: () => Promise<void>; floor: () => Promise<void>; ours: () => Promise<void> }>
> = {
  P4: {
    async prepare() {
      const rows = sampleOffice(diceOf(1), '安平社区', { ...county, members: 50_000 }, '2026-07-01')
      names = rows.map(row => row[0]!)
      const people = rows.map(row => ({
        text: row[0]!,
        ...nameReading(row[0]!),
        place: row[12]!,
        numbers: [maskId(row[1]), maskPhone(row[11])],
      }))
      index = buildIndex(people, text => nameReading(text).syllables)
      for (let round = 0; round < 20; round++) for (const query of strokes) searchIndex(index, query, shown)
      for (const query of strokes) {
        const times = Array.from({ length: 9 }, () => {
          const begun = performance.now()
          searchIndex(index, query, shown)
          return performance.now() - begun
        }).sort((a, b) => a - b)
        if (times[4]! > worst) throw new Error(`${query} takes ${times[4]!.toFixed(1)} ms`)
      }
    },
    async floor() {
      for (const query of strokes) names.filter(name => name.includes(query))
    },
    async ours() {
      for (const query of strokes) searchIndex(index, query, shown)
    },
  },
}
