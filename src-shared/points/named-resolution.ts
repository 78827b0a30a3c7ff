import type { PointsEntry } from './entry'
import type { PackItem } from './pack'

/** How somebody writes that a body decided: `10月9日支委会决议`, `支部党员大会讨论通过`. */
const decided = /决议|决定|会议|支委|委员会|大会|研究|讨论/

/**
 * Whether an entry by hand of an item that the committee confirms says nothing of its resolution. Nobody is held up by it: it is
 * said when it is entered, and looked at again before the month is closed.
 */
export const lacksResolution = (
  item: Pick<PackItem, 'confirm'>,
  { evidence }: Partial<Pick<PointsEntry, 'evidence'>>,
): boolean => item.confirm !== 'group' && !decided.test(evidence ?? '')
