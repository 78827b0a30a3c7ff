import { computed, type ComputedRef, type Ref } from 'vue'
import { attendsOf } from '../../../src-shared/meetings/kinds'
import { printDate } from '../../../src-shared/plain-date'
import { useLive } from '../engine'
import type { MeetingForm } from './meeting-form'

/** Committee meetings of the branch that may have discussed what a general meeting decides: none later, the newest first. */
export function useDiscussions(
  form: Ref<MeetingForm>,
  own: string | undefined,
): ComputedRef<{ value: string; label: string }[]> {
  const held = useLive('meetings.list', () => {
    const { branch, date } = form.value
    return branch && date && attendsOf(form.value) === 'branch' ? { branch, to: date } : null
  })
  const atMost = 12
  return computed(() =>
    (held.value.value?.rows ?? [])
      .filter(({ kind, id }) => kind === 'branchCommittee' && id !== own)
      .slice(0, atMost)
      .map(({ id, date, title }) => ({ value: id, label: `${printDate(date)}支委会${title && `：${title}`}` })),
  )
}
