import type { CallState } from '../../../../src-shared/grid/calls'
import type { StateKind } from '../../../widgets/State.vue'

/** The mark of what became of a call. */
export const callMarks: Readonly<Record<CallState, StateKind>> = {
  ...{ overdue: 'late', open: 'open', done: 'done', late: 'done', dropped: 'none' },
}
