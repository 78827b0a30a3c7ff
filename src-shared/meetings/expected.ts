import type { PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import { committeePosts, type Post, type PostKind } from '../roster/post'
import type { kindPack } from './kind-pack'

type Attends = (typeof kindPack.kinds)['group']['attends']

const cadrePosts: ReadonlySet<PostKind> = new Set([
  ...committeePosts,
  'residentsDirector',
  'residentsDeputy',
  'residentsMember',
])
const widenedPosts: ReadonlySet<PostKind> = new Set([...committeePosts, 'partTimeDeputy', 'partTimeMember'])

/** Posts whose holders should attend. */
const postsOf: { readonly [A in Attends]?: ReadonlySet<PostKind> } = {
  committee: committeePosts,
  cadres: cadrePosts,
  widened: widenedPosts,
}

/** Who should attend because of a post that day: members of these books by id, others by name, each once. */
export interface Holders {
  members: string[]
  others: { name: string; unit?: string }[]
}

/**
 * The holders of posts whom a kind of meeting is for, as of its day.
 * @param posts of the unit that holds the meeting
 */
export function holdersOn(day: PlainDate, attends: Attends, posts: readonly Post[]): Holders {
  const asked = postsOf[attends]
  const held = posts.filter(post => asked?.has(post.post) && holdsOn(post, day))
  const others = new Map(
    held.flatMap(({ member, name, unit }) => (member || !name ? [] : [[name, { name, ...(unit ? { unit } : {}) }]])),
  )
  return { members: [...new Set(held.flatMap(({ member }) => member ?? []))], others: [...others.values()] }
}
