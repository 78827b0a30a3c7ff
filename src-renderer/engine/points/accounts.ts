import type { Scored } from '../../../src-shared/points/balance'
import { accountOf, type Account } from '../../../src-shared/points/account'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { lastDayOf } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Member } from '../../../src-shared/roster/member'
import type { Reader } from '../reader'
import { factsOf } from './facts'
import { packsOf } from './packs-in-force'
import { scoredPeople } from './scored-people'
import { entriesStanding } from './standing-entries'

/** The last day of a year whose facts count: today, as long as the year runs. */
export function lastDayIn(year: number, today: PlainDate): PlainDate {
  return `${year}-01-01` > today ? `${year}-12-31` : lastDayOf(String(year), today)
}

/** A member's account of a year as the books stand, with the entries behind it. */
export async function accountIn(
  reader: Reader,
  person: Member,
  year: number,
  today: PlainDate,
): Promise<{ account: Account; entries: PointsEntry[] }> {
  const until = lastDayIn(year, today)
  const packs = await packsOf(reader)
  const { scored } = await scoredPeople(reader, [person], packs, until)
  const own = scored.get(person.id)
  const entries = await entriesStanding(reader, { member: person.id }, `${year}-01`, `${year}-12`)
  const late = new Set(entries.map(({ date }) => Number(date.slice(0, 4))).filter(of => of < year))
  const earlier = new Map<number, Scored>()
  const facts = []
  for (const of of late) {
    facts.push(...(await factsOf(reader, person.id, String(of))))
    const then = (await scoredPeople(reader, [person], packs, `${of}-12-31`)).scored.get(person.id)
    if (then) earlier.set(of, then)
  }
  const account = accountOf({
    ...{ member: person.id, year, until, packs, earlier },
    // What stands in the year for an earlier one is among its facts already.
    entries: [...entries.filter(({ date }) => date.startsWith(`${year}-`)), ...facts],
    ...(own && { scored: own }),
  })
  return { account, entries }
}
