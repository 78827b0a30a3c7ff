import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Change, Entry } from './entry'
import { erasable } from './erasable'

/** What lies beside an entry's text, by what the text has in its place: the salt, and the value. */
export type Apart = Readonly<Record<string, readonly [salt: string, value: unknown]>>

/** Where a row as it lies in the text names what lies beside it. */
const beside = '~'

/**
 * Stands for a value in the hashed text: without the salt, which is erased with the value, nobody finds out whether a guess is
 * right.
 */
const standIn = (salt: string, value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(salt + JSON.stringify(value)))).slice(0, 32)

/**
 * Takes what may have to be erased out of an entry.
 * @param salt 32 hex digits nobody can guess, other ones each time
 * @returns the entry as it is hashed, and what lies beside it; null where it has nothing to erase
 */
export function setApart(entry: Entry, salt: () => string): { hashed: Entry; apart: Apart } | null {
  if (!entry.changes.some(({ table }) => erasable.has(table))) return null
  const apart: Record<string, readonly [string, unknown]> = {}
  const put = (value: unknown): string => {
    const own = salt()
    const name = standIn(own, value)
    apart[name] = [own, value]
    return name
  }
  const side = (fields: readonly string[], row: object | undefined): object | undefined => {
    if (!row) return undefined
    const [open, own] = [{} as Record<string, unknown>, {} as Record<string, unknown>]
    for (const [name, value] of Object.entries(row)) (fields.includes(name) ? own : open)[name] = value as unknown
    return Object.keys(own).length ? { ...open, [beside]: put(own) } : row
  }
  const changes = entry.changes.map((change): Change => {
    const fields = erasable.get(change.table)
    if (!fields) return change
    const [before, after] = [side(fields, change.before), side(fields, change.after)]
    return { table: change.table, id: change.id, ...(before && { before }), ...(after && { after }) }
  })
  if (!Object.keys(apart).length) return null
  // The fingerprint of what was asked could be tried out with guesses, so it goes with what it is of.
  return { hashed: { ...entry, changes, ...(entry.asked && { asked: beside + put(entry.asked) }) }, apart }
}

/**
 * Puts an entry together again. What it wrote and was erased since is left out; the entry that erased it takes it away.
 * @returns null where something that lies beside it is not what the text stands for
 */
export function putTogether({ asked, ...hashed }: Entry, apart: Apart): Entry | null {
  const values = new Map<string, unknown>()
  for (const [name, [salt, value]] of Object.entries(apart)) {
    if (standIn(salt, value) !== name) return null
    values.set(name, value)
  }
  const side = (row: object): object | undefined => {
    const { [beside]: name, ...open } = row as Record<string, unknown>
    if (typeof name !== 'string') return row
    return values.has(name) ? { ...open, ...(values.get(name) as object) } : undefined
  }
  const changes = hashed.changes.flatMap(({ table, id, before: was, after: is }): Change[] => {
    const [before, after] = [was && side(was), is && side(is)]
    if (is && !after) return []
    return [{ table, id, ...(before && { before }), ...(after && { after }) }]
  })
  const known = asked?.startsWith(beside) ? values.get(asked.slice(beside.length)) : asked
  return { ...hashed, ...(typeof known === 'string' && { asked: known }), changes }
}

/**
 * What still lies beside an entry once everything of some rows is erased.
 * @param isErased asked with `table id` of a row
 * @returns null where nothing of them lies there
 */
export function apartWithout(hashed: Entry, apart: Apart, isErased: (row: string) => boolean): Apart | null {
  const gone = new Set<string>()
  for (const { table, id, before, after } of hashed.changes)
    if (isErased(`${table} ${id}`))
      for (const side of [before, after]) {
        const name: unknown = side && Reflect.get(side, beside)
        if (typeof name === 'string' && name in apart) gone.add(name)
      }
  if (!gone.size) return null
  if (hashed.asked?.startsWith(beside)) gone.add(hashed.asked.slice(beside.length))
  return Object.fromEntries(Object.entries(apart).filter(([name]) => !gone.has(name)))
}
