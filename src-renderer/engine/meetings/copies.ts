import * as z from 'zod'
import { Copy, copyId } from '../../../src-shared/meetings/copy'
import { copyFields, copyForms, copyName, type CopyForm } from '../../../src-shared/meetings/copy-form'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { wholeDate } from '../../../src-shared/plain-date'
import type { Stored } from '../../../src-shared/records/row'
import { defineCommand, defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { branchNames, meetingOf, sheetOf, unitOnPaper } from './queries'

const { form, date } = Copy.shape
const { id, kind, branch, number } = Meeting.shape
const meeting = id.meta({ label: '会议' })

/** Notes that records were copied into another form, as they stand now; or that one was not, after all. */
export const noteCopied = defineCommand({
  name: 'meetings.noteCopied',
  title: '登记抄录',
  input: z.object({
    meetings: z.array(meeting).min(1).meta({ label: '会议' }),
    form,
    copied: z.boolean().default(true).meta({ label: '已抄录' }),
  }),
  output: z.object({ noted: z.number().int() }),
  async run(tx, { meetings, form: into, copied }) {
    const rows: Copy[] = []
    for (const one of new Set(meetings)) {
      const { revision } = await meetingOf(tx, one)
      const row = { meeting: one, form: into, date: tx.today, copied: revision }
      rows.push({ ...row, id: copyId(row) })
    }
    const known = await Promise.all(rows.map(row => tx.get('copies', row.id)))
    if (copied) await tx.putAll('copies', rows)
    else
      await tx.remove(
        'copies',
        known.flatMap(row => (row ? [row.id] : [])),
      )
    return { noted: copied ? rows.length : known.filter(Boolean).length }
  },
})

const Field = z.object({ label: z.string(), text: z.string() })
/** `none`: never copied; `stale`: changed since; `done`: copied as it stands. */
const CopyState = z.enum(['none', 'stale', 'done'])

/** One record in the order of another form's fields. */
export const copySheet = defineQuery({
  name: 'meetings.copySheet',
  title: '抄录会议记录',
  input: z.object({ id: meeting, form }),
  output: z.object({ title: z.string(), fields: z.array(Field), state: CopyState, copiedOn: wholeDate.nullable() }),
  async run(reader, { id: one, form: into }, outside) {
    const found = await meetingOf(reader, one)
    const said = await fieldsOf(reader, found, formOf(into), outside)
    const copy = await reader.get('copies', copyId({ meeting: one, form: into }))
    const nameOf = await branchNames(reader)
    return {
      title: copyName({ meeting: found, branchName: nameOf(found.branch), group: nameOf(found.group ?? '') }),
      fields: said,
      state: stateOf(found, copy),
      copiedOn: copy?.date ?? null,
    }
  },
})

/** The records of a year with what of them was copied into a form, the oldest first: so they are copied. */
export const copyList = defineQuery({
  name: 'meetings.copies',
  title: '抄录情况',
  input: z.object({
    year: z
      .string()
      .regex(/^\d{4}$/, { error: '请写四位年份，如 2026' })
      .meta({ label: '年度' }),
    form,
    branch: branch.optional(),
    /** With the fields of each record, for a file in the form's order. */
    whole: z.boolean().default(false).meta({ label: '全部栏目' }),
  }),
  output: z.object({
    columns: z.array(z.string()),
    rows: z.array(
      z.object({
        id,
        date: Meeting.shape.date,
        kind,
        label: z.string(),
        number,
        branch,
        branchName: z.string(),
        state: CopyState,
        copiedOn: date.nullable(),
        fields: z.array(z.string()).optional(),
      }),
    ),
  }),
  async run(reader, { year, form: into, branch: of, whole }, outside) {
    const nameOf = await branchNames(reader)
    const copies = new Map((await reader.all('copies')).map(copy => [copy.id, copy]))
    const shape = formOf(into)
    const meetings = (await reader.between('meetings', 'date', `${year}-01-01`, `${year}-12-31`))
      .filter(found => !of || found.branch === of)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))
    const rows = []
    for (const found of meetings) {
      const copy = copies.get(copyId({ meeting: found.id, form: into }))
      rows.push({
        ...{ id: found.id, date: found.date, kind: found.kind, label: meetingKinds[found.kind], number: found.number },
        ...{ branch: found.branch, branchName: nameOf(found.branch) },
        ...{ state: stateOf(found, copy), copiedOn: copy?.date ?? null },
        ...(whole && {
          fields: (await fieldsOf(reader, found, shape, outside)).map(({ text }) => text),
        }),
      })
    }
    return { columns: shape.fields.map(({ label }) => label), rows }
  },
})

const formOf = (code: Copy['form']): CopyForm => copyForms.find(one => one.code === code)!

async function fieldsOf(reader: Reader, found: Stored<Meeting>, into: CopyForm, outside: Outside) {
  const { branchName, group } = await unitOnPaper(reader, found)
  return copyFields(into, { meeting: found, sheet: await sheetOf(reader, found, outside), branchName, group })
}

const stateOf = (found: Stored<Meeting>, copy: Copy | undefined): z.infer<typeof CopyState> =>
  copy ? (copy.copied < found.revision ? 'stale' : 'done') : 'none'
