import type { PlainDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import type { Choosable } from '../../choosable'
import { dateField, onDay, runs, type Deed } from '../../roster/deeds/deed'
import { emptyDoor } from '../empty-door'
import { whoFields, whoOf } from '../people/serving-deeds'

type Choices = QueryOutput<'grid.workChoices'>
type Pairing = QueryOutput<'grid.pairings'>['rows'][number]

/**
 * A pairing, or one on the books put right. Anybody may look after a household, with a post in the grids or without (S1: 36 members and
 * 55 households): somebody is found by name, the door by what it is called.
 */
export function pairingDeed(
  today: PlainDate,
  { doors, people }: Pick<Choices, 'doors'> & { people: readonly Choosable[] },
  known?: Pairing,
): Deed {
  const initial = known && {
    who: people.find(({ id }) => id === `person ${known.person}`)?.label ?? known.personName,
    ...{ from: known.from, pledge: known.pledge ?? '', to: known.to ?? '' },
    household: doors.find(({ id }) => id === known.household)?.label ?? known.door,
  }
  return {
    question: known ? '更正结对帮扶' : '登记结对帮扶',
    deed: known ? '保存' : '登记',
    remedy: '不再结对的登记结束日期，走访记录留着；登记错了、还没有走访的可以删除。',
    fields: [
      ...whoFields('结对人', [], people),
      { name: 'household', label: '户', as: 'member', placeholder: '门牌或联系人，如 3-2-501' },
      { name: 'pledge', label: '帮扶内容', as: 'text', optional: true },
      dateField('结对日期', 'from'),
      { name: 'to', label: '结束日期', as: 'date', optional: true, hint: '从这一天起不再结对' },
    ],
    initial: { by: 'known', ...(initial ?? onDay(today, 'from')) },
    doubt: ({ household }): Readonly<Record<string, string>> => {
      const odd = household === known?.household ? '' : emptyDoor(doors, household)
      return odd ? { household: `${odd}，请核对是不是选错了。没有选错，再登记一次` } : {}
    },
    run: (engine, texts, command) => {
      const { by: _, who: __, name: ___, employer: ____, phone: _____, ...pair } = texts
      return runs('grid.notePairing', { who: whoOf(texts), ...(known && { id: known.id }) })(engine, pair, command)
    },
    said: known ? '已更正结对帮扶' : '已登记结对帮扶',
  }
}
