import type { PlainDate } from '../plain-date'
import type { Patrol } from './patrol'

type Shift = NonNullable<Patrol['shift']>

/** A round typed in: one a grid, day and shift, so that it is put right and never doubled. */
export const typedPatrolId = (date: PlainDate, grid: string, shift: Shift): string => `${date}|${grid}|${shift}`

/** A round out of a grid app: its own number makes it, so that it is taken in once. */
export const appPatrolId = (externalId: string): string => `app|${externalId}`

/** The rounds of a stretch of days in one row: one a grid and first day. */
export const summaryPatrolId = (from: PlainDate, grid: string): string => `${from}|${grid}|sum`

/** Whether a row is a sum, told by its id. */
export const isSummaryPatrolId = (id: string): boolean => id.endsWith('|sum')

/** Whether a sum stands for rounds of a day. */
export const coversDay = ({ date, until }: Pick<Patrol, 'date' | 'until'>, day: PlainDate): boolean =>
  date <= day && day <= (until ?? date)
