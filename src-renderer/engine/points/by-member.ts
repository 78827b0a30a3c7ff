/** Rows by the member that they are of; who has none has an empty list. */
export function byMember<R extends { member?: string | undefined }>(
  rows: readonly R[],
): (member: string) => readonly R[] {
  const lists = new Map<string, R[]>()
  for (const row of rows) if (row.member !== undefined) lists.set(row.member, [...(lists.get(row.member) ?? []), row])
  return member => lists.get(member) ?? []
}
