import * as path from 'node:path'
import * as z from 'zod'
import { wholeDate } from '../../src-shared/plain-date'
import { SheetKind } from '../../src-shared/recovery-sheet'
import { readIfThere } from '../files/read-if-there'
import { writeKeyFile } from './write-key-file'

const file = 'office.sheets'

const Printed = z.object({ recipient: z.string(), kind: SheetKind, on: wholeDate })

/** That sheets of a key were printed, and when; nothing of what is on them. */
export type PrintedSheets = z.infer<typeof Printed>

/** The last sheets that were printed; null where none were, or where nobody can read it. */
export function readPrinted(folder: string): PrintedSheets | null {
  try {
    return Printed.safeParse(JSON.parse(readIfThere(path.join(folder, file)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

export function notePrinted(folder: string, printed: PrintedSheets): void {
  writeKeyFile(folder, file, `${JSON.stringify(printed)}\n`)
}
