import type { ThreadLimits } from '../foreign/in-thread'
import type { ZipLimits } from '../foreign/zip-contents'

/** What a Word file may cost before it is refused; a record of a hundred pages with its pictures stays far below. */
export interface WordLimits extends ZipLimits, ThreadLimits {
  /** Characters of text that are read. */
  characters: number
  /** Paragraphs, line breaks, tables, rows and cells that are read, also those without text. */
  pieces: number
}

export const wordLimits: WordLimits = {
  fileBytes: 20_000_000,
  zipEntries: 500,
  entryBytes: 30_000_000,
  totalBytes: 60_000_000,
  characters: 200_000,
  pieces: 200_000,
  heapMegabytes: 512,
  milliseconds: 20_000,
}

/** A template is kept in the books and goes into every copy of them: a page with the office's picture, no album. */
export const templateLimits: WordLimits = { ...wordLimits, fileBytes: 5_000_000 }
