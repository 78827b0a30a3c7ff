import { boundsOf, printPeriod, type Period } from '../../../src-shared/period'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { warning, type Problem } from '../../../src-shared/problem'
import type { Reader } from '../reader'

/**
 * What a deed reaches behind when it is dated back: meetings that list the people, periods that were reported. Neither
 * changes by it, so the clerk is told.
 * @param branch where they belonged until the day
 */
export async function behindTheDay(
  reader: Reader,
  { members, branch, date }: { members: readonly string[]; branch: string; date: PlainDate },
): Promise<Problem[]> {
  const wanted = new Set(members)
  const meetings = (await reader.between('meetings', '[branch+date]', [branch, date], [branch, '9999'])).filter(
    ({ attendance }) => attendance.some(({ member }) => wanted.has(member)),
  )
  const first = meetings.map(({ date: day }) => day).sort()[0]
  return [
    ...(first
      ? [
          warning(
            'meetings-behind',
            `那天以后有${meetings.length}次会议（最早${printDate(first)}）的到会里还列着，会议记录不变。请核对日期，需要时更正会议。`,
          ),
        ]
      : []),
    ...(await reportedBehind(reader, date)),
  ]
}

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
