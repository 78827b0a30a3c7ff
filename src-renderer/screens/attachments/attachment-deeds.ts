import { purposes } from '../../../src-shared/attachments/attachment'
import type { CommandInput, QueryOutput } from '../../engine/client'
import { optionsOf, type Deed } from '../roster/deeds/deed'

type File = QueryOutput<'attachments.list'>['rows'][number]

const { photo: _, ...otherPurposes } = purposes

const ways = { carried: '带附件报送时一起带走', inHouse: '不随上报，只留在本单位' }

/** What a file is called, what it is, whether it goes with reports, and what is said of it. */
export const describeDeed = ({ id, name, purpose, inHouse, note }: File): Deed => ({
  question: '更改附件说明',
  deed: '保存',
  remedy: '文件本身不变，备份里都有。改错了，可以撤销。',
  fields: [
    { name: 'name', label: '名称', as: 'text' },
    ...(purpose === 'photo'
      ? []
      : [{ name: 'purpose', label: '用途', as: 'choice' as const, options: optionsOf(otherPurposes) }]),
    { name: 'way', label: '上报', as: 'choice', options: optionsOf(ways) },
    { name: 'note', label: '说明', as: 'text', optional: true, hint: '如：2026年10月复印' },
  ],
  initial: {
    name,
    way: inHouse ? 'inHouse' : 'carried',
    ...(purpose !== 'photo' && { purpose }),
    ...(note && { note }),
  },
  run: (engine, { way, ...texts }, command) =>
    engine.run(
      'attachments.describe',
      { id, ...texts, inHouse: way === 'inHouse', note: texts['note'] ?? null } as CommandInput<'attachments.describe'>,
      command,
    ),
  said: `已保存${name}的说明`,
})
