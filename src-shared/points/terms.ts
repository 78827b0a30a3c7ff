import shipped from '../../resources/points/terms.json'
import { addDays, daysBetween, type PlainDate } from '../plain-date'
import { addWorkingDays } from '../working-days'

/** How long points hang on the wall, and how long an objection may wait for its answer (domain §3.4). */
export const pointsTerms: Readonly<typeof shipped> = shipped

/** The last day of a notice of so many days; the first one counts. */
export const noticeEnd = (from: PlainDate, days: number = pointsTerms.noticeDays): PlainDate => addDays(from, days - 1)

/** How many days a notice hangs. */
export const daysOfNotice = ({ from, to }: { from: PlainDate; to: PlainDate }): number => daysBetween(from, to) + 1

/** The day by which an objection has to be answered. */
export const replyBy = (received: PlainDate): PlainDate => addWorkingDays(received, pointsTerms.replyWorkingDays)
