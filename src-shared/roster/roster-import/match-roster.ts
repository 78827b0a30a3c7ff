import { comparePlain, type PlainDate } from '../../plain-date'
import type { RowCandidate, RowChange, RowMatch } from '../../sheet-import/decisions'
import { membershipOn, type Member } from '../member'
import { departures, holdsOn, type Membership } from '../membership'
import { stoodOn, type Organisation } from '../organisation'
import { branchFinder } from '../branch-names'
import { standingOn, standingsByMember, type StandingTables } from '../standing'
import type { RosterReading } from './read-roster'
import { rosterField, rosterFields, type RosterField, type RosterValue } from './roster-fields'

export type RosterChange = RowChange<RosterField, RosterValue[RosterField]>

/** What importing a row would do. `doubtful` and `refused` rows do nothing until a person has decided. */
export type RosterMatch = RowMatch<RosterField, RosterValue>

/** A member on the books whom a doubtful row may mean, and what the row would change. */
export type Candidate = RowCandidate<RosterField, RosterValue>

/** The books as they stand; live rows only. */
export interface RosterBooks extends StandingTables {
  members: readonly Member[]
  memberships: readonly Membership[]
  organisations: readonly Organisation[]
}

/** `others` may be meant as well, where it is doubtful who is. */
type Found = { member: Member; doubt?: string; others?: readonly Member[] } | undefined

/**
 * Says for each row whether it is somebody new, a change, or nothing. Somebody is known by the 编号 of an exported
 * roster, else by identity number, else by name, birth and branch. The same name and birth under another number or in another branch is doubtful: it may be a
 * transfer, a mistake or another person. Blank fields change nothing.
 * @param day whose branches count, normally today
 */
export function matchRoster(
  reading: Pick<RosterReading, 'rows' | 'problems'>,
  books: RosterBooks,
  day: PlainDate,
): RosterMatch[] {
  const refused = new Set(reading.problems.flatMap(p => (p.severity === 'error' && p.row !== undefined ? [p.row] : [])))
  const known = knownMembers(books, day)
  const taken = new Set<string>()
  return reading.rows.map(({ row, id, value }): RosterMatch => {
    if (refused.has(row)) return { row, action: 'refused', value }
    const found = known.doubtedIfLeft(known.byOwnId(id, value) ?? known.find(value))
    if (!found) return { row, action: 'new', value }
    const existing = found.member.id
    const changes = known.changes(found.member, value)
    const reason = found.doubt ?? (taken.has(existing) ? '表中已有另一行与这名党员相符' : undefined)
    if (reason) {
      const candidates = [found.member, ...(found.others ?? [])].map((member): Candidate => ({
        existing: member.id,
        changes: known.changes(member, value),
        onBooks: known.onBooks(member),
      }))
      const several = candidates.length > 1 && { candidates }
      return { row, action: 'doubtful', value, ...candidates[0]!, reason, ...several }
    }
    taken.add(existing)
    return changes.length > 0
      ? { row, action: 'changed', value, existing, changes }
      : { row, action: 'same', value, existing }
  })
}

function knownMembers(books: RosterBooks, day: PlainDate) {
  const { members, memberships, organisations } = books
  const standings = standingsByMember(books)
  const findBranch = branchFinder(openBranches(organisations, day))
  const left = lastDepartures(memberships)
  const organisation = new Map(organisations.map(o => [o.id, o]))
  const branchOf = new Map(
    memberships.filter(m => holdsOn(m, day)).map(m => [m.member, organisation.get(m.organisation)] as const),
  )
  const own = new Map(members.map(m => [m.id, m] as const))
  const byId = new Map(members.flatMap(m => (m.idNumber ? [[m.idNumber, m] as const] : [])))
  const byName = new Map<string, Member[]>()
  for (const member of members) {
    const namesakes = byName.get(member.name)
    if (namesakes) namesakes.push(member)
    else byName.set(member.name, [member])
  }
  const sameBranch = (member: Member, value: RosterValue) => {
    const branch = branchOf.get(member.id)
    return branch !== undefined && findBranch(value.branch!)?.id === branch.id
  }
  const onBooks = (member: Member): RosterValue => ({
    ...member,
    membership: membershipOn(member, day),
    ...standingOn(day, standings(member.id)),
    branch: branchOf.get(member.id)?.name,
  })

  return {
    /** Somebody who died or was transferred is not brought back by an old file. */
    doubtedIfLeft(found: Found): Found {
      if (!found || found.doubt || branchOf.has(found.member.id)) return found
      const word = left.get(found.member.id)
      return word === undefined ? found : { ...found, doubt: `这名党员已登记“${word}”，不在名册上` }
    },

    byOwnId(id: string | undefined, { idNumber }: RosterValue): Found {
      const member = id === undefined ? undefined : own.get(id)
      const holder = idNumber === undefined ? undefined : byId.get(idNumber)
      if (!member || !holder || holder === member) return member && { member }
      return { member, doubt: `编号是${member.name}的，身份证号码是${holder.name}的`, others: [holder] }
    },

    find(value: RosterValue): Found {
      const holder = value.idNumber ? byId.get(value.idNumber) : undefined
      if (holder)
        return holder.name === value.name ? { member: holder } : { member: holder, doubt: '身份证号码相同而姓名不同' }
      const namesakes = (byName.get(value.name!) ?? []).filter(
        m => !m.birth || !value.birth || comparePlain(m.birth, value.birth) === 0,
      )
      const member = namesakes.find(m => sameBranch(m, value)) ?? namesakes[0]
      if (!member) return undefined
      const others = namesakes.filter(namesake => namesake !== member)
      const birthsKnown = member.birth !== undefined && value.birth !== undefined
      if (value.idNumber && member.idNumber)
        return birthsKnown ? { member, doubt: '姓名和出生日期相同而身份证号码不同', others } : undefined
      if (!sameBranch(member, value))
        return birthsKnown ? { member, doubt: '姓名和出生日期相同而所在党支部不同', others } : undefined
      if (!birthsKnown) return { member, doubt: '姓名和所在党支部相同而出生日期无从核对', others }
      const rivals = namesakes.filter(m => m.birth && sameBranch(m, value))
      return rivals.length > 1 ? { member, doubt: '姓名、出生日期和所在党支部相同的党员不止一名', others } : { member }
    },

    onBooks,

    changes(member: Member, value: RosterValue): RosterChange[] {
      const known = onBooks(member)
      return rosterFields.flatMap(({ name, unit }): RosterChange[] => {
        const after = value[name]
        if (after === undefined) return []
        const before = known[name]
        const same =
          name === 'branch'
            ? sameBranch(member, value)
            : before === after || (unit === 'date' && saysNoMore(String(after), before as PlainDate | undefined))
        return same ? [] : [{ field: name, label: rosterField(name).label, before, after }]
      })
    },
  }
}

/** Branches that members can belong to on a day. */
export const openBranches = <O extends Pick<Organisation, 'kind' | 'founded' | 'dissolved'>>(
  organisations: readonly O[],
  day: PlainDate,
): O[] => organisations.filter(unit => unit.kind === 'branch' && stoodOn(unit, day))

/** How each member last left a branch, in words; somebody who is still in one has an entry too. */
function lastDepartures(memberships: readonly Membership[]): Map<string, string> {
  const last = new Map<string, Membership>()
  for (const span of memberships) {
    const known = last.get(span.member)
    if (span.to && (!known || known.to! < span.to)) last.set(span.member, span)
  }
  return new Map([...last].map(([member, { departure }]) => [member, departure ? departures[departure] : '离开']))
}

/** Whether a date only repeats, less exactly, what is known: `1968-07` beside `1968-07-15`. */
function saysNoMore(after: PlainDate, before: PlainDate | undefined): boolean {
  return before !== undefined && before.startsWith(after)
}
