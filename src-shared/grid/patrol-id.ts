import type { PlainDate } from '../plain-date'
import type { Patrol } from './patrol'

type Shift = NonNullable<Patrol['shift']>

/** A round typed in: one a grid, day and shift, so that it is put right and never doubled. */
export const typedPatrolId = (date: PlainDate, grid: string, shift: Shift): string => `${date}|${grid}|${shift}`

/** A round out of a grid app: its own number makes it, so that it is taken in once. */
export const appPatrolId = (externalId: string): string => `app|${externalId}`

/** The rounds of a month in one row: one a grid and month. */
export const summaryPatrolId = (month: string, grid: string): string => `${month}|${grid}|sum`
