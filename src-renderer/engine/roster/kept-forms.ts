import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { formField, formFields } from '../../../src-shared/roster/form/form-fields'
import { SuperiorForm } from '../../../src-shared/roster/form/superior-form'
import { defineCommand, defineQuery } from '../command'
import type { Tx } from '../transaction'

const id = SuperiorForm.shape.id.meta({ label: '上级表格' })
const count = z.number().int()

/** The forms of superiors that this office has filled, the one filled last first. */
export const keptForms = defineQuery({
  name: 'roster.forms',
  title: '填过的上级表格',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        name: SuperiorForm.shape.name,
        columns: z.array(z.object({ column: count, heading: z.string(), field: z.string().nullable() })),
        used: wholeDate.nullable(),
      }),
    ),
    /** What a column can be filled with. */
    fields: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  async run(reader) {
    const rows = (await reader.all('forms')).map(({ id, name, headings, columns, used }) => ({
      ...{ id, name, used: used ?? null },
      columns: headings.map((heading, column) => ({ column, heading, field: columns[column] || null })),
    }))
    const last = (day: string | null) => day ?? ''
    return {
      rows: rows.sort((a, b) => (last(a.used) < last(b.used) ? 1 : last(a.used) > last(b.used) ? -1 : 0)),
      fields: formFields.map(({ name, label }) => ({ name, label })),
    }
  },
})

/** Another name for a form, or another field for some of its columns; the next time it is filled so. */
export const changeForm = defineCommand({
  name: 'roster.changeForm',
  title: '修改填过的上级表格',
  input: z.object({
    id,
    name: z.string().trim().min(1, { error: '请写表名' }).optional().meta({ label: '表名' }),
    /** Field of a column by its place in the list of headings, from 0; null for what the books don't have. */
    columns: z.record(z.string(), z.string().nullable()).optional().meta({ label: '各列对应的栏目' }),
  }),
  output: z.object({ id }),
  async run(tx, { id: form, name, columns = {} }) {
    const known = await formOf(tx, form)
    for (const [column, field] of Object.entries(columns)) {
      if (known.headings[Number(column)] === undefined)
        tx.refuse(problem('column-unknown', `这张表没有第${Number(column) + 1}列，请核对。`))
      if (field !== null && !formField(field)) tx.refuse(problem('field-unknown', `没有“${field}”这个栏目。`))
    }
    const pointed = known.headings.map((_, i) => {
      const field = columns[i]
      return field === undefined ? (known.columns[i] ?? '') : (field ?? '')
    })
    await tx.put('forms', { ...known, ...(name && { name }), columns: pointed })
    return { id: form }
  },
})

/** Remembers a form no more; the next time it is understood by its headings alone. */
export const forgetForm = defineCommand({
  name: 'roster.forgetForm',
  title: '不再记住上级表格',
  input: z.object({ id }),
  output: z.object({ id }),
  async run(tx, { id: form }) {
    await formOf(tx, form)
    await tx.remove('forms', [form])
    return { id: form }
  },
})

const formOf = async (tx: Tx, form: string): Promise<SuperiorForm> =>
  (await tx.get('forms', form)) ?? tx.refuse(problem('form-unknown', '没有记住这张表，可能已经不再记住。请重新选择。'))
