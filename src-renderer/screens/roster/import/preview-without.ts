import type { Preview } from './import-columns'

/** A preview without rows that somebody left out: they are neither counted nor a problem. */
export function previewWithout(preview: Preview, leftOut: readonly number[]): Preview {
  const out = new Set(leftOut)
  const gone = preview.rows.filter(({ row }) => out.has(row))
  if (!gone.length) return preview
  const counts = { ...preview.counts }
  // A row that was decided on is counted by what was decided, which only the engine knows: it counts it when it is asked.
  for (const { action } of gone) counts[action] = Math.max(0, counts[action] - 1)
  return {
    ...preview,
    counts,
    rows: preview.rows.filter(({ row }) => !out.has(row)),
    problems: preview.problems.filter(({ row }) => row === undefined || !out.has(row)),
  }
}
