import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import type { KeptTable } from '../../../src-shared/tables'
import type { ReturnedPart } from '../../../src-shared/upstream/reply'
import type { Outside } from '../command'

/** A record of these books; of a line inside one, the record that it lies in and whose line it is. */
interface OwnRecord {
  table: KeptTable
  id: string
  member: string | null
}

/**
 * Which records of these books the opaque ids of returned rows stand for. Only this office can tell: it makes the opaque
 * id of every local one and compares. Removed records are found too.
 */
export async function recordsOf(
  parts: readonly ReturnedPart[],
  { main, reader }: Pick<Outside, 'main' | 'reader'>,
): Promise<Map<ReturnedPart, OwnRecord>> {
  const local = new Map<KeptTable, ReadonlyMap<string, string>>()
  async function idOf(table: KeptTable, hidden: string): Promise<string | undefined> {
    if (!local.has(table)) {
      const ids = (await reader.everything(table)).map(({ id }) => id)
      const opaque = await main['keys.opaque']({ ids })
      local.set(table, new Map(opaque.ok ? opaque.value.map((letters, i) => [letters, ids[i]!]) : []))
    }
    return local.get(table)!.get(hidden)
  }
  const found = new Map<ReturnedPart, OwnRecord>()
  for (const part of parts) {
    const parent = bundleTables.find(
      ({ name, children = [] }) => name === part.table || children.some(child => child.name === part.table),
    )
    if (!parent || !part.record) continue
    const id = await idOf(parent.name, part.record)
    const member = part.part ? ((await idOf('members', part.part)) ?? null) : null
    if (id !== undefined) found.set(part, { table: parent.name, id, member })
  }
  return found
}
