import type { Change, Entry } from './entry'

/** What an entry changed in all: one change a row, from how the command found it to how it left it. */
export function netChanges({ changes }: Pick<Entry, 'changes'>): Change[] {
  const byRow = new Map<string, Change>()
  for (const { table, id, before, after } of changes) {
    const row = `${table} ${id}`
    const first = byRow.has(row) ? byRow.get(row)!.before : before
    byRow.set(row, { table, id, ...(first && { before: first }), ...(after && { after }) })
  }
  return [...byRow.values()]
}
