export type SheetContent = 'zip' | 'binary' | 'markup' | 'delimited' | 'other'

/** What a file is, by its bytes and never by its name: many `.xls` files are web pages or plain text. */
export function sheetContent(bytes: Uint8Array, text: () => string | undefined): SheetContent {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'binary'
  // BOF record of Excel 2 to 4.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00) return 'binary'
  const content = text()
  if (content === undefined || /^(?:%PDF|MIME-Version:|\{\\rtf)/.test(content)) return 'other'
  return /^\ufeff?\s*<[!?a-zA-Z]/.test(content) ? 'markup' : 'delimited'
}
