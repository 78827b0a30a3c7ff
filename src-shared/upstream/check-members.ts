import { comparePlain } from '../plain-date'
import { idBirth } from '../roster/id-number'
import type { Member } from '../roster/member'
import { holdsOn } from '../roster/membership'
import { rosterOn } from '../roster/roster-counts'
import type { CheckBooks } from './check-books'
import type { CheckRule, Finding } from './check-rule'

const table16 = '《党员基本信息采集表》'

/** Those on a roster when the period ends, each once. */
function onRoster({ members, memberships, until }: CheckBooks): Member[] {
  return [...new Map(rosterOn(until, members, memberships).map(({ member }) => [member.id, member])).values()]
}

const finding = ({ id, name }: Member, field?: keyof Member): Finding => ({
  text: name,
  opens: { table: 'members', id, ...(field && { field }) },
})

const lacks = (field: 'birth' | 'joined', title: string): CheckRule => ({
  code: `member.${field}`,
  severity: 'look',
  title,
  todo: '照档案补上；只知道年月的，写年月。',
  source: table16,
  find: books =>
    onRoster(books)
      .filter(member => !member[field])
      .map(member => finding(member, field)),
})

/** The first branch that somebody belongs to on the last day. */
const branchesOf = ({ memberships, until }: CheckBooks) => {
  const counts = new Map<string, number>()
  for (const span of memberships) if (holdsOn(span, until)) counts.set(span.member, (counts.get(span.member) ?? 0) + 1)
  return counts
}

/** What is checked of the roster. */
export const memberRules: readonly CheckRule[] = [
  {
    code: 'member.twoBranches',
    severity: 'stop',
    title: '同一天在两个党支部',
    todo: '组织关系只能在一个党支部，请改好。',
    source: '《中国共产党章程》第八条',
    find: books => {
      const counts = branchesOf(books)
      return books.members.filter(({ id }) => (counts.get(id) ?? 0) > 1).map(member => finding(member))
    },
  },
  {
    code: 'member.dateOrder',
    severity: 'stop',
    title: '转正日期早于入党日期',
    todo: '照档案核对两个日期。',
    source: table16,
    find: books =>
      onRoster(books)
        .filter(({ joined, regularised }) => joined && regularised && comparePlain(regularised, joined) < 0)
        .map(member => finding(member, 'regularised')),
  },
  {
    code: 'member.noBranch',
    severity: 'look',
    title: '从来没有归入党支部',
    todo: '这样的党员不算在册，请归入所在党支部；不在本单位的，删去。',
    source: table16,
    find: ({ members, memberships }) => {
      const known = new Set(memberships.map(({ member }) => member))
      return members.filter(({ id }) => !known.has(id)).map(member => finding(member))
    },
  },
  lacks('birth', '没有出生日期'),
  lacks('joined', '没有加入党组织日期'),
  {
    code: 'member.birthOfId',
    severity: 'look',
    title: '出生日期与身份证号码不符',
    todo: '对照档案核对；档案如此的，不用改。',
    source: 'GB 11643—1999',
    find: books =>
      onRoster(books)
        .filter(({ idNumber, birth }) => idNumber?.length === 18 && birth && !idBirth(idNumber).startsWith(birth))
        .map(member => finding(member, 'birth')),
  },
]
