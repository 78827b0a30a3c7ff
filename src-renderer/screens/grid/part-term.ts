import { addDays, printDate, type PlainDate } from '../../../src-shared/plain-date'

/** `2026年5月1日起，到2026年11月22日`: from the first day to the last; a part ends the day before it no longer holds. */
export const partTerm = (from: PlainDate | null, to: PlainDate | null): string =>
  [from && `${printDate(from)}起`, to && `到${printDate(addDays(to, -1))}`].filter(Boolean).join('，') || '一直'
