import { monthsOf, printPeriod } from '../period'
import type { PlainDate } from '../plain-date'
import type { FactLine } from './facts'
import type { Survey } from './survey'

/** Sheets that say something. */
export const validOf = ({ satisfied, basically, not }: Pick<Survey, 'satisfied' | 'basically' | 'not'>): number =>
  satisfied + basically + not

/** Each survey of a year up to a day: who was satisfied of all that are valid. Null where they are fewer than it needs. */
export function surveySatisfied(
  surveys: readonly Survey[],
  { year, day, least, nameOf }: { year: string; day: PlainDate; least: number; nameOf: (branch: string) => string },
): FactLine[] | null {
  const own = surveys.filter(({ period, on }) => monthsOf(period)[0]!.startsWith(year) && on <= day)
  if (own.reduce((sum, survey) => sum + validOf(survey), 0) < least) return null
  return own.map(survey => ({
    ...{ id: survey.id, due: validOf(survey), done: survey.satisfied + survey.basically },
    name: [printPeriod(survey.period), survey.branch === undefined ? '全社区' : nameOf(survey.branch)].join('　'),
    says: `发出${survey.handedOut}份，无效${survey.invalid}份`,
    opens: { table: 'surveys', id: survey.id },
  }))
}
