/** What the code at the foot of a printed record says: which record, in which revision, and which of its pages. */
export interface SheetCode {
  /** Id of the record as the code writes it: `sheetId`. */
  meeting: string
  revision: number
  page: number
  pages: number
}

/** An id as a code writes it: capitals and digits alone, which take half the room. */
export const sheetId = (meeting: string): string => meeting.replace(/-/g, '').toUpperCase()

/** `QLJL1:019AB3…:2:1:3`; every sign is of the QR alphabet of capitals, so that 13 mm hold it in large modules. */
export const printSheetCode = ({ meeting, revision, page, pages }: SheetCode): string =>
  ['QLJL1', sheetId(meeting), revision, page, pages].join(':')

/** How such a code is written; nothing else that a picture bears is kept. */
export const sheetCodeShape = /^QLJL1:([0-9A-Z]{1,64}):(\d{1,6}):(\d{1,4}):(\d{1,4})$/

/** Reads a code; null where it is none of a record, or says what no sheet says. */
export function readSheetCode(text: string): SheetCode | null {
  const [, meeting, ...numbers] = sheetCodeShape.exec(text) ?? []
  const [revision, page, pages] = numbers.map(Number)
  return meeting && revision && page && pages && page <= pages ? { meeting, revision, page, pages } : null
}
