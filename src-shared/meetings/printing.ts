import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What became of a sheet that was laid out. */
export const printedAs = { paper: '打印', pdf: '存为 PDF' } as const

/** Which revisions of which records a document has on it: part of the data of every document that is noted when printed. */
export const PrintedRecords = z.array(z.object({ meeting: z.string(), revision: z.number().int() }))

/**
 * That a revision of a record went onto paper, when it last did and by whom; one row a revision, whose id is `printingId`.
 * The record is named by its id without a reference: paper stays in the binder whatever becomes of the record.
 */
export const Printing = z
  .object({
    ...rowBase,
    meeting: z.string().meta({ label: '会议', index: true }),
    of: z.number().int().meta({ label: '修订', unit: 'count' }),
    on: wholeDate.meta({ label: '打印日期', unit: 'date' }),
    operator: z.string().meta({ label: '打印人', personal: 'name' }),
    as: choice(printedAs).meta({ label: '方式' }),
  })
  .meta({ label: '会议记录打印' })

export type Printing = z.infer<typeof Printing>

export const printingId = ({ meeting, of }: Pick<Printing, 'meeting' | 'of'>) => `${meeting}|${of}`
