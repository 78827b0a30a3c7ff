import { personalPaperWarning } from '../../src-shared/assessment/personal-evidence'
import { assessmentOf, refuseFixed } from './assessment/known'
import type { Tx } from './transaction'

/**
 * Holds the files of evidence to their part: what was decided or submitted keeps the files that its sha-256 are of. Whoever adds a
 * file that is called after one person's papers is asked (domain §4.4 traps 1, 7).
 * @param added names of files that are put there
 */
export async function holdEvidence(tx: Tx, evidence: string | undefined, added: readonly string[] = []): Promise<void> {
  const row = evidence === undefined ? undefined : await tx.get('evidence', evidence)
  if (!row) return
  refuseFixed(await assessmentOf(tx, row.assessment), row.part)
  tx.warn(...personalPaperWarning(...added))
}
