import type { DutyBranch } from '../meetings/duty-branches'
import { boundsOf, lastDayOf, monthsOf, printPeriod } from '../period'
import type { PlainDate } from '../plain-date'
import type { Closing } from '../points/closing'
import { closedThrough } from '../points/closing'
import type { FactLine } from './facts'

/** What the counts of closings are made from. */
export interface ClosingBooks {
  branches: readonly DutyBranch[]
  closings: readonly Closing[]
  year: string
  /** The cut-off: a period that ends later is not due, and what was closed later is not done. */
  day: PlainDate
  /** The day from which a branch's points are on the books: of its first entry, or the day on which the books began. */
  since: (branch: string) => PlainDate
  nameOf: (branch: string) => string
}

/** Each branch: how many of the months that are over were closed. Null while none is over. */
export function pointsClosed(books: ClosingBooks): FactLine[] | null {
  const closings = books.closings.filter(({ closedOn }) => closedOn <= books.day)
  return ofBranches(books, monthsOf(books.year), ({ id }, month) => {
    const isWithin = ({ branch, period }: Closing) => branch === id && monthsOf(period).includes(month)
    return month <= closedThrough(closings, id) || closings.some(isWithin)
  })
}

/** Each branch: how many of the quarters that are over were put on the wall, as a quarter or month by month. */
export function pointsPosted(books: ClosingBooks): FactLine[] | null {
  const posted = new Set(
    books.closings.flatMap(({ branch, period, notice }) =>
      notice && notice.from <= books.day ? [`${branch}|${period}`] : [],
    ),
  )
  const quarters = [1, 2, 3, 4].map(quarter => `${books.year}Q${quarter}`)
  return ofBranches(
    books,
    quarters,
    ({ id }, quarter) =>
      posted.has(`${id}|${quarter}`) || monthsOf(quarter).every(month => posted.has(`${id}|${month}`)),
  )
}

function ofBranches(
  { branches, year, day, since, nameOf }: ClosingBooks,
  periods: readonly string[],
  isDone: (branch: DutyBranch, period: string) => boolean,
): FactLine[] | null {
  const lines = branches.flatMap((branch): FactLine[] => {
    const due = periods.filter(period => {
      const { to } = boundsOf(period)
      return to <= day && to >= since(branch.id) && branch.counts(lastDayOf(period, day)).members > 0
    })
    const missing = due.filter(period => !isDone(branch, period))
    if (!due.length) return []
    return [
      {
        ...{ id: branch.id, name: nameOf(branch.id), done: due.length - missing.length, due: due.length },
        opens: { table: 'organisations', id: branch.id },
        ...(missing.length && {
          says: `缺${missing.map(one => printPeriod(one).replace(`${year}年`, '')).join('、')}`,
        }),
      },
    ]
  })
  return lines.length ? lines : null
}
