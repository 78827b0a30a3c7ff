import type { PlainDate } from '../../src-shared/plain-date'
import { problem } from '../../src-shared/problem'
import type { Tx } from './transaction'

/** Refuses a time that begins or ends after today, or ends before it begins. */
export function refuseDates(tx: Tx, { from, to }: { from?: PlainDate | undefined; to?: PlainDate | undefined }): void {
  const named = [
    { date: from, field: '开始日期', path: ['from'] },
    { date: to, field: '结束日期', path: ['to'] },
  ]
  for (const { date, ...where } of named)
    if (date && date > tx.today) tx.refuse(problem('date-future', `${where.field}晚于今天，请更正。`, where))
  if (from && to && to <= from)
    tx.refuse(problem('date-order', '结束日期应晚于开始日期，请更正。', { field: '结束日期', path: ['to'] }))
}
