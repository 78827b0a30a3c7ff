import { printDate } from '../plain-date'
import { rosterOn } from '../roster/roster-counts'
import type { CheckBooks } from './check-books'
import type { CheckRule } from './check-rule'

const entriesThat =
  (holds: (entry: CheckBooks['entries'][number], books: CheckBooks) => boolean): CheckRule['find'] =>
  books =>
    books.entries
      .filter(entry => holds(entry, books))
      .map(({ member, date, rule }) => ({
        text: `${books.member(member)}${printDate(date)}${rule}`,
        opens: { table: 'points' as const, member },
      }))

/** What is checked of points. */
export const pointRules: readonly CheckRule[] = [
  {
    code: 'points.afterSent',
    severity: 'look',
    title: '报送以后才登记的积分',
    todo: '是补登记的，照常更正后重报；登记错日期的，红字冲正。',
    source: '积分办法（按事实发生日期计）',
    find: entriesThat(({ createdAt }, { sentAt }) => sentAt !== undefined && createdAt > sentAt),
  },
  {
    code: 'points.stranger',
    severity: 'look',
    title: '那天不在名册上的人有积分',
    todo: '核对日期和组织关系的起止；记错了人的，红字冲正。',
    source: '积分办法（在册党员）',
    find: entriesThat(
      ({ member, date }, { members, memberships }) =>
        !rosterOn(
          date,
          members.filter(({ id }) => id === member),
          memberships,
        ).length,
    ),
  },
]
