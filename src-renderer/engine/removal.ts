import * as z from 'zod'

/** Why somebody removes a record. A removal answers with it, so that the journal keeps it and nothing sends it upstream. */
export const removalReason = z.string().trim().min(1, { error: '请写明删除原因' }).meta({ label: '删除原因' })
