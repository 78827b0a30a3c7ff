import { comparePlain, printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import type { Arrived } from '../../../src-shared/roster/arrived'
import type { Membership } from '../../../src-shared/roster/membership'
import { reportedBehind } from '../reported'
import type { Tx } from '../transaction'

/** How a newcomer's belonging to a branch begins, by the branch and the day of joining the party. */
export type Since = (branch: string, joined: PlainDate | undefined) => Partial<Membership>

/** Where a form says since when. */
export const arrivalDay = { field: '从哪天起', path: ['arrived', 'from'] }

/**
 * How somebody came, as a form says it. The rosters of days gone by change by it: that is what the clerk says who enters a
 * forgotten member, and what was reported stays as it was.
 */
export async function cameBy(
  tx: Tx,
  { arrival, ...how }: Arrived,
  { branch, joined }: { branch: string; joined: PlainDate | undefined },
): Promise<Partial<Membership>> {
  const refuse = (code: string, message: string) => tx.refuse(problem(code, message, arrivalDay))
  const { from: day } = how
  if (arrival !== 'here' && !day) refuse('arrival-date', '请填写从哪天起在本支部。')
  if (day && day > tx.today) refuse('date-future', '从哪天起晚于今天，请更正。')
  if (day && joined && comparePlain(day, joined) < 0)
    refuse('arrival-before-joined', `加入党组织日期是${printDate(joined)}，从哪天起不能更早，请核对。`)
  if (arrival === 'admitted' && day && joined && comparePlain(day, joined) !== 0)
    tx.warn(
      warning('admitted-day', `发展入党的日子一般就是加入党组织日期（${printDate(joined)}），请核对。`, arrivalDay),
    )
  if (arrival !== 'here') {
    tx.warn(...(await reportedBehind(tx, how.from!)))
    return { ...how, arrival }
  }
  const from = how.from ?? (await becameOn(tx))(branch)
  tx.warn(...(await reportedBehind(tx, from ?? '')))
  return from ? { from } : {}
}

/**
 * From when a newcomer belongs to a branch where nobody said. A branch whose roster is only now taken over had them before
 * these books began, and whoever joined the party since then joined it here; anybody else moves in today, and no roster of the
 * past may change for it (domain §2.8 trap 4). Nobody belonged to a unit before it became what it is.
 */
export async function newcomersSince(tx: Tx): Promise<Since> {
  const kept = new Set((await tx.all('memberships')).map(({ organisation }) => organisation))
  const [office] = await tx.all('offices')
  const began = office?.createdAt.slice(0, 10) ?? tx.today
  const became = await becameOn(tx)
  return (branch, joined) => {
    if (kept.has(branch) && !(joined && joined >= began)) return { from: tx.today }
    const day = became(branch)
    return day && !(joined && joined >= day) ? { from: day } : {}
  }
}

/** The day on which a unit became what it is; undefined for what it always was. */
async function becameOn(tx: Tx): Promise<(unit: string) => PlainDate | undefined> {
  const became = new Map<string, PlainDate>()
  const kinds = new Map((await tx.all('organisations')).map(({ id, kind }) => [id, kind]))
  for (const { organisation, kind, until } of await tx.all('lineage'))
    if (kind !== kinds.get(organisation) && until > (became.get(organisation) ?? '')) became.set(organisation, until)
  return unit => became.get(unit)
}
