import type { PlainDate } from '../plain-date'
import type { Floating } from '../roster/floating'
import { spanOn } from '../roster/floating'
import { membershipOn, type Member } from '../roster/member'
import { committeePosts, type Post } from '../roster/post'
import { holdsOn } from '../roster/membership'
import type { PackClass, PointsPack, RosterGroup } from './pack'

/** What the roster says of somebody that a class may go by. Age is not among it: that is for the branch to resolve. */
export interface RosterFacts {
  member: Pick<Member, 'membership' | 'regularised' | 'categories'>
  posts: readonly Pick<Post, 'post' | 'from' | 'to'>[]
  floatings: readonly Pick<Floating, 'from' | 'to'>[]
}

/** The groups of the roster that somebody belongs to on a day. */
export function rosterGroupsOf({ member, posts, floatings }: RosterFacts, day: PlainDate): Set<RosterGroup> {
  const groups = new Set<RosterGroup>()
  if (posts.some(post => committeePosts.has(post.post) && holdsOn(post, day))) groups.add('committee')
  if (membershipOn(member, day) === 'probationary') groups.add('probationary')
  if (member.categories?.includes('retired')) groups.add('retired')
  if (spanOn(floatings, day)) groups.add('floating')
  return groups
}

/** What a branch resolves of somebody who is to be scored like everybody else again, whatever the roster says. */
export const ordinaryClass = { code: 'ordinary', name: '一般计分' } as const

/**
 * The class that somebody is scored in: what the branch resolved, else the first of the pack that goes by the roster;
 * undefined for the ordinary one.
 * @param own code of the class that was resolved for the member
 */
export function classOf(
  pack: PointsPack | undefined,
  groups: ReadonlySet<RosterGroup>,
  own?: string,
): PackClass | undefined {
  const classes = pack?.classes ?? []
  if (own === ordinaryClass.code) return undefined
  return classes.find(({ code }) => code === own) ?? classes.find(({ when }) => when !== undefined && groups.has(when))
}
