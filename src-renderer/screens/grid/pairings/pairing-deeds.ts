import type { PlainDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import { dateField, onDay, runs, type Deed } from '../../roster/deeds/deed'

type Choices = QueryOutput<'grid.workChoices'>
type Pairing = QueryOutput<'grid.pairings'>['rows'][number]

/** A pairing, or one on the books put right; somebody is one of a list, the door is found by what it is called. */
export function pairingDeed(today: PlainDate, { people, doors }: Choices, known?: Pairing): Deed {
  const initial = known && {
    ...{ person: known.person, from: known.from, pledge: known.pledge ?? '', to: known.to ?? '' },
    household: doors.find(({ id }) => id === known.household)?.label ?? known.door,
  }
  return {
    question: known ? '更正结对帮扶' : '登记结对帮扶',
    deed: known ? '保存' : '登记',
    remedy: '不再结对的登记结束日期，走访记录留着；登记错了、还没有走访的可以删除。',
    fields: [
      { name: 'person', label: '结对人', as: 'choice', options: people.map(({ id, label }) => ({ value: id, label })) },
      { name: 'household', label: '户', as: 'member', placeholder: '门牌或联系人，如 3-2-501' },
      { name: 'pledge', label: '帮扶内容', as: 'text', optional: true },
      dateField('结对日期', 'from'),
      { name: 'to', label: '结束日期', as: 'date', optional: true, hint: '从这一天起不再结对' },
    ],
    initial: initial ?? onDay(today, 'from'),
    run: runs('grid.notePairing', known ? { id: known.id } : {}),
    said: known ? '已更正结对帮扶' : '已登记结对帮扶',
  }
}
