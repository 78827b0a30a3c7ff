import * as z from 'zod'
import type { PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { partyStatuses, yesNo } from './choices'
import { Floating, spanOn } from './floating'
import { LostContact } from './lost-contact'
import type { VotingHalt } from './voting-halt'

/** What the national form asks of a member besides the record itself: what holds on the day it is filled in. */
export const Standing = z.object({
  partyStatus: choice(partyStatuses).meta({ label: '党籍状态' }),
  lostContact: z.boolean().meta({ label: '是否失联党员', choices: yesNo, synonyms: ['是否失联', '失联'] }),
  lostSince: LostContact.shape.from,
  floating: z.boolean().meta({ label: '是否流动党员', choices: yesNo, synonyms: ['是否流动', '流动'] }),
  floatingTo: Floating.shape.place,
})

export type Standing = z.infer<typeof Standing>

/** What is on the books of members for a time, in rows of their own. */
export interface StandingTables {
  floatings: readonly Floating[]
  losses: readonly LostContact[]
  votingHalts: readonly VotingHalt[]
}

/** What holds of one member on a day. */
export function standingOn(day: PlainDate, { floatings, losses, votingHalts }: StandingTables): Standing {
  const lost = spanOn(losses, day)
  const away = spanOn(floatings, day)
  const suspended = spanOn(
    votingHalts.filter(({ kind }) => kind === 'suspended'),
    day,
  )
  return {
    partyStatus: suspended ? 'suspended' : 'normal',
    lostContact: lost !== undefined,
    lostSince: lost?.from,
    floating: away !== undefined,
    floatingTo: away?.place,
  }
}

/** Nothing on the books for a time. */
export const noStandings: StandingTables = { floatings: [], losses: [], votingHalts: [] }

/** The rows of each member, gone through once. */
export function standingsByMember(tables: StandingTables): (member: string) => StandingTables {
  const found = new Map<string, { [T in keyof StandingTables]: StandingTables[T][number][] }>()
  const of = (member: string) => {
    let rows = found.get(member)
    if (!rows) found.set(member, (rows = { floatings: [], losses: [], votingHalts: [] }))
    return rows
  }
  for (const row of tables.floatings) of(row.member).floatings.push(row)
  for (const row of tables.losses) of(row.member).losses.push(row)
  for (const row of tables.votingHalts) of(row.member).votingHalts.push(row)
  return member => found.get(member) ?? noStandings
}
