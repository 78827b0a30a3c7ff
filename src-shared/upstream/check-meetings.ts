import { countAttendance } from '../meetings/attendance'
import { checkDecisions } from '../meetings/check-decisions'
import { ruleKind } from '../meetings/decision-rules'
import { attendsOf, kindsOf, meetingKinds } from '../meetings/kinds'
import type { Decision, Meeting } from '../meetings/meeting'
import { judgeVote } from '../meetings/vote'
import { printPeriod } from '../period'
import { printDate } from '../plain-date'
import { rosterOn } from '../roster/roster-counts'
import type { CheckBooks } from './check-books'
import type { CheckRule, Finding } from './check-rule'

type Part = Extract<Finding['opens'], { table: 'meetings' }>['part']

const finding = ({ branch }: CheckBooks, meeting: Meeting, part: Part, more = ''): Finding => ({
  text: `${branch(meeting.branch)}${printDate(meeting.date)}${meetingKinds[meeting.kind]}${more && `：${more}`}`,
  opens: { table: 'meetings', id: meeting.id, part },
})

/** Meetings of the period of which something holds. */
const meetingsThat =
  (part: Part, holds: (meeting: Meeting, books: CheckBooks) => boolean): CheckRule['find'] =>
  books =>
    books.meetings.filter(meeting => holds(meeting, books)).map(meeting => finding(books, meeting, part))

/** What the rules say of a meeting's votes as they are in the books. */
const votesThat =
  (severity: 'error' | 'warning'): CheckRule['find'] =>
  books =>
    books.meetings.flatMap(meeting =>
      checkDecisions(meeting, { roster: meeting.attendance, everybody: true, onBooks: true })
        .filter(found => found.severity === severity)
        .map(({ message }) => finding(books, meeting, 'decisions', message)),
    )

function isLost(meeting: Meeting, { kind, vote }: Decision): boolean {
  if (!vote) return false
  const { voters: V, votersPresent: P } = countAttendance(meeting.attendance)
  const judged = judgeVote({ V, P, kind: ruleKind(kindsOf(meeting), kind), vote })
  return judged.valid && !judged.passed
}

/** What is checked of meetings, and of what is owed. */
export const meetingRules: readonly CheckRule[] = [
  {
    code: 'meeting.nobody',
    severity: 'stop',
    title: '会议没有实到人数',
    todo: '点一下到会的人；会没有开成的，删去这条记录。',
    source: '《中国共产党支部工作条例（试行）》第十一至十三条',
    find: meetingsThat('attendance', ({ attendance, participants = [] }) =>
      [...attendance, ...participants].every(({ status }) => status !== 'present'),
    ),
  },
  {
    code: 'meeting.twice',
    severity: 'stop',
    title: '到会名单里同一人出现两次',
    todo: '只留一次。',
    source: '会议记录（到会）',
    find: meetingsThat(
      'attendance',
      ({ attendance }) => new Set(attendance.map(({ member }) => member)).size < attendance.length,
    ),
  },
  {
    code: 'meeting.votes',
    severity: 'stop',
    title: '表决的数对不上',
    todo: '核对票数和到会情况。',
    source: '《中国共产党支部工作条例（试行）》第十一条',
    find: votesThat('error'),
  },
  {
    code: 'meeting.irregular',
    severity: 'look',
    title: '表决不合规定',
    todo: '确实如此的，表决无效，须重新开会。',
    source: '《中国共产党支部工作条例（试行）》第十一条，《中国共产党发展党员工作细则》',
    find: votesThat('warning'),
  },
  {
    code: 'meeting.lost',
    severity: 'look',
    title: '决定没有过半数',
    todo: '核对票数；确实没有通过的，不用改。',
    source: '《中国共产党支部工作条例（试行）》第十一条',
    find: books =>
      books.meetings.flatMap(meeting =>
        meeting.decisions
          .filter(decision => isLost(meeting, decision))
          .map(({ title }) => finding(books, meeting, 'decisions', title)),
      ),
  },
  {
    code: 'meeting.stranger',
    severity: 'look',
    title: '到会名单与那天的名册不一致',
    todo: '名册改过的，核对到会名单，或核对组织关系的起止。',
    source: '会议记录（到会）',
    find: meetingsThat('attendance', (meeting, { members, memberships }) => {
      const then = rosterOn(meeting.date, members, memberships)
      const ofBranch = ['branch', 'group'].includes(attendsOf(meeting))
      const own = new Set(
        then.filter(one => !ofBranch || one.organisation === meeting.branch).map(({ member }) => member.id),
      )
      return meeting.attendance.some(({ member }) => !own.has(member))
    }),
  },
  {
    code: 'meeting.blank',
    severity: 'look',
    title: '会议没有写内容',
    todo: '补上议题和会议内容。',
    source: '会议记录（议题、会议内容）',
    find: meetingsThat('agenda', ({ agenda, minutes }) => !agenda.length && !minutes.trim()),
  },
  {
    code: 'meeting.sameDay',
    severity: 'look',
    title: '同一天登记了两次同样的会议',
    todo: '是同一次会议的，删去一条。',
    source: '会议记录（日期）',
    find: books => {
      const seen = new Set<string>()
      return books.meetings.flatMap(meeting => {
        const key = `${meeting.branch} ${meeting.date} ${meeting.kind}`
        const again = seen.has(key)
        seen.add(key)
        return again ? [finding(books, meeting, 'agenda')] : []
      })
    },
  },
  {
    code: 'meeting.owed',
    severity: 'look',
    title: '应开没有开',
    todo: '开过没有登记的，补登记；没有开的，不用补。',
    source: '《中国共产党支部工作条例（试行）》第十一至十八条',
    find: ({ duties, branch, until }) =>
      duties
        .filter(({ state }) => state === 'overdue')
        .map(row => ({
          text: `${branch(row.branch)}${printPeriod(row.window)}${row.label}，应开${row.required}次，已开${row.held}次`,
          opens: {
            table: 'owed' as const,
            branch: row.branch,
            kind: row.duty,
            date: row.due < until ? row.due : until,
          },
        })),
  },
]
