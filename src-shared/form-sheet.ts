import * as z from 'zod'
import { PaperFoot } from './paper-foot'

const Cell = z.object({ label: z.string(), text: z.string() })

/** A form on paper: rows of one or two labelled cells, all text as it is printed; an empty one is filled in by hand. */
export const FormSheet = z.object({
  title: z.string(),
  heads: z.tuple([z.string(), z.string()]),
  rows: z.array(
    z.object({
      cells: z.array(Cell).min(1),
      /** Lines of writing that it has room for. */
      lines: z.number().int(),
    }),
  ),
  notes: z.array(z.string()),
  footer: PaperFoot,
})

export type FormSheet = z.infer<typeof FormSheet>

/** Characters that one cell takes at most; what is longer goes on in a cell of its own, so that no row outgrows its page. */
const perCell = 500

/** A day to be written in by hand. */
export const noDay = '　　　　年　　月　　日'

/** A row of one line. */
export const pairRow = (...cells: [label: string, text: string][]): FormSheet['rows'][number] => ({
  cells: cells.map(([label, text]) => ({ label, text })),
  lines: 1,
})

/** A row of its own; a text that is too long for a cell goes on in the next. */
export function longRow(label: string, text: string, lines: number): FormSheet['rows'] {
  const characters = [...text]
  const parts = Array.from({ length: Math.max(1, Math.ceil(characters.length / perCell)) }, (_, i) =>
    characters.slice(i * perCell, (i + 1) * perCell).join(''),
  )
  return parts.map((part, i) => ({
    cells: [{ label: i ? `${label}（续）` : label, text: part }],
    lines: i ? 1 : lines,
  }))
}

/** All choices, those that were taken ticked. */
export const tickedChoices = (
  choices: Readonly<Record<string, string>>,
  taken: string | readonly string[] | undefined,
): string =>
  Object.entries(choices)
    .map(([key, words]) => `${[taken].flat().includes(key) ? '☑' : '□'}${words}`)
    .join('　')
