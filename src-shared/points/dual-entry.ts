import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { entrySources, PointsEntry } from './entry'

const { rule, pack, delta, amount, note, evidence } = PointsEntry.shape
const { hand, reversal } = entrySources

/**
 * One line of what somebody did here who only reported: a ledger of its own, never summed with the members' (domain §3.5).
 * No month of it is closed (decision 67); a line is never changed and only ever reversed.
 */
export const DualEntry = z
  .object({
    ...rowBase,
    attached: z.string().meta({ label: '双报到党员', ref: 'attached' }),
    ...{ rule, pack },
    /** Date of the fact, not of the entering. */
    date: wholeDate.meta({ label: '日期', unit: 'date', index: true }),
    ...{ delta, amount },
    source: choice({ hand, reversal }).meta({ label: '来源' }),
    reverses: z.string().optional().meta({ label: '冲正', ref: 'dualEntries', index: true }),
    ...{ note, evidence },
  })
  .meta({ label: '双报到服务记录', indexes: ['[attached+date]'] })

export type DualEntry = z.infer<typeof DualEntry>

/** The line that takes another back whole, on the same day, so that it counts in the same year. */
export function dualReversalOf(
  { id: reverses, attached, rule: of, pack: by, date, delta: half }: DualEntry,
  own: { id: string; note: string } & Partial<Pick<DualEntry, 'delta' | 'amount'>>,
): DualEntry {
  return { ...{ attached, rule: of, pack: by, date, delta: -half, source: 'reversal', reverses }, ...own }
}
