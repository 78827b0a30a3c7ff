import type { PlainDate } from '../../../src-shared/plain-date'
import { warning } from '../../../src-shared/problem'
import { shortName } from '../../../src-shared/roster/organisation'
import { holdsOn } from '../../../src-shared/roster/membership'
import { committeePosts, posts, type PostKind } from '../../../src-shared/roster/post'
import { namesFrom } from '../names'
import type { Tx } from '../transaction'
import { communityName } from './queries'

/** Posts that somebody holds as one of the branch or group. */
const ofTheUnit: ReadonlySet<PostKind> = new Set([...committeePosts, 'groupLeader'])

/** Says which posts in other branches those who now belong to a branch still hold: nobody leads a branch by having been there. */
export async function warnOfPostsLeft(
  tx: Tx,
  members: readonly string[],
  { organisation, date }: { organisation: string; date: PlainDate },
): Promise<void> {
  const units = new Map((await tx.all('organisations')).map(unit => [unit.id, unit]))
  const community = await communityName(tx)
  for (const member of new Set(members))
    for (const held of await tx.all('posts', { member })) {
      const unit = units.get(held.organisation)
      const branch = unit?.kind === 'group' ? unit.parent : unit?.kind === 'branch' ? unit.id : undefined
      if (!branch || branch === organisation || !ofTheUnit.has(held.post) || !holdsOn(held, date)) continue
      const name = await namesFrom(tx).of('members', member)
      const where = shortName(unit!.name, community)
      tx.warn(
        warning('post-left', `${name}是${where}${posts[held.post]}，调整以后请登记免职，或者登记新的任职。`, {
          field: '任职',
        }),
      )
    }
}
