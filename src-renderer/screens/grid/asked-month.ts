import { isPeriod } from '../../../src-shared/period'

/** The month that an address asks for, or another where it asks for none. */
export const askedMonth = (asked: unknown, other: string): string =>
  typeof asked === 'string' && isPeriod(asked) && asked.length === 7 ? asked : other
