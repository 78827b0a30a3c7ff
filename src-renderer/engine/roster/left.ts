import * as z from 'zod'
import type { PlainDate } from '../../../src-shared/plain-date'
import { maskId, maskPhone } from '../../../src-shared/roster/masks'
import type { Member } from '../../../src-shared/roster/member'
import { Membership } from '../../../src-shared/roster/membership'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { orNull } from '../../../src-shared/records/field'
import { Left, lastSpan, leftBy } from './member-lines'
import { Members } from './outputs'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName, rosterTables } from './queries'

const { id, name, branch, branchName, birth, phone, idNumber, address } = Members.shape.rows.element.shape
const { destination, receipt } = Membership.shape

/** Who is on the books and belongs to no branch any more, the last to go first; numbers masked. */
export const rosterLeft = defineQuery({
  name: 'roster.left',
  title: '已离开的党员',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, name, branch, branchName, birth, phone, idNumber, address },
        ...{ ...Left.shape, destination: orNull(destination), receipt: orNull(receipt) },
      }),
    ),
    total: Members.shape.total,
  }),
  async run(reader, _input, outside) {
    const day = outside.today()
    const community = await communityName(reader)
    const nameOf = new Map(
      (await reader.all('organisations')).map(unit => [unit.id, shortName(unit.name, community)] as const),
    )
    const rows = (await peopleGone(reader, day))
      .map(({ member, last }) => ({
        ...{ id: member.id, name: member.name, birth: member.birth ?? null, address: member.address ?? null },
        ...{ branch: last.organisation, branchName: nameOf.get(last.organisation) ?? '' },
        ...{ phone: maskPhone(member.phone), idNumber: maskId(member.idNumber), ...leftBy([last], day)! },
        ...{ destination: last.destination ?? null, receipt: last.receipt ?? null },
      }))
      .sort((a, b) => (a.date === b.date ? byNameStrokes(a.name, b.name) : a.date < b.date ? 1 : -1))
    return { rows, total: rows.length }
  },
})

/** Those who left by a day, each with the belonging they left with; who came back is not among them. */
export async function peopleGone(
  reader: Reader,
  day: PlainDate,
): Promise<{ member: Member; last: Membership & { to: PlainDate } }[]> {
  const { members, memberships } = await rosterTables(reader)
  const spans = new Map<string, Membership[]>()
  for (const span of memberships) {
    const own = spans.get(span.member)
    if (own) own.push(span)
    else spans.set(span.member, [span])
  }
  return members.flatMap(member => {
    const last = lastSpan(spans.get(member.id) ?? [], day)
    return last ? [{ member, last }] : []
  })
}
