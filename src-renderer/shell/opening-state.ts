import type { Problem } from '../../src-shared/problem'
import type { Outcome } from '../../src-shared/problem'
import type { Opening } from '../engine/client'
import type { OfficeNow } from '../screens/engine'

/** What the window shows first. */
export type OpeningState =
  | { page: 'first-start' }
  | { page: 'operator' }
  | { page: 'ready'; operator: string }
  | { page: 'recovery'; reason: string }
  | { page: 'refused'; problem: Problem }

const newer: Problem = {
  code: 'store-newer',
  severity: 'error',
  message: '这份台账是用更新版本的程序写的。请先升级这台电脑上的程序。',
}
const unwritable: Problem = {
  code: 'journal-unwritable',
  severity: 'error',
  message: '操作日志写不进硬盘。请先腾出磁盘空间，再重新打开。',
}

/**
 * From how the store opened to what is shown. Who works here is asked, unless there is only one person or the command
 * line names somebody who is known.
 */
export function openingState(
  opening: Outcome<Opening>,
  { office, operators }: Pick<OfficeNow, 'office' | 'operators'>,
  named: string | null,
): OpeningState {
  if (!opening.ok) return { page: 'refused', problem: opening.problems[0]! }
  if (opening.value.state === 'newer') return { page: 'refused', problem: newer }
  if (opening.value.state === 'unmigrated') return { page: 'refused', problem: opening.value.problem }
  if (opening.value.state === 'recovery')
    return opening.value.reason === 'journal-unwritable'
      ? { page: 'refused', problem: unwritable }
      : { page: 'recovery', reason: opening.value.reason }
  if (!office) return { page: 'first-start' }
  const [only] = operators
  if (operators.length === 1 && only) return { page: 'ready', operator: only.name }
  return named && operators.some(({ name }) => name === named)
    ? { page: 'ready', operator: named }
    : { page: 'operator' }
}
