import { visitReasons, type VisitReason } from '../../../../src-shared/grid/visit'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import { dateField, onDay, optionsOf, runs, type Deed } from '../../roster/deeds/deed'

type Call = QueryOutput<'grid.calls'>['rows'][number]

/** What has its own way: who moved in is on the books of residents, pairings have their page. */
const known: ReadonlySet<string> = new Set<VisitReason>(['movedIn', 'pairing'])
/** Reasons for which somebody calls by hand. */
const typed = Object.fromEntries(Object.entries(visitReasons).filter(([reason]) => !known.has(reason)))

/** Something that calls for a visit, written down by hand. */
export function callDeed(today: PlainDate): Deed {
  return {
    question: '登记应访事项',
    deed: '登记',
    remedy: '登记了迁入日期的新迁入、到期复核、约定再访的，程序自己列出，不用登记。登记错了可以删除。',
    fields: [
      { name: 'household', label: '户', as: 'member', placeholder: '门牌或联系人，如 3-2-501' },
      { name: 'reason', label: '走访事由', as: 'choice', options: optionsOf(typed) },
      dateField('发生日期'),
      { name: 'note', label: '情况', as: 'text', optional: true },
    ],
    initial: onDay(today),
    run: runs('grid.noteCall', {}),
    said: '已登记应访事项',
  }
}

/** Nobody has to go any more. */
export function dropDeed({ id, door, reasonLabel }: Call): Deed {
  return {
    question: `不再走访：${door} ${reasonLabel}`,
    deed: '不再走访',
    remedy: '不再走访的不算应访。点错了按 Ctrl+Z 撤销。',
    fields: [{ name: 'why', label: '原因', as: 'text', hint: '如 已搬离' }],
    run: runs('grid.dropCall', { id }),
    said: '已记不再走访',
  }
}
