import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from '../files/read-if-there'
import { writeKeyFile } from './write-key-file'

/** Keeps files of a folder of keys as they were before they are replaced: perhaps somebody can still read what is in them. */
export function layAside(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const content = readIfThere(join(folder, name))
    if (content === null) continue
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 8)
    mkdirSync(join(folder, 'earlier'), { recursive: true, mode: 0o700 })
    writeKeyFile(folder, join('earlier', `${digest}-${name}`), content)
  }
}
