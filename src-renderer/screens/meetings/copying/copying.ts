import { copyFormNames } from '../../../../src-shared/meetings/copy-form'
import type { QueryOutput } from '../../../engine/client'
import type { StateKind } from '../../../widgets/State.vue'

export type CopyForm = keyof typeof copyFormNames
export type CopyRow = QueryOutput<'meetings.copies'>['rows'][number]

export const formOptions = Object.entries(copyFormNames).map(([value, label]) => ({ value, label }))
export const isCopyForm = (said: unknown): said is CopyForm => typeof said === 'string' && said in copyFormNames

/** Mark and word of how far a record was copied. */
export const copyStates: Readonly<Record<CopyRow['state'], { kind: StateKind; word: string }>> = {
  none: { kind: 'open', word: '未抄录' },
  stale: { kind: 'look', word: '抄录后改过' },
  done: { kind: 'done', word: '已抄录' },
}
