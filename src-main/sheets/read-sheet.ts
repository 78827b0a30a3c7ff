import type { Outcome } from '../../src-shared/problem'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import { defaultLimits, type SheetLimits } from './limits'
import { inSheetThread } from './sheet-thread'

/**
 * Reads a spreadsheet in a thread of its own.
 * @returns the sheets that have anything in them; refusals of `sheetRefusals`, and `csv-quotes`
 */
export function readSheets(
  name: string,
  bytes: Uint8Array,
  workerFile: string | URL,
  limits: SheetLimits = defaultLimits,
): Promise<Outcome<Sheet[]>> {
  return inSheetThread({ name, bytes, limits }, workerFile)
}
