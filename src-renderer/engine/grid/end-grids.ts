import type { Grid } from '../../../src-shared/grid/grid'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { beginning, end } from '../../../src-shared/roster/membership'
import { reportedBehind } from '../reported'
import type { Tx } from '../transaction'

/**
 * Ends grids on a day, with the branches that were responsible for them and the posts in them; their buildings lie elsewhere by
 * then. What was done in them stays theirs.
 */
export async function endGrids(tx: Tx, grids: readonly Grid[], day: PlainDate, reason: string): Promise<void> {
  const ids = new Set(grids.map(({ id }) => id))
  const early = grids.find(grid => beginning(grid) >= day)
  if (early)
    tx.refuse(
      problem('grid-date-order', `${early.name}${printDate(early.from!)}才启用，日期应当更晚，请更正。`, {
        field: '日期',
        path: ['from'],
      }),
    )
  const parts = (await tx.all('gridParts')).filter(part => ids.has(part.grid) && end(part) > day)
  const [begun, later] = [true, false].map(is => parts.filter(part => beginning(part) < day === is)) as [
    typeof parts,
    typeof parts,
  ]
  await tx.putAll(
    'gridParts',
    begun.map(part => ({ ...part, to: day })),
  )
  await tx.remove(
    'gridParts',
    later.map(({ id }) => id),
  )
  const posts = (await tx.all('gridPosts')).filter(post => post.grid && ids.has(post.grid) && end(post) > day)
  const late = posts.find(post => beginning(post) >= day)
  if (late)
    tx.refuse(
      problem(
        'posts-later',
        `${printDate(day)}以后还有人在要撤销的网格上任（${printDate(late.from!)}），请先更正那个岗位。`,
      ),
    )
  await tx.putAll(
    'gridPosts',
    posts.map(post => ({ ...post, to: day, reason: post.reason ?? reason })),
  )
  if (posts.length)
    tx.warn(warning('posts-ended', `${posts.length}个岗位随网格撤销到${printDate(day)}止，请给新的网格安排人员。`))
  const rounds = (await tx.between('patrols', 'date', day, '9999')).filter(({ grid }) => ids.has(grid))
  if (rounds.length)
    tx.warn(
      warning(
        'rounds-behind',
        `${printDate(day)}起在撤销的网格里还登记有${rounds.length}条巡查，它们留在原来的网格，不算到新的网格。请核对日期，需要时更正。`,
      ),
    )
  tx.warn(...(await reportedBehind(tx, day)))
  await tx.putAll(
    'grids',
    grids.map(grid => ({ ...grid, to: day })),
  )
}
