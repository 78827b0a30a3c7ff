import { gridRoles, type GridPost } from '../../src-shared/grid/grid-post'
import type { Pairing } from '../../src-shared/grid/pairing'
import { printDate, type PlainDate } from '../../src-shared/plain-date'
import { problem, warning } from '../../src-shared/problem'
import { beginning, end } from '../../src-shared/roster/membership'
import type { Stored } from '../../src-shared/records/row'
import type { Tx } from './transaction'

/** Whom the roster has, as those who serve in the grids name them. */
export type Rostered = { member: string } | { attached: string }

interface Served {
  posts: Stored<GridPost>[]
  pairings: Stored<Pairing>[]
}

/** What somebody still does in the grids from a day on. */
async function servedFrom(tx: Tx, who: Rostered, day: PlainDate): Promise<Served> {
  const [person] = await tx.all('gridPeople', who)
  if (!person) return { posts: [], pairings: [] }
  const goesOn = (span: GridPost | Pairing) => end(span) > day
  return {
    posts: (await tx.all('gridPosts', { person: person.id })).filter(goesOn),
    pairings: (await tx.all('pairings', { person: person.id })).filter(goesOn),
  }
}

/** Ends on a day what somebody does in the grids who can't go on with it; what only began later stands in the way and is named. */
async function endAll(tx: Tx, { posts, pairings }: Served, day: PlainDate, reason: string): Promise<void> {
  const later = [...posts, ...pairings].find(span => beginning(span) >= day)
  if (later)
    tx.refuse(
      problem('post-later', `${printDate(later.from!)}起还登记有网格岗位或者结对，比这一天还晚，请先核对。`, {
        field: '日期',
        path: ['date'],
      }),
    )
  await tx.putAll(
    'gridPosts',
    posts.map(post => ({ ...post, to: day, reason: post.reason ?? reason })),
  )
  await tx.putAll(
    'pairings',
    pairings.map(pair => ({ ...pair, to: day })),
  )
}

function warnOf(tx: Tx, { posts, pairings }: Served, name: string): void {
  const what = [
    ...new Set(posts.map(({ role }) => gridRoles[role])),
    ...(pairings.length ? [`结对${pairings.length}户`] : []),
  ]
  if (what.length)
    tx.warn(
      warning('serving-left', `${name}在网格里还担任${what.join('、')}。不再担任的，请登记卸任、结束结对或者移交。`, {
        field: '网格岗位',
      }),
    )
}

/** Who died serves nowhere any longer; of everybody else who left the books it is said what they still do in the grids. */
export async function afterLeaving(
  tx: Tx,
  { member, name, date, died }: { member: string; name: string; date: PlainDate; died: boolean },
): Promise<void> {
  const served = await servedFrom(tx, { member }, date)
  if (died) await endAll(tx, served, date, '去世')
  else warnOf(tx, served, name)
}

/** Who no longer takes part here is no 双报到党员 of a building either; what else they do in the grids is said. */
export async function afterAttachedLeft(
  tx: Tx,
  { attached, name, date }: { attached: string; name: string; date: PlainDate },
): Promise<void> {
  const { posts, pairings } = await servedFrom(tx, { attached }, date)
  const dual = (post: GridPost) => post.role === 'dualReport'
  await endAll(tx, { posts: posts.filter(dual), pairings: [] }, date, '不再报到')
  warnOf(tx, { posts: posts.filter(post => !dual(post)), pairings }, name)
}
