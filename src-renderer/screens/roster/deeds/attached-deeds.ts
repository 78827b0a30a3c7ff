import type { PlainDate } from '../../../../src-shared/plain-date'
import { attachedKinds } from '../../../../src-shared/roster/attached'
import { sexes } from '../../../../src-shared/roster/choices'
import type { QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, partialField, runs, type Deed, type DeedField } from './deed'

export type AttachedRow = QueryOutput<'roster.attached'>['rows'][number]
type AttachedKind = AttachedRow['kind']

const text = (name: string, label: string): DeedField => ({ name, label, as: 'text', optional: true })
const fieldsWith = (branches: readonly ChoiceOption[]): DeedField[] => [
  { name: 'kind', label: '类别', as: 'choice', options: optionsOf(attachedKinds) },
  { name: 'name', label: '姓名', as: 'text' },
  text('unit', '组织关系所在党组织'),
  text('phone', '联系电话'),
  { name: 'organisation', label: '报到党支部', as: 'choice', options: branches, optional: true },
  partialField('报到日期', 'from'),
  { name: 'sex', label: '性别', as: 'choice', options: optionsOf(sexes), optional: true },
  text('address', '居住地址'),
  text('note', '特长与意愿'),
]

/** Somebody whose 组织关系 is elsewhere begins to take part here. */
export function addAttachedDeed(kind: AttachedKind, branches: readonly ChoiceOption[], today: PlainDate): Deed {
  return {
    question: '登记报到党员',
    deed: '登记',
    remedy: '组织关系不在本社区的党员，只登记在这里，不计入党员名册。登记错了，可以修改、撤销或删除。',
    fields: fieldsWith(branches),
    initial: { kind, ...onDay(today, 'from') },
    run: runs('roster.noteAttached', {}),
    said: '已登记报到党员',
  }
}

/** Puts right what is on file. Only what was changed is sent: the phone stands there masked and stays as it is on the books. */
export function correctAttachedDeed(who: AttachedRow, branches: readonly ChoiceOption[]): Deed {
  const { id, kind, name } = who
  const optional = ['sex', 'phone', 'unit', 'address', 'organisation', 'from', 'to', 'note'] as const
  const facts = optional.map(field => [field, who[field] ?? ''] as const)
  const fields = [...fieldsWith(branches), ...(who.to ? [partialField('离开日期', 'to')] : [])]
  return {
    question: `修改${name}的登记`,
    deed: '保存',
    remedy: '改错了，再改一次或撤销即可。不再参加的，用“登记离开”。',
    fields: fields.map(field => (field.name === 'phone' && who.phone ? { ...field, hint: phoneHint } : field)),
    initial: { kind, name, ...Object.fromEntries(facts) },
    run: (engine, texts, command) => {
      const changed = facts.flatMap(([field, before]) => {
        const now = texts[field] ?? ''
        return now === before ? [] : [[field, now || null]]
      })
      const known = { kind: texts['kind']!, name: texts['name']! }
      return runs('roster.noteAttached', { id })(engine, { ...known, ...Object.fromEntries(changed) }, command)
    },
    said: `已修改${name}的登记`,
  }
}
const phoneHint = '遮着的号码不改就保持原样；要改，把号码写全'

/** Takes part no longer, from a day on. */
export function attachedLeavesDeed({ id, kind, name }: AttachedRow, today: PlainDate): Deed {
  return {
    question: `登记${name}离开`,
    deed: '登记离开',
    remedy: '从这一天起不在名单上；以前的日子不变。登记错了，可以撤销。',
    fields: [dateField('离开日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('roster.noteAttached', { id, kind, name }),
    said: `已登记${name}离开`,
  }
}
