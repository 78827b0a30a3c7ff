import * as path from 'node:path'
import { writeFlushed } from '../files/write-flushed'

/** Nobody else on this PC reads the keys. */
export const ownerOnly = 0o600

/** One file of a folder of keys, written flushed and for its owner alone. */
export function writeKeyFile(folder: string, name: string, text: string): void {
  writeFlushed(path.join(folder, name), Buffer.from(text), ownerOnly)
}
