import type { Appeal } from '../../../src-shared/points/appeal'
import type { Stored } from '../../../src-shared/records/row'
import { boundsOf } from '../../../src-shared/period'
import { standsIn } from '../../../src-shared/points/entry'
import type { Outside } from '../command'
import type { Reader } from '../reader'

/**
 * Which objections have been followed by a change of the points they are about: since they came, something was entered for a fact up to
 * the end of their period that stands behind it, because what was made known stays (decision 0055).
 */
export async function correctedAppeals(
  reader: Reader,
  appeals: readonly Stored<Appeal>[],
  { dateOf }: Pick<Outside, 'dateOf'>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { id, member, period, received } of appeals) {
    const { to } = boundsOf(period)
    const entries = await reader.between('points', '[member+date]', [member, ''], [member, to])
    if (entries.some(entry => standsIn(entry) > to.slice(0, 7) && dateOf(entry.createdAt) >= received)) found.add(id)
  }
  return found
}
