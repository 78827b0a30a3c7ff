import { dateOfInstant } from '../src-shared/plain-date'
import { done, type Outcome } from '../src-shared/problem'
import { recoverySheet, type RecoverySheet } from '../src-shared/recovery-sheet'
import { diskProblem } from './files/disk-problem'
import type { OfficeKeys } from './keys/office-keys'
import { noteLog } from './profile/log'

/** Lays a document out and prints it. `printed`: whether it came to paper, or somebody thought better of it. */
type Print<T> = (document: string, data: RecoverySheet) => Promise<Outcome<T & { printed?: boolean }>>

/**
 * Prints what decrypts for an office. The secret goes from here to the hidden print page and nowhere else; what is kept is
 * that it was printed, and when.
 */
export async function printRecoverySheets<T extends object>(
  { kind, office }: Pick<RecoverySheet, 'kind' | 'office'>,
  { keys, logs, now }: { keys: OfficeKeys; logs: string; now: Date },
  print: Print<T>,
): Promise<Outcome<T & { sheets: number; printed: boolean }>> {
  const made = await keys.sheets({ kind, office: office.code })
  if (!made.ok) return made
  const { recipient, sheets } = made.value
  const printedOn = dateOfInstant(now.getTime(), -now.getTimezoneOffset())
  const clock = [now.getHours(), now.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')
  const answer = await print(recoverySheet, { kind, office, sheets, printedOn, clock })
  if (!answer.ok) return answer
  const value = { ...answer.value, sheets: sheets.length, printed: answer.value.printed ?? true }
  if (!value.printed) return done(value)
  noteLog(logs, now, 'recovery-sheets-printed', kind)
  try {
    keys.sheetsPrinted({ recipient, kind, on: printedOn })
    return done(value)
  } catch (error) {
    // The paper is there all the same; only that it is could not be kept.
    return done(value, [{ ...diskProblem(error), severity: 'warning' }])
  }
}
