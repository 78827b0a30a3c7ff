/**
 * Orders names by 姓氏笔画, the order of party lists. It is ICU's, by strokes of each character in turn, so full ICU
 * data is needed (Chromium and Electron have it).
 */
export function strokeCollator(): Intl.Collator {
  return new Intl.Collator('zh-u-co-stroke')
}

/** Rows in the order of party lists: by branch as the tree has it, then by strokes of the name. Does not change its input. */
export function inListOrder<T>(
  rows: readonly T[],
  of: (row: T) => { branch: number; name: string },
  collator: Pick<Intl.Collator, 'compare'>,
): T[] {
  return rows
    .map(row => ({ row, ...of(row) }))
    .sort((a, b) => a.branch - b.branch || collator.compare(a.name, b.name))
    .map(({ row }) => row)
}
