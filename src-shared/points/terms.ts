import shipped from '../../resources/points/terms.json'
import { addDays, daysBetween, type PlainDate } from '../plain-date'
import { addWorkingDays, holidaysKnown } from '../working-days'

/** How long points hang on the wall, and how long an objection may wait for its answer (domain §3.4). */
export const pointsTerms: Readonly<typeof shipped> = shipped

/** The last day of a notice of so many days; the first one counts. */
export const noticeEnd = (from: PlainDate, days: number = pointsTerms.noticeDays): PlainDate => addDays(from, days - 1)

/** How many days a notice hangs. */
export const daysOfNotice = ({ from, to }: { from: PlainDate; to: PlainDate }): number => daysBetween(from, to) + 1

/** The day by which an objection has to be answered, by the holidays that are known now. */
export const replyBy = (received: PlainDate): PlainDate => addWorkingDays(received, pointsTerms.replyWorkingDays)

/** The year whose holidays are not known yet and so not left out of the term of an answer; null where all are. */
export const uncountedHolidays = (received: PlainDate): string | null =>
  [addDays(received, 1), replyBy(received)].map(day => day.slice(0, 4)).find(year => !holidaysKnown(year)) ?? null

/** What is said of such a term, beside it and on paper. */
export const uncountedWords = (year: string): string => `答复期限没有扣除${year}年的节假日，请按公布的节假日核对。`
