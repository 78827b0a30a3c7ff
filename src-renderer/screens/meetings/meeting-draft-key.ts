import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { printDate } from '../../../src-shared/plain-date'
import type { Draft } from '../drafts'
import type { MeetingForm } from './meeting-form'

/** Of a record on the books, its id; of a new one, its branch and kind, and the return sheet it was read from. */
export const draftKey = (
  id: string | undefined,
  { branch, kind, returned }: Pick<MeetingForm, 'branch' | 'kind' | 'returned'>,
): string => `meeting|${id ?? [branch, kind, ...(returned ? [returned.key] : [])].join('|')}`

/** A record that is being written, as it is kept until it is saved. */
export function meetingDraft(
  id: string | undefined,
  form: MeetingForm,
  branchName: string,
): Omit<Draft, 'time' | 'operator'> {
  const { kind, branch, date, returned } = form
  const asked = { kind, branch, ...(returned && { returned: returned.key }) }
  return {
    key: draftKey(id, form),
    title: [id ? '更正' : '', meetingKinds[kind], branchName, date && printDate(date)].filter(Boolean).join(' · '),
    path: id ? `/meetings/${id}` : `/meetings/new?${new URLSearchParams(asked).toString()}`,
    form,
  }
}
