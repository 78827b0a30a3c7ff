import { attendsOf } from '../../../src-shared/meetings/kinds'
import type { GridLine, MeetingForm } from './meeting-form'

/** What to do in the grid. */
export function attendanceHint(everybody: boolean, lines: readonly GridLine[]): string {
  if (!everybody) return '点一下参加的人；再点一下是没来，选原因'
  const lacked = lines.some(({ recorded }) => recorded === false)
  return `点一下没来的人，选原因；其余都记到会${lacked ? '，“未列入”的点一下才列入' : ''}`
}

/** Why nobody is listed, and where to put that right. */
export function nobodyWords(form: Pick<MeetingForm, 'kind' | 'countsAs' | 'group'>): string {
  const attends = attendsOf(form)
  if (attends === 'branch') return '这个支部这一天的名册上没有党员。请核对日期，或先登记党员。'
  if (attends === 'group') return '这个党小组这一天没有党员。请核对党小组和日期，或先把党员编入党小组。'
  return '这一天没有登记任职的委员。请核对日期，或先在“党组织”里登记任职。'
}
