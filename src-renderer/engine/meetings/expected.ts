import { rosterLine, type RosterLine } from '../../../src-shared/meetings/attendance'
import { holdersOn, type Holders } from '../../../src-shared/meetings/expected'
import { attendsOf } from '../../../src-shared/meetings/kinds'
import type { ParsedMeetingDraft } from '../../../src-shared/meetings/meeting'
import type { Reader } from '../reader'
import { branchRoster, groupMembers } from '../roster/queries'

/** Who should attend a meeting, as of its day. */
export interface Expected {
  roster: RosterLine[]
  /** Whether they are all there are: else only who is tapped is listed. */
  everybody: boolean
  /** Who holds a post and is on no roster here. */
  others: Holders['others']
}

type Asked = Pick<ParsedMeetingDraft, 'kind' | 'countsAs' | 'branch' | 'group' | 'date'>

/**
 * Who should attend a kind of meeting of a unit (domain §2.6): the roster of that day, the holders of posts on that day, or
 * a group's members on that day. Where a branch's books have no committee or the record names no group, the whole branch
 * is offered and whoever is tapped is listed.
 */
export async function expectedAt(reader: Reader, asked: Asked): Promise<Expected> {
  const { branch, group, date } = asked
  const attends = attendsOf(asked)
  if (attends === 'names') return { roster: [], everybody: true, others: [] }
  if (attends === 'branch') return { roster: await branchRoster(reader, branch, date), everybody: true, others: [] }
  if (attends === 'group') {
    const whole = await branchRoster(reader, branch, date)
    if (!group) return { roster: whole, everybody: false, others: [] }
    const own = await groupMembers(reader, branch, group, date)
    return { roster: whole.filter(({ member }) => own.has(member)), everybody: true, others: [] }
  }
  const { members, others } = holdersOn(date, attends, await reader.all('posts', { organisation: branch }))
  if (!members.length && attends === 'committee')
    return { roster: await branchRoster(reader, branch, date), everybody: false, others }
  return { roster: await linesOf(reader, members, date), everybody: true, others }
}

/** Members by id in the order of their posts, each with what they were that day. */
async function linesOf(reader: Reader, ids: readonly string[], day: string): Promise<RosterLine[]> {
  const halts = await reader.all('votingHalts')
  const members = (await Promise.all(ids.map(id => reader.get('members', id)))).flatMap(member => member ?? [])
  return members.map(member =>
    rosterLine(
      member,
      halts.filter(halt => halt.member === member.id),
      day,
    ),
  )
}
