import * as z from 'zod'
import { done, Refusal, type Outcome } from '../../../src-shared/problem'
import { FormMapping } from '../../../src-shared/roster/form/form-columns'
import { formField, formFields } from '../../../src-shared/roster/form/form-fields'
import { gapsOf } from '../../../src-shared/roster/form/form-rows'
import { maskText } from '../../../src-shared/roster/masks'
import type { FilledCell } from '../../../src-shared/spreadsheet/fill-plan'
import { SuperiorForm } from '../../../src-shared/roster/form/superior-form'
import { defineCommand, defineQuery } from '../command'
import { FormInput } from './form-input'
import { readFormFile, type FormFile } from './form-file'

const count = z.number().int()

/** Names are for pointing at; who wants all of them looks into the written form. */
const mostNames = 40

const FormPreview = z.object({
  title: SuperiorForm.shape.name,
  sheet: z.string(),
  sheets: z.array(z.string()),
  columns: z.array(FormMapping.extend({ sample: z.string() })),
  /** What a column can be filled with. */
  fields: z.array(z.object({ name: z.string(), label: z.string() })),
  people: count,
  /** Cells that would be marked: all of a column, or of some people. */
  gaps: z.array(
    z.object({
      column: count,
      heading: z.string(),
      cells: count,
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  /** Lines above and below the table that the program fills. */
  texts: z.array(z.string()),
  /** Whether this form was filled here before. */
  known: z.boolean(),
})

/** How a superior's form would be filled; changes nothing. */
export const previewForm = defineQuery({
  name: 'roster.form',
  title: '核对上级表格',
  input: FormInput,
  output: FormPreview,
  async run(_reader, input, outside) {
    const file = await readFormFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { title, sheets, columns, people, plan, known } = file.value
    const names = new Map(people.map(({ id, value }) => [id, value.name ?? '']))
    return {
      title: known?.name ?? title,
      sheet: plan.sheet,
      sheets,
      columns: columns.map((column, i) => ({ ...column, sample: sampleOf(plan.rows[0]?.[i], column) })),
      fields: formFields.map(({ name, label }) => ({ name, label })),
      people: people.length,
      gaps: gapsOf(people, plan.rows, columns).map(({ people: open, ...gap }) => ({
        ...gap,
        cells: open.length || people.length,
        people: open.slice(0, mostNames).map(id => ({ id, name: names.get(id) ?? '' })),
      })),
      texts: plan.texts.map(({ text }) => text),
      known: known !== undefined,
    }
  },
})

/** What the first one's cell would hold, as far as it may be shown. */
const sampleOf = (cell: FilledCell | undefined, { field }: FormMapping): string =>
  maskText(String(cell?.value ?? ''), field ? formField(field)?.personal : undefined) ?? ''

const Filled = z.object({
  file: z.string(),
  title: SuperiorForm.shape.name,
  people: count,
  /** Cells that somebody has to fill by hand. */
  marked: count,
})

/**
 * Writes people into a superior's blank form and keeps how its columns were understood, so that the next time the form
 * is known. Identity numbers leave the books with it, so the journal says that it was written.
 */
export const fillForm = defineCommand({
  name: 'roster.fillForm',
  title: '填写上级表格',
  recorded: true,
  final: '表格已经写出，不能撤销。填错了的，改好以后再写一次；不要了的，删除那个文件即可。',
  input: FormInput.extend({ to: z.string().meta({ label: '保存为' }) }),
  output: Filled,
  async prepare(outside, { to, ...input }): Promise<Outcome<FormFile & { written: string }>> {
    const form = await readFormFile(outside, input)
    if (!form.ok) return form
    const { name, bytes, plan } = form.value
    const filled = await outside.main['sheet.fill']({ name, bytes, plan })
    if (!filled.ok) return filled
    const saved = await outside.main['file.save']({ token: to, bytes: filled.value })
    return saved.ok ? done({ ...form.value, written: saved.value.file }) : saved
  },
  async run(tx, { title, look, columns, known, people, plan, written }) {
    const fields = columns.map(({ field }) => field ?? '')
    if (JSON.stringify(known?.columns) !== JSON.stringify(fields) || known?.used !== tx.today)
      await tx.put('forms', {
        ...{ id: known?.id ?? tx.newId(), name: known?.name ?? title },
        ...{ headings: look, columns: fields, used: tx.today },
      })
    return {
      file: written,
      title,
      people: people.length,
      marked: plan.rows.flat().filter(({ mark }) => mark).length,
    }
  },
  kept: ({ file: _, ...output }) => output,
})
