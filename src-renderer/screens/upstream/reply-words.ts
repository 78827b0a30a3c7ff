import type { PlainDate } from '../../../src-shared/plain-date'
import type { QueryOutput } from '../../engine/client'
import type { StateKind } from '../../widgets/State.vue'

type Told = QueryOutput<'upstream.replies'>['rows'][number]

const day = (date: PlainDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** How a sent report stands with the office above: `已收到 10月9日`, `退回 2 处`. */
export function replyWords({ state, receivedOn, returns, note }: Told): { kind: StateKind; text: string } {
  if (returns) return { kind: 'look', text: `退回 ${returns} 处，要更正重报` }
  if (state === 'none') return { kind: 'open', text: '未回' }
  if (state === 'missing') return { kind: 'late', text: '上级没有收到，请再送一次' }
  if (state === 'takenOut') return { kind: 'look', text: `上级没有计入${note ? `：${note}` : ''}` }
  return { kind: 'done', text: `已收到 ${receivedOn ? day(receivedOn) : ''}` }
}
