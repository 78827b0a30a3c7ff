import * as z from 'zod'
import { Decision } from '../../../src-shared/roster/roster-import/decisions'
import { decisionsOf, tableInput } from '../table-input'

/** A roster to read, with what a person decided about it. */
export const ImportInput = z.object({ ...tableInput, decisions: decisionsOf(Decision) }).meta({ label: '党员花名册' })

export type ImportInput = z.infer<typeof ImportInput>
