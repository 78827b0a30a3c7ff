import type { QueryOutput } from '../engine/client'

/** People to choose by name: by name alone where nobody else is called so. */
export function choosable(
  rows: readonly Pick<QueryOutput<'roster.members'>['rows'][number], 'id' | 'name' | 'branchName'>[],
): { id: string; label: string }[] {
  const known = new Map<string, number>()
  for (const { name } of rows) known.set(name, (known.get(name) ?? 0) + 1)
  return rows.map(({ id, name, branchName }) => ({
    id,
    label: known.get(name) === 1 ? name : `${name}（${branchName}）`,
  }))
}
