import { existsSync, readFileSync } from 'node:fs'

/** Text of a file, null where there is none. */
export function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
