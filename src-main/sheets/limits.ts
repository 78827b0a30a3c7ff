import type { ThreadLimits } from '../foreign/in-thread'
import type { ZipLimits } from '../foreign/zip-contents'

/** What a spreadsheet may cost before it is refused; a roster of 50,000 people stays far below. */
export interface SheetLimits extends ZipLimits, ThreadLimits {
  rows: number
  columns: number
  cells: number
}

export const defaultLimits: SheetLimits = {
  fileBytes: 50_000_000,
  zipEntries: 2_000,
  entryBytes: 50_000_000,
  totalBytes: 150_000_000,
  rows: 200_000,
  columns: 512,
  cells: 2_000_000,
  heapMegabytes: 1_024,
  milliseconds: 20_000,
}
