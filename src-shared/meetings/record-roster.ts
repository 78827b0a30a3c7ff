import type { RosterLine } from './attendance'
import { attendsOf } from './kinds'
import type { Meeting } from './meeting'

/** A line of the roster a record is held against. */
export interface RecordLine extends RosterLine {
  /** Whether the record lists this person; in a new record everybody counts as listed. */
  recorded: boolean
  /** Whether the record may do without: nobody listed so far, or somebody whom the books no longer have on that day. */
  optional: boolean
}

/** What decides who should attend a meeting. */
type Held = Pick<Meeting, 'branch' | 'date' | 'kind' | 'group'> & { countsAs?: Meeting['countsAs'] | undefined }

/** Whether two records are of the same people: of one unit and day, and of the same body of it. */
function ofSamePeople(one: Held, other: Held): boolean {
  const attends = attendsOf(one)
  return (
    one.branch === other.branch &&
    one.date === other.date &&
    attends === attendsOf(other) &&
    (attends !== 'group' || one.group === other.group)
  )
}

/**
 * The roster that a record of a branch and day is held against. A correction keeps who was on it and what each was that
 * day, whatever the books say since (domain §2.8 traps 4, 5); whom it lacks of that day's roster follows, and comes in
 * only where the correction names them.
 * @param roster the branch's roster of that day as the books have it now
 * @param before the record to be corrected; of other people (another branch, day, body or group) it decides nothing
 */
export function recordRoster(
  roster: readonly RosterLine[],
  held: Held,
  before: (Held & Pick<Meeting, 'attendance'>) | undefined,
): RecordLine[] {
  if (!before || !ofSamePeople(before, held)) return roster.map(line => ({ ...line, recorded: true, optional: false }))
  const still = new Set(roster.map(({ member }) => member))
  const frozen = before.attendance.map(({ member, name, membership, voting, excluded }) => {
    const eligible = voting || Boolean(excluded)
    return { member, name, membership, voting: eligible, recorded: true, optional: !still.has(member) }
  })
  const listed = new Set(frozen.map(({ member }) => member))
  const others = roster.filter(({ member }) => !listed.has(member))
  return [...frozen, ...others.map(line => ({ ...line, recorded: false, optional: true }))]
}
