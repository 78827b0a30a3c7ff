/** Numbers of the ZIP container (APPNOTE 6.3) that reader and writer share. */
export const zip = {
  localSignature: 0x04034b50,
  centralSignature: 0x02014b50,
  endSignature: 0x06054b50,
  localLength: 30,
  centralLength: 46,
  endLength: 22,
  /** Version needed: 2.0, deflate and folders. */
  version: 20,
  /** Host that made it: Unix, so that the mode counts. */
  unix: 3,
  stored: 0,
  deflated: 8,
  /** The name is UTF-8. */
  utf8: 0x0800,
  /** How hard the deflater tried; says nothing to a reader. */
  effort: 0x0006,
  /** 1980-01-01 00:00, the earliest a ZIP knows. */
  time: 0,
  date: 0x0021,
  regularFile: 0o100000,
  folder: 0o040000,
  fileType: 0o170000,
} as const
