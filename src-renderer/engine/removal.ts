import * as z from 'zod'

/** Why somebody removes a record. A removal answers with it, so that the journal keeps it and nothing sends it upstream. */
export const removalReason = reasonOf('删除原因')

/** Why somebody takes a file off its record. */
export const takeOffReason = reasonOf('取下原因')

function reasonOf(label: string) {
  return z
    .string()
    .trim()
    .min(1, { error: `请写明${label}` })
    .meta({ label })
}
