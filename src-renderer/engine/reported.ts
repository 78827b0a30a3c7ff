import { boundsOf, printPeriod, type Period } from '../../src-shared/period'
import type { PlainDate } from '../../src-shared/plain-date'
import { warning, type Problem } from '../../src-shared/problem'
import type { Reader } from './reader'

/** That periods which end on or behind a day were reported already. */
export async function reportedBehind(reader: Reader, date: PlainDate): Promise<Problem[]> {
  const periods = (await reportedPeriods(reader)).filter(period => boundsOf(period).to >= date)
  return periods.length ? [warning('period-reported', `${reportedWords(periods)}人数等有变化的，请更正后重报。`)] : []
}

/** Every period that went out, in order. */
export async function reportedPeriods(reader: Reader): Promise<Period[]> {
  return [...new Set((await reader.all('reports')).map(({ period }) => period))].sort()
}

/** `2026年第3季度已经报送，报出的那一份不变。` */
export const reportedWords = (periods: readonly Period[]): string =>
  `${periods.map(printPeriod).join('、')}已经报送，报出的那一份不变。`
