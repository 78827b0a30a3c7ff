import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { returnedParts } from '../upstream/reply'

/** Something of a received report that its office is asked to put right. The street's own row; the report stays as it came. */
export const Return = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '报送单位', index: true }),
    /** `id` of the received report. */
    report: z.string().meta({ label: '报送', ref: 'received' }),
    what: choice(returnedParts).meta({ label: '退回内容' }),
    /** Of a figure. */
    code: z.string().optional().meta({ label: '代码' }),
    /** Of a row: its table in the bundle and its opaque id; `part` where a second one tells it. */
    table: z.string().optional().meta({ label: '表' }),
    record: z.string().optional().meta({ label: '记录' }),
    part: z.string().optional().meta({ label: '记录内' }),
    /** What it is called here, where nobody's name is known. */
    text: z.string().meta({ label: '退回的是' }),
    reason: z.string().meta({ label: '退回原因', personal: 'free' }),
    returnedAt: z.string().meta({ label: '退回时间' }),
    /** Instant of the first reply that said so; from then on it is not taken back. */
    sentAt: z.string().optional().meta({ label: '写进回执' }),
    /** Instant at which the street itself let it be. */
    closedAt: z.string().optional().meta({ label: '了结时间' }),
  })
  .meta({ label: '退回' })

export type Return = z.infer<typeof Return>
