import * as z from 'zod'
import shipped from '../../resources/meetings/copy-forms.json'
import { printDate } from '../plain-date'
import { headsOf } from './attendance'
import { kindsOf, meetingKinds } from './kinds'
import type { Meeting } from './meeting'
import type { RecordSheet } from './record-sheet'

interface Copied {
  meeting: Meeting
  sheet: RecordSheet
  branchName: string
  /** The group whose meeting it was. */
  group?: string | undefined
}

/** What a record is called beside others: a group's by the group. */
export const copyName = ({ meeting, branchName, group }: Omit<Copied, 'sheet'>): string =>
  group ? `${branchName}${group}会` : `${branchName}${meetingKinds[meeting.kind]}`

const lines = (of: readonly string[] | undefined) => (of ?? []).join('\n')
const instant = (date: string, clock: string | undefined) => (clock ? `${date} ${clock}` : date)

/** What can be said of a record, as another form or platform wants it: plain text, no spaces to set it apart. */
const fields = {
  title: copyName,
  kinds: ({ meeting, group }: Copied) =>
    kindsOf(meeting)
      .map(kind => (kind === 'group' && group ? `${meetingKinds[kind]}（${group}）` : meetingKinds[kind]))
      .join('、'),
  branch: ({ branchName }: Copied) => branchName,
  time: ({ meeting: { date, begins, ends } }: Copied) =>
    [printDate(date), [begins, ends].filter(Boolean).join('—')].filter(Boolean).join(' '),
  begins: ({ meeting }: Copied) => instant(meeting.date, meeting.begins),
  ends: ({ meeting }: Copied) => (meeting.ends ? instant(meeting.date, meeting.ends) : ''),
  place: ({ meeting }: Copied) => meeting.place,
  chair: ({ meeting }: Copied) => meeting.chair,
  recorder: ({ meeting }: Copied) => meeting.recorder,
  guests: ({ meeting }: Copied) => meeting.guests ?? '无',
  expected: ({ meeting }: Copied) => String(headsOf(meeting).shouldAttend),
  attended: ({ meeting }: Copied) => String(headsOf(meeting).attended),
  present: ({ sheet }: Copied) => plainNames(sheet.present.names),
  absent: ({ sheet }: Copied) => plainNames(sheet.absent.names),
  agenda: ({ sheet }: Copied) => lines(sheet.agenda.lines),
  minutes: ({ sheet }: Copied) =>
    lines(sheet.content.parts.flatMap(({ heading, paragraphs }) => [...(heading ? [heading] : []), ...paragraphs])),
  votes: ({ sheet }: Copied) => lines(sheet.votes?.lines),
  decisions: ({ sheet }: Copied) => lines(sheet.decisions?.lines),
} satisfies Record<string, (copied: Copied) => string>

/** Names that a sheet sets apart stand plain where they are typed again. */
const plainNames = (names: readonly string[]) => names.map(name => name.replace(/　/g, '')).join('、')

const CopyForm = z.object({
  code: z.enum(['platform', 'handbook']),
  name: z.string(),
  fields: z.array(z.object({ label: z.string(), of: z.enum(Object.keys(fields) as [keyof typeof fields]) })),
})

export type CopyForm = z.infer<typeof CopyForm>

export const CopyForms = z.object({ checked: z.string(), source: z.string(), forms: z.array(CopyForm) })

/** The forms that want a record once more, as shipped. */
export const copyForms = (shipped as z.infer<typeof CopyForms>).forms

export const copyFormNames = { platform: '组织生活平台', handbook: '支部工作手册' } as const

/** A record in the order of another form's fields. */
export function copyFields(form: CopyForm, copied: Copied): { label: string; text: string }[] {
  return form.fields.map(({ label, of }) => ({ label, text: fields[of](copied) }))
}
