import { gridRoles, type GridRole } from '../grid/grid-post'
import { boundsOf, type Period } from '../period'
import { addDays, type PlainDate } from '../plain-date'
import { overlap } from '../roster/membership'
import { posts, type PostKind } from '../roster/post'
import type { PointsEntry } from './entry'
import type { PackItem, PointsPack } from './pack'
import { notTakenBack } from './reversal'

/** That a member held something: an office of the party, or a role in a grid. */
export interface Held {
  member: string
  as: PostKind | GridRole
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** What a member's posts of a half-year may earn once the committee has found that they were filled (domain §3.3, B4). */
export interface PostDuty {
  member: string
  rule: string
  /** `党小组组长、楼栋长`. */
  posts: string
}

const words: Readonly<Record<PostKind | GridRole, string>> = { ...posts, ...gridRoles }

const factOf = (item: PackItem) => item.facts.find(fact => fact.of === 'post')

/** The items of a pack that posts earn; they are proposed and never entered without the committee. */
export const postItems = (pack: PointsPack): PackItem[] => pack.items.filter(factOf)

/**
 * Who held one of an item's posts on some day of a half-year and has no entry of it for that half-year yet: one proposal a
 * member and item, however many posts.
 */
export function postDuties(
  pack: PointsPack,
  half: Period,
  held: readonly Held[],
  entries: readonly PointsEntry[],
): PostDuty[] {
  const { from, to } = boundsOf(half)
  const standing = notTakenBack(entries).filter(({ date }) => from <= date && date <= to)
  const has = (member: string, rule: string) => standing.some(entry => entry.member === member && entry.rule === rule)
  return postItems(pack).flatMap(item => {
    const { posts: offices = [], roles = [] } = factOf(item)!
    const asked = new Set<PostKind | GridRole>([...offices, ...roles])
    const found = new Map<string, Set<string>>()
    for (const one of held)
      if (asked.has(one.as) && overlap(one, { from, to: addDays(to, 1) }))
        found.set(one.member, (found.get(one.member) ?? new Set()).add(words[one.as]))
    return [...found].flatMap(([member, names]) =>
      has(member, item.code) ? [] : { member, rule: item.code, posts: [...names].join('、') },
    )
  })
}
