/** Rows by a key that they have; what has none has an empty list. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string | undefined): (key: string) => readonly R[] {
  const lists = new Map<string, R[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const list = key === undefined ? undefined : lists.get(key)
    if (list) list.push(row)
    else if (key !== undefined) lists.set(key, [row])
  }
  return key => lists.get(key) ?? []
}

/** Rows by the member that they are of. */
export const byMember = <R extends { member?: string | undefined }>(rows: readonly R[]) =>
  grouped(rows, ({ member }) => member)
