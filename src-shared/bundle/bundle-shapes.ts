import type { BundleInfo } from './bundle-info'
import { tableShapes, type TableShape } from './columns'
import { replyShapes } from './reply-tables'

/** The tables that a bundle must have, and no others. */
export function shapesOf({ kind, detail }: Pick<BundleInfo, 'kind' | 'detail'>): readonly TableShape[] {
  return kind === 'reply' ? replyShapes : tableShapes(detail)
}
