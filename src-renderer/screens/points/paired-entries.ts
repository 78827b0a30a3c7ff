/** What putting together looks at in a line of an account. */
interface Line {
  id: string
  reverses: string | null
}

/** Lines with what takes one back right behind it, however far apart they were written; the order is else as it was. */
export function pairedEntries<L extends Line>(lines: readonly L[]): { line: L; isReversal: boolean }[] {
  const known = new Set(lines.map(({ id }) => id))
  const behind = (id: string) => lines.filter(({ reverses }) => reverses === id)
  const first = lines.filter(({ reverses }) => reverses === null || !known.has(reverses))
  return first.flatMap(line => [
    { line, isReversal: false },
    ...behind(line.id).map(reversal => ({ line: reversal, isReversal: true })),
  ])
}
