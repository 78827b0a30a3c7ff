import { callsOf, type Call } from '../../../src-shared/grid/calls'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Reader } from '../reader'
import { livingResidents } from './resident-names'

/** All calls of the books, those that follow from facts included, as they stood at the end of a day. */
export async function knownCalls(reader: Reader, since: PlainDate, today: PlainDate): Promise<Call[]> {
  const facts = {
    households: await reader.all('households'),
    visitCalls: await reader.all('visitCalls'),
    residents: [...(await livingResidents(reader)).values()].map(({ row, name }) => ({ ...row, name })),
    marks: await reader.all('marks'),
    visits: (await reader.all('visits')).filter(({ date }) => date <= today),
  }
  return callsOf(facts, since, today)
}

/** A call that follows from a fact as it is kept once it is answered or dropped: what it says is read from the fact each time. */
export const callRow = ({ id, household, resident, reason, date }: Call) => ({
  ...{ id, household, reason, date },
  ...(resident !== undefined && { resident }),
})
