import * as fs from 'node:fs'
import * as path from 'node:path'

/** Writes a file that only its owner may read: all of it or nothing, flushed before the answer. */
export function writePrivateFile(file: string, text: string): void {
  const temporary = `${file}.new`
  const handle = fs.openSync(temporary, 'w', 0o600)
  try {
    fs.writeFileSync(handle, text)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.renameSync(temporary, file)
  flushFolder(path.dirname(file))
}

/** Flushes a folder's list of names. Windows knows no such thing and does it by itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Text of a file, null where there is none. */
export function readIfThere(file: string): string | null {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
}
