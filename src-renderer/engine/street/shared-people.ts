import * as z from 'zod'
import { calendarPeriod } from '../../../src-shared/period'
import { sharedPeople } from '../../../src-shared/street/shared-people'
import { defineQuery } from '../command'
import { codesIn, matchSecretHere } from './comparison'

const count = z.number().int()
const office = z.object({ office: z.string(), officeName: z.string() })

const Shared = z.object({
  /** Whether replies ask for match codes; while they do not, nothing is compared. */
  on: z.boolean(),
  /** How many each set of offices has in common. */
  rows: z.array(z.object({ offices: z.array(office), people: count })),
  /** How many of each office's roster carry a code, and how many do not. */
  offices: z.array(office.extend({ coded: count, without: count })),
  /** Offices that can't take part: nothing can be encrypted to them. */
  keyless: z.array(office),
})

/** People whom several offices below count in a period: how many, never who. */
export const streetShared = defineQuery({
  name: 'street.shared',
  title: '重复计算的党员',
  input: z.object({ period: calendarPeriod }),
  output: Shared,
  async run(reader, { period }, outside): Promise<z.output<typeof Shared>> {
    const on = (await matchSecretHere(reader)) !== undefined
    const children = (await reader.all('children')).sort((a, b) => (a.id < b.id ? -1 : 1))
    const names = new Map(children.map(({ id, name }) => [id, name]))
    const named = (id: string) => ({ office: id, officeName: names.get(id) ?? '' })
    const keyless = children.filter(({ recipient }) => !recipient).map(({ id }) => named(id))
    if (!on) return { on, rows: [], offices: [], keyless }
    const found = await codesIn(outside, await reader.all('received'))(period)
    const sets = new Map<string, { offices: z.output<typeof office>[]; people: number }>()
    for (const { offices } of sharedPeople(found)) {
      const set = sets.get(offices.join()) ?? { offices: offices.map(named), people: 0 }
      set.people++
      sets.set(offices.join(), set)
    }
    return {
      on,
      rows: [...sets.values()].sort((a, b) => b.people - a.people),
      offices: found
        .map(({ office, codes, without }) => ({ ...named(office), coded: codes.size, without }))
        .sort((a, b) => (a.office < b.office ? -1 : 1)),
      keyless,
    }
  },
})
