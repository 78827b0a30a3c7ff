import { done, refused, Refusal, type Outcome } from '../../src-shared/problem'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import { decodeText } from './decode-text'
import { defaultLimits, type SheetLimits } from './limits'
import { readDelimitedSheets } from './read-delimited'
import { readLegacySheets } from './read-legacy'
import { readXlsxSheets } from './read-xlsx'
import { sheetRefusals } from './refusals'
import { sheetContent } from './sheet-content'

/**
 * The sheets of a spreadsheet file that have anything in them, visible ones only. To be run where it can be killed
 * (`readSheets`): a hostile file may still take all memory or time. `name` is only for messages.
 */
export async function parseSheets(
  name: string,
  bytes: Uint8Array,
  limits: SheetLimits = defaultLimits,
): Promise<Outcome<Sheet[]>> {
  if (bytes.length > limits.fileBytes) return refused(sheetRefusals.fileTooLarge(limits.fileBytes))
  if (bytes.length === 0) return refused(sheetRefusals.empty(name))
  try {
    const sheets = await read(name, bytes, limits)
    return sheets.length > 0 ? done(sheets) : refused(sheetRefusals.empty(name))
  } catch (error) {
    // A reader of foreign formats fails in many ways on a broken file; each of them means the same to the clerk.
    return error instanceof Refusal ? refused(...error.problems) : refused(sheetRefusals.damaged(name))
  }
}

async function read(name: string, bytes: Uint8Array, limits: SheetLimits): Promise<Sheet[]> {
  const text = decodeOnce(bytes)
  switch (sheetContent(bytes, text)) {
    case 'zip':
      return readXlsxSheets(name, bytes, limits)
    case 'binary':
      return readLegacySheets(name, bytes, limits)
    case 'markup':
      return readLegacySheets(name, text()!, limits)
    case 'delimited':
      return readDelimitedSheets(name, text()!, limits)
    case 'other':
      throw new Refusal([sheetRefusals.notSpreadsheet(name)])
  }
}

function decodeOnce(bytes: Uint8Array): () => string | undefined {
  let decoded: { text: string | undefined } | undefined
  return () => (decoded ??= { text: decodeText(bytes) }).text
}
