import * as path from 'node:path'
import { ownerOnly, writeFlushed } from '../files/write-flushed'

/** One file of a folder of keys, written flushed and for its owner alone. */
export function writeKeyFile(folder: string, name: string, text: string): void {
  writeFlushed(path.join(folder, name), Buffer.from(text), ownerOnly)
}
