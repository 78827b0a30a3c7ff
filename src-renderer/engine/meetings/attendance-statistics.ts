import * as z from 'zod'
import {
  allAttendance,
  attendanceBy,
  attendanceSums,
  AttendanceSum,
} from '../../../src-shared/meetings/attendance-statistics'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { boundsOf, calendarPeriod } from '../../../src-shared/period'
import { choice } from '../../../src-shared/records/field'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { inRosterOrder, rosterTables } from '../roster/queries'
import { branchNames, dutyBranchesOf } from './queries'

const Row = AttendanceSum.extend({
  key: z.string(),
  name: z.string(),
  /** Of a member: where they belong now; blank where they left. */
  branchName: z.string(),
})

/** Who came to the meetings of a period, by branch, kind or member; in the order of the tree, of the kinds, of the roster. */
export const attendanceStatistics = defineQuery({
  name: 'meetings.attendance',
  title: '到会统计',
  input: z.object({
    period: calendarPeriod,
    by: choice(attendanceBy).default('branch').meta({ label: '统计方式' }),
    branch: z.string().optional().meta({ label: '党支部' }),
  }),
  output: z.object({ rows: z.array(Row), total: AttendanceSum }),
  async run(reader, { period, by, branch }, outside) {
    const { from, to } = boundsOf(period)
    const meetings = (await reader.between('meetings', 'date', from, to)).filter(
      meeting => !branch || meeting.branch === branch,
    )
    const sums = attendanceSums(meetings, by)
    const named = await {
      branch: (of: Reader) => unitRows(of, new Set(sums.keys())),
      kind: async () => Object.entries(meetingKinds).map(([key, name]) => ({ key, name, branchName: '' })),
      member: (of: Reader) => memberRows(of, outside.today(), new Set(sums.keys())),
    }[by](reader)
    const none = allAttendance([])
    return {
      // A branch that met nobody stands in its place with nothing; a kind or a member only where there was something.
      rows: named
        .filter(({ key }) => sums.has(key) || (by === 'branch' && (!branch || key === branch)))
        .map(row => ({ ...row, ...(sums.get(row.key) ?? none) })),
      total: allAttendance(meetings),
    }
  },
})

/** Every branch, behind the community and other units that held meetings of their own. */
async function unitRows(reader: Reader, wanted: ReadonlySet<string>) {
  const nameOf = await branchNames(reader)
  const branches = (await dutyBranchesOf(reader)).map(({ id }) => id)
  const own = new Set(branches)
  const others = [...wanted].filter(id => !own.has(id))
  return [...others, ...branches].map(id => ({ key: id, name: nameOf(id), branchName: '' }))
}

/** In the order of party lists as of today; who has left stands behind all others. */
async function memberRows(reader: Reader, today: string, wanted: ReadonlySet<string>) {
  const nameOf = await branchNames(reader)
  const tables = await rosterTables(reader)
  const here = inRosterOrder(rosterOn(today, tables.members, tables.memberships), tables)
  const listed = here.map(({ member, organisation }) => ({
    key: member.id,
    name: member.name,
    branchName: nameOf(organisation),
  }))
  const known = new Set(listed.map(({ key }) => key))
  const gone = tables.members
    .filter(({ id }) => wanted.has(id) && !known.has(id))
    .map(({ id, name }) => ({ key: id, name, branchName: '' }))
    .sort((a, b) => byNameStrokes(a.name, b.name))
  return [...listed, ...gone]
}
