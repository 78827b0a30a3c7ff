import { computed } from 'vue'
import { attendanceOn, countAttendance } from '../../../src-shared/meetings/attendance'
import { ruleKind } from '../../../src-shared/meetings/decision-rules'
import { attendsOf, kindsOf, type AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { judgeVote } from '../../../src-shared/meetings/vote'
import { useLive } from '../engine'
import { afterSaving } from './after-saving'
import { decides } from './decides'
import { draftOf, voteOf } from './meeting-draft'
import type { useMeeting } from './use-meeting'

/** What follows from a record as it is typed: who counts, what the first vote comes to, what saving brings. */
export function useCounts(meeting: ReturnType<typeof useMeeting>) {
  const { form, roster, people } = meeting
  const pack = useLive('points.pack', () => (form.value.date ? { date: form.value.date } : null))
  const kinds = computed(() => kindsOf(form.value))
  const names = computed(() => roster.value.map(line => line.name))
  const attendance = computed(() =>
    attendanceOn(roster.value, draftOf(form.value, meeting.expected.value).draft.attendance),
  )
  const votes = computed(() => decides(kinds.value) || form.value.decisions.some(voteOf))
  /** Whether names are typed: where nobody is on a list, or somebody of it is on no roster. */
  const asksNames = computed(() => ['names', 'cadres', 'widened'].includes(attendsOf(form.value)))
  const count = computed(() =>
    countAttendance(
      people.value.map(({ line, mark }) => ({
        ...line,
        voting: line.voting && !mark.excluded,
        status: (mark.status || 'leave_personal') as AttendanceStatus,
      })),
    ),
  )
  const firstVote = computed(() => {
    const decision = form.value.decisions.find(voteOf)
    if (!decision) return null
    const { voters: V, votersPresent: P } = count.value
    return judgeVote({ V, P, kind: ruleKind(kinds.value, decision.kind), vote: voteOf(decision)! })
  })
  const after = computed(() =>
    afterSaving({ ...form.value, attendance: attendance.value }, pack.value.value ?? undefined),
  )
  return { kinds, names, asksNames, votes, count, firstVote, after }
}
