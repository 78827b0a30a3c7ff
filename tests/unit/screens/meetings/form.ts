import type { RosterLine } from '../../../../src-shared/meetings/attendance'
import { emptyDecision, newForm, type MeetingForm } from '../../../../src-renderer/screens/meetings/meeting-form'

/** A branch of three: two full members and one on probation. */
export const roster: RosterLine[] = [
  { member: 'a', name: '丁桂兰', membership: 'full', voting: true },
  { member: 'b', name: '马文静', membership: 'probationary', voting: false },
  { member: 'c', name: '周立新', membership: 'full', voting: true },
]

/** All of them are expected; of `tapped` only whoever is marked. */
export const whole = { roster, everybody: true }
export const tapped = { roster, everybody: false }

/** A general meeting with everything a record needs. */
export function form(more: Partial<MeetingForm> = {}): MeetingForm {
  return {
    ...newForm('branchGeneral', 'branch', '2026-10-10'),
    place: '党群服务站',
    chair: '周立新',
    recorder: '马文静',
    ...more,
  }
}

export const decision = (more: Partial<MeetingForm['decisions'][number]>) => ({ ...emptyDecision(1), ...more })
