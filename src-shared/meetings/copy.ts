import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { copyFormNames } from './copy-form'

/** That a record was copied into another form or platform, and in which of its revisions; one row a record and form. */
export const Copy = z
  .object({
    ...rowBase,
    meeting: z.string().meta({ label: '会议', ref: 'meetings', index: true }),
    form: choice(copyFormNames).meta({ label: '抄录到' }),
    date: wholeDate.meta({ label: '抄录日期', unit: 'date' }),
    /** Revision of the record that was copied: a later one has to be copied again. */
    copied: z.number().int().meta({ label: '抄录时的修订' }),
  })
  .meta({ label: '抄录' })

export type Copy = z.infer<typeof Copy>

export const copyId = ({ meeting, form }: Pick<Copy, 'meeting' | 'form'>) => `${meeting}|${form}`
