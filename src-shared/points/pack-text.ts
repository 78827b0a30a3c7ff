import type { PointsPack } from './pack'

/** A pack as the text of a file: JSON that people can read and compare. */
export const packText = (pack: PointsPack): string => `${JSON.stringify(pack, null, 2)}\n`
