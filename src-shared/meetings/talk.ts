import * as z from 'zod'
import shipped from '../../resources/meetings/talks.json'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { holdsOn } from '../roster/membership'
import { committeePosts, type Post } from '../roster/post'

/** Which talks are owed (domain §2.1). */
export const TalkPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  /** How many a year everybody has in each pair they can be in. */
  minimum: z.number().int().positive(),
  pairs: z.record(z.string(), z.string()),
  source: z.string(),
})

export const talkPack: z.infer<typeof TalkPack> = shipped

/** Who talks with whom, by the posts of the day. */
export const talkPairs: Readonly<Record<keyof typeof shipped.pairs, string>> = shipped.pairs

export type TalkPair = keyof typeof talkPairs

/** 谈心谈话: two members of a branch, on a day. What was said never leaves this office. */
export const Talk = z
  .object({
    ...rowBase,
    branch: z.string().meta({ label: '党支部', ref: 'organisations', index: true }),
    one: z.string().meta({ label: '谈话人', ref: 'members', index: true }),
    other: z.string().meta({ label: '谈话对象', ref: 'members', index: true }),
    date: wholeDate.meta({ label: '日期', unit: 'date', index: true }),
    place: z.string().trim().optional().meta({ label: '地点' }),
    gist: z.string().trim().optional().meta({ label: '谈话内容', personal: 'sensitive' }),
    /** As the two stood on that day; later posts leave it as it was. */
    pair: choice(talkPairs).meta({ label: '谈话双方' }),
  })
  .meta({ label: '谈心谈话' })

export type Talk = z.infer<typeof Talk>

/** Who sat on a branch's committee on a day. */
export function committeeOn(
  posts: readonly Pick<Post, 'post' | 'member' | 'from' | 'to'>[],
  day: PlainDate,
): Set<string> {
  return new Set(
    posts.flatMap(post => (post.member && committeePosts.has(post.post) && holdsOn(post, day) ? [post.member] : [])),
  )
}

/** What a talk of two is. */
export function pairOf(committee: ReadonlySet<string>, one: string, other: string): TalkPair {
  const sitting = [one, other].filter(member => committee.has(member)).length
  return sitting === 2 ? 'committee' : sitting === 1 ? 'mixed' : 'members'
}
