import { printDate } from '../../../../src-shared/plain-date'
import { appealStates } from '../../../../src-shared/points/appeal'
import type { QueryOutput } from '../../../engine/client'
import type { StateKind } from '../../../widgets/State.vue'

export type AppealRow = QueryOutput<'points.appeals'>['rows'][number]

/** How long is left for the answer, in working days, or how long it has been waited for. */
export function leftWords({ left, state }: Pick<AppealRow, 'left' | 'state'>): string {
  if (left === null) return ''
  if (state === 'overdue') return left ? `超期${-left}个工作日` : '已超期'
  return left ? `还有${left}个工作日` : '今天到期'
}

/** `11月23日　还有1个工作日` */
export const dueWords = (row: Pick<AppealRow, 'left' | 'state' | 'due'>): string =>
  [printDate(row.due).slice(5), leftWords(row)].filter(Boolean).join('　')

/** Where it stands, with what came of it. */
export function stateWords({ state, resultLabel, corrected }: Standing & Pick<AppealRow, 'resultLabel'>): string {
  if (state !== 'answered' || !resultLabel) return appealStates[state]
  return corrected === false ? `已答复，积分待更正` : `已答复：${resultLabel}`
}
type Standing = Pick<AppealRow, 'state' | 'corrected'>

/** Within how many working days of its end a term is called near. */
export const soon = 3

export function markOf({ state, left, corrected }: Standing & Pick<AppealRow, 'left'>): StateKind {
  if (state === 'overdue') return 'late'
  if (state === 'answered') return corrected === false ? 'look' : 'done'
  return left !== null && left <= soon ? 'look' : 'open'
}

/** What can be noted of an objection when it has happened. */
export type AppealStep = 'answer' | 'raise' | 'final' | 'republish'

/** What is done next, and what may be done beside it. */
export function nextSteps(row: AppealRow): { next: AppealStep | 'correct' | null; also: AppealStep[] } {
  if (!row.reply) return { next: 'answer', also: [] }
  if (row.raisedOn && !row.final) return { next: 'final', also: [] }
  const { on, result } = row.final ?? row.reply
  const withdrawn = result === 'withdrawn'
  const raise: AppealStep[] = row.raisedOn || withdrawn ? [] : ['raise']
  // What hangs again says the points as they were put right.
  if (row.corrected === false) return { next: 'correct', also: raise }
  // What the committee above answered since is put on the wall once more.
  const next = (row.republishedOn !== null && row.republishedOn >= on) || withdrawn ? null : 'republish'
  return { next, also: raise }
}
