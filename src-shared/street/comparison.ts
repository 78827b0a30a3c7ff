import * as z from 'zod'
import { rowBase } from '../records/row'
import { matchSecret } from '../upstream/match'

/** That people whom two offices below count are looked for, by codes made with this secret. One row, removed while off. */
export const Comparison = z.object({ ...rowBase, secret: matchSecret }).meta({ label: '重复党员比对' })

export type Comparison = z.infer<typeof Comparison>
