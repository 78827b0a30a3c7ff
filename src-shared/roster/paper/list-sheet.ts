import * as z from 'zod'
import { PaperFoot } from '../../paper-foot'
import { printDate, type PlainDate } from '../../plain-date'

const Column = z.object({
  /** With line breaks where it is long. */
  title: z.string(),
  /** Millimetres of the sheet. */
  width: z.number(),
  align: z.enum(['left', 'center', 'right']).optional(),
  /** Columns that follow on each other under one heading. */
  group: z.string().optional(),
})

/** A list on paper: one table over as many pages as it needs, all text as it is printed. */
export const ListSheet = z.object({
  title: z.string(),
  /** Lies on its side: 257 mm of columns, else 160. */
  landscape: z.boolean(),
  /** Rows are 12 mm high, to write in by hand. */
  high: z.boolean().optional(),
  /** What stands left and right above the table. */
  heads: z.tuple([z.string(), z.string()]),
  columns: z.array(Column),
  rows: z.array(z.array(z.string())),
  /** Said in the table where nobody is on the list. */
  none: z.string(),
  /** Last rows: cells over so many columns. */
  totals: z.array(z.array(z.object({ text: z.string(), span: z.number().int() }))),
  notes: z.array(z.string()),
  /** Lines to sign by hand. */
  hands: z.array(z.string()),
  /** Who seals it, where somebody does. */
  seal: z.string().optional(),
  footer: PaperFoot,
  /** Stands across every page: what it is not yet. */
  mark: z.string().optional(),
})

export type ListSheet = z.infer<typeof ListSheet>
export type ListColumn = z.infer<typeof Column>

/** What every paper of the roster is told about the office and the day. */
export interface PaperContext {
  /** Full name of the unit the list is of, as on its seal. */
  unit: string
  /** Code of the office. */
  code: string
  asOf: PlainDate
  /** The newest entry of the journal: whatever is changed later has a higher one. */
  entry: number
  printedOn: PlainDate
  operator: string
}

/** Who fills it in, and as of when: the line above the tables that are handed in. */
export function headsOf({ unit, asOf }: PaperContext): [string, string] {
  return [`填报单位（盖章）：${unit}`, `截至${printDate(asOf)}`]
}

/** What is below each page: which list of which day, as of which entry of the journal, printed when and by whom. */
export function footerOf(title: string, { code, asOf, entry, printedOn, operator }: PaperContext): ListSheet['footer'] {
  return {
    record: `${title} ${code} ${asOf}　日志 ${entry}`,
    printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
  }
}

/** A date in a cell; blank where nothing is known. */
export const dateCell = (date: PlainDate | null | undefined): string => (date ? printDate(date) : '')
