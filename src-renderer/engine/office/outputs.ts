import * as z from 'zod'
import { Office } from '../../../src-shared/office/office'
import { Operator } from '../../../src-shared/office/operator'
import { wholeDate } from '../../../src-shared/plain-date'
import { JournalLine } from '../command'
import { Check } from '../doctor'

export const CurrentOffice = z.object({
  office: Office.pick({ id: true, role: true, name: true, code: true }).nullable(),
  operators: z.array(Operator.pick({ id: true, name: true })),
  today: wholeDate,
  since: wholeDate.nullable(),
  lastSaved: JournalLine.pick({ number: true, time: true }).nullable(),
})

export const Checked = z.object({ ok: z.boolean(), checks: z.array(Check) })

export const JournalLines = z.object({ rows: z.array(JournalLine) })
