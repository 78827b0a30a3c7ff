import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Files of a folder, however deep, in which one of the texts stands, in either width of letters. */
export function holding(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => {
      const bytes = readFileSync(file)
      return wanted.some(text => bytes.includes(text))
    })
    .map(file => relative(folder, file))
    .sort()
}
