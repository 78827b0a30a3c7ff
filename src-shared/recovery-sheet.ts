import * as z from 'zod'
import type { PlainDate } from './plain-date'

/** One sheet that brings the key back by itself, or three of which any two do and one alone says nothing. */
export const SheetKind = z.enum(['whole', 'shared'])
export type SheetKind = z.infer<typeof SheetKind>

/** Whose sheets are printed. */
export const SheetOffice = z.object({ name: z.string(), code: z.string().regex(/^\d{12}$/) })

/**
 * A document apart from `documents`: no query yields its data and no page asks for it. Main hands it to the hidden print
 * page itself, because it holds what decrypts.
 */
export const recoverySheet = 'recovery-sheet'

/** What recovery sheets print. */
export interface RecoverySheet {
  kind: SheetKind
  office: z.infer<typeof SheetOffice>
  /** The rows of each sheet. */
  sheets: readonly (readonly string[])[]
  printedOn: PlainDate
  /** `14:05`, which tells two printings of one day apart. */
  clock: string
}
