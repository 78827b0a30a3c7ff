import type { Building } from '../grid/building'
import type { Grid } from '../grid/grid'
import type { GridPost } from '../grid/grid-post'
import type { Patrol } from '../grid/patrol'
import type { PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { Source } from '../source'

/** Only what leaves in a bundle is read, so that the receiver counts from the same fields. */
type PlaceRow = Pick<Grid | Building, 'id' | 'from' | 'to'>
type PostRow = Pick<GridPost, 'person' | 'role' | 'grid' | 'building' | 'from' | 'to'>
type PatrolRow = Pick<Patrol, 'grid' | 'date' | 'until' | 'basis' | 'rounds'>

/** The grids of one office as the figures of a period read them. */
export interface GridBooks {
  /** Ids of the grids and the buildings that stand at the period's end. */
  grids: readonly string[]
  buildings: readonly string[]
  /** Posts that are held then, in grids and buildings that stand. */
  posts: readonly PostRow[]
  /** Rounds that were made in the period; a sum is of the period that its first day lies in. */
  patrols: readonly PatrolRow[]
}

/**
 * Reads what the figures of the grids need.
 * @param isInside whether a day lies in the period
 * @param day the plain date of the cut-off
 * @param end the period's end, or the cut-off where that is earlier
 */
export async function readGridBooks(
  source: Source,
  { isInside, day, end }: { isInside: (day: PlainDate) => boolean; day: PlainDate; end: PlainDate },
): Promise<GridBooks> {
  const standing = (rows: readonly PlaceRow[]) => rows.filter(row => holdsOn(row, end)).map(({ id }) => id)
  const grids = standing(await source.rows<PlaceRow>('grids'))
  const buildings = standing(await source.rows<PlaceRow>('buildings'))
  const places = new Set([...grids, ...buildings])
  const posts = await source.rows<PostRow>('gridPosts')
  const patrols = await source.rows<PatrolRow>('patrols')
  return {
    ...{ grids, buildings },
    posts: posts.filter(post => holdsOn(post, end) && places.has(post.grid ?? post.building ?? '')),
    patrols: patrols.filter(({ date }) => isInside(date) && date <= day),
  }
}
