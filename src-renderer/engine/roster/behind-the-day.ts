import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { warning, type Problem } from '../../../src-shared/problem'
import type { Reader } from '../reader'
import { reportedBehind } from '../reported'

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
