import * as z from 'zod'
import { Closing } from '../../../src-shared/points/closing'
import { PointsEntry } from '../../../src-shared/points/entry'
import { orNull } from '../../../src-shared/records/field'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { communityName } from '../roster/queries'

const { branch, period, confirmedOn, closedOn, notice } = Closing.shape
const { member } = PointsEntry.shape
const half = z.number().int().nullable()

/** Closed periods in which a member's points were made known, the newest first: what somebody may object to. */
export const closedPeriods = defineQuery({
  name: 'points.closedPeriods',
  title: '党员已结账的积分',
  input: z.object({ member }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ branch, period, confirmedOn, closedOn },
        branchName: z.string(),
        notice: orNull(notice),
        /** Half points as they were closed. */
        total: half,
        yearToDate: half,
      }),
    ),
  }),
  async run(reader, asked) {
    const community = await communityName(reader)
    const names = new Map((await reader.all('organisations')).map(unit => [unit.id, shortName(unit.name, community)]))
    const rows = (await reader.all('closings')).flatMap(closing => {
      const line = closing.lines.find(one => one.member === asked.member)
      if (!line) return []
      return {
        ...{ branch: closing.branch, period: closing.period },
        ...{ confirmedOn: closing.confirmedOn, closedOn: closing.closedOn },
        branchName: names.get(closing.branch) ?? '',
        notice: closing.notice ?? null,
        ...{ total: line.total, yearToDate: line.yearToDate },
      }
    })
    const key = (row: (typeof rows)[number]) => `${row.closedOn}|${row.period}|${row.branch}`
    return { rows: rows.sort((a, b) => (key(a) < key(b) ? 1 : -1)) }
  },
})
