import type { QueryOutput } from '../../engine/client'

/** What is odd about a household that was chosen: nobody is known to live there. Blank where nothing is. */
export function emptyDoor(
  doors: QueryOutput<'grid.workChoices'>['doors'],
  household: string | undefined,
): '' | '这一户没有登记居民' {
  return doors.find(({ id }) => id === household)?.isLivedIn === false ? '这一户没有登记居民' : ''
}
