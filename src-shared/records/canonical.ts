import { bookkeepingFields } from './row'

const skipped: ReadonlySet<string> = new Set(bookkeepingFields)

/** JSON with keys in order and without `undefined`, so equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}

/** Content of a kept row without its bookkeeping: what `office.statehash` covers. */
export function contentOf(row: object): string {
  return canonicalJson(Object.fromEntries(Object.entries(row).filter(([name]) => !skipped.has(name))))
}
