import type { PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Membership } from '../../../src-shared/roster/membership'
import type { Stored } from '../../../src-shared/records/row'
import { namesFrom } from '../names'
import type { Tx } from '../transaction'
import { behindTheDay } from './behind-the-day'

/** Where members belong from a day on. */
export interface Move {
  organisation: string
  group?: string | undefined
  date: PlainDate
}

/**
 * The span of a member that runs on a day with nothing behind it; else the refusal that says what stands in the way. A move
 * between two that are already on the books would change rosters that meetings were held with.
 */
export async function runningSpan(tx: Tx, member: string, date: PlainDate): Promise<Stored<Membership>> {
  const spans = await tx.all('memberships', { member })
  const name = await namesFrom(tx).of('members', member)
  const open = spans.find(span => !span.to)
  if (!open) return tx.refuse(problem('member-left', `${name}的组织关系已经不在本社区，请先核对。`))
  if (open.from && date < open.from)
    return tx.refuse(
      problem('move-date-order', `${name}的组织关系从${open.from}起才在现在的党支部，日期不能更早，请更正。`, {
        field: '日期',
        path: ['date'],
      }),
    )
  if (date > tx.today)
    return tx.refuse(problem('date-future', '日期晚于今天，请到那天再登记。', { field: '日期', path: ['date'] }))
  return open
}

/**
 * From a day on members belong to a branch, or to a group of it; what was before stays on the books. Warns of what lies
 * behind a day that is past.
 * @returns how many were not there already
 */
export async function moveMembers(tx: Tx, members: readonly string[], { date, ...to }: Move): Promise<number> {
  const left = new Map<string, string[]>()
  for (const member of new Set(members)) {
    const open = await runningSpan(tx, member, date)
    if (open.organisation === to.organisation && open.group === to.group) continue
    left.set(open.organisation, [...(left.get(open.organisation) ?? []), member])
    const stays = open.organisation === to.organisation
    if (open.from === date || (stays && !open.from && !open.group)) {
      // Nothing lies before the day, or nobody ever said which group: the span itself is put right.
      await tx.put('memberships', { ...open, group: undefined, ...to })
      continue
    }
    // Where the same branch goes on, how somebody came to it goes on with it.
    const { arrival, origin, arrivalLetter } = open
    const came = stays ? { arrival, origin, arrivalLetter } : { arrival: 'moved' as const }
    await tx.put('memberships', { ...open, to: date, ...(!stays && { departure: 'moved' as const }) })
    await tx.put('memberships', { id: tx.newId(), member, ...to, from: date, ...came })
  }
  for (const [branch, gone] of left)
    if (branch !== to.organisation) tx.warn(...(await behindTheDay(tx, { members: gone, branch, date })))
  return [...left.values()].flat().length
}
