import * as z from 'zod'
import { toHex } from '../../../src-shared/bundle/bytes'
import { boundsOf, calendarPeriod } from '../../../src-shared/period'
import { currentOf } from '../../../src-shared/street/current'
import { codesOn, sharedPeople, type OfficeCodes } from '../../../src-shared/street/shared-people'
import { matchCode } from '../../../src-shared/upstream/match'
import { workerPrimitives } from '../bundle-primitives'
import { defineQuery } from '../command'

const count = z.number().int()
const office = z.object({ office: z.string(), officeName: z.string() })

const Shared = z.object({
  /** How many each set of offices has in common. */
  rows: z.array(z.object({ offices: z.array(office), people: count })),
  /** The codes, for the offices to find the names by. */
  codes: z.array(z.object({ match: matchCode, offices: z.array(z.string()) })),
  /** How many of each office's roster carry a code, and how many do not. */
  offices: z.array(office.extend({ coded: count, without: count })),
})

/** People whom several offices below count in a period: how many, never who. */
export const streetShared = defineQuery({
  name: 'street.shared',
  title: '重复计算的党员',
  input: z.object({ period: calendarPeriod }),
  output: Shared,
  async run(reader, { period }, { main, dateOf }): Promise<z.output<typeof Shared>> {
    const names = new Map((await reader.all('children')).map(({ id, name }) => [id, name]))
    const { sha256 } = workerPrimitives(main)
    const read = async (hash: string) => {
      const bytes = await main['content.get']({ sha256: hash })
      return bytes && toHex(await sha256(bytes)) === hash ? bytes : null
    }
    const { to } = boundsOf(period)
    const found: OfficeCodes[] = []
    for (const [id, { segments, cutoff }] of currentOf(await reader.all('received'), period)) {
      const until = dateOf(cutoff)
      const codes = segments.length ? await codesOn(to < until ? to : until, id, segments, read) : null
      if (codes) found.push(codes)
    }
    const named = (id: string) => ({ office: id, officeName: names.get(id) ?? '' })
    const codes = sharedPeople(found)
    const sets = new Map<string, { offices: z.output<typeof office>[]; people: number }>()
    for (const { offices } of codes) {
      const set = sets.get(offices.join()) ?? { offices: offices.map(named), people: 0 }
      set.people++
      sets.set(offices.join(), set)
    }
    return {
      rows: [...sets.values()].sort((a, b) => b.people - a.people),
      codes,
      offices: found
        .map(({ office, codes, without }) => ({ ...named(office), coded: codes.size, without }))
        .sort((a, b) => (a.office < b.office ? -1 : 1)),
    }
  },
})
