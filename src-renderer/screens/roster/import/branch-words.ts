import { branchFinder } from '../../../../src-shared/roster/branch-names'
import type { Fix } from './import-issues'
import type { Preview } from './import-columns'

/** A name of a branch as the file writes it, and the branch of the books it means; none where it would be made new. */
export interface BranchWord {
  word: string
  rows: number[]
  known: { id: string; name: string } | null
}

const label = '所在党支部全称'

/** The names of branches a file uses, in the order they first stand there. */
export function branchWords({ rows }: Preview, branches: readonly { id: string; name: string }[]): BranchWord[] {
  const find = branchFinder(branches)
  const words = new Map<string, BranchWord>()
  for (const { row, value } of rows) {
    const word = value[label]
    if (!word) continue
    const known = words.get(word)
    if (known) known.rows.push(row)
    else words.set(word, { word, rows: [row], known: find(word) ?? null })
  }
  return [...words.values()]
}

/** The fixes that make every row of one name say another branch. */
export const branchFixes = ({ rows }: Pick<BranchWord, 'rows'>, name: string): Fix[] =>
  rows.map(row => ({ row, field: 'branch', text: name }))
