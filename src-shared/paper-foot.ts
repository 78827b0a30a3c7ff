import * as z from 'zod'

/** The foot of a printed page: which record it is and when it was printed, two lines at the left. */
export const PaperFoot = z.object({
  record: z.string(),
  printed: z.string(),
  /** Set where the office wants no code at the right. */
  plain: z.literal(true).optional(),
})

export type PaperFoot = z.infer<typeof PaperFoot>
