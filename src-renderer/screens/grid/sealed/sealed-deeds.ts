import { sealedKinds } from '../../../../src-shared/grid/sealed'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import type { QueryOutput } from '../../../engine/client'
import { dateField, onDay, optionsOf, runs, type Deed } from '../../roster/deeds/deed'

export type SealedLine = QueryOutput<'grid.sealedNotes'>['notes'][number]

/** Sealed notes begin with a passphrase that nobody can give back. */
export const beginDeed: Deed = {
  question: '启用封存信息',
  deed: '启用',
  remedy:
    '健康、帮教等不便公开的情况，加密存放，输口令才能看；名册、查找、打印、上报里都没有。忘记口令，已经登记的就打不开，谁也没有办法。请写在纸上，和公章一起锁好。',
  fields: [
    { name: 'passphrase', label: '口令', as: 'secret', hint: '至少8个字符，不要用电话和生日' },
    { name: 'again', label: '再输一遍', as: 'secret' },
  ],
  doubt: (texts): Record<string, string> =>
    texts['passphrase'] === texts['again'] ? {} : { again: '两遍输的不一样，请再输一遍' },
  run: (engine, { passphrase = '', again }, command) =>
    engine.run('grid.beginSealing', { passphrase: passphrase === again ? passphrase : '' }, command),
  said: '已启用封存信息',
}

export const openDeed: Deed = {
  question: '打开封存信息',
  deed: '打开',
  remedy: '谁在什么时候打开过，记在操作日志里；看了谁家的，不记。10分钟不用，自动关上。',
  fields: [{ name: 'passphrase', label: '口令', as: 'secret' }],
  run: runs('grid.openSealed', {}),
  said: '已打开封存信息',
}

/** A note about a household or one who lives there; it needs no passphrase. */
export function noteDeed(household: string, residents: readonly ChoiceOption[], today: PlainDate): Deed {
  return {
    question: '登记封存信息',
    deed: '登记',
    remedy: '登记以后加密存放，输口令才能看到。登记错了，打开以后可以删除。',
    fields: [
      {
        name: 'resident',
        label: '是谁的',
        as: 'choice',
        options: [{ value: '', label: '整户' }, ...residents],
        optional: true,
      },
      { name: 'kind', label: '类别', as: 'choice', options: optionsOf(sealedKinds) },
      { name: 'text', label: '内容', as: 'text', lines: 3 },
      dateField('知悉日期', 'on'),
    ],
    initial: onDay(today, 'on'),
    run: runs('grid.noteSealed', { household }),
    said: '已登记封存信息',
  }
}

export function removeDeed({ id, kind, name }: SealedLine): Deed {
  return {
    question: `删除${name ?? '整户'}的封存信息（${sealedKinds[kind]}）吗？`,
    deed: '删除',
    remedy: '删除以后按 Ctrl+Z 可以恢复。',
    fields: [],
    run: runs('grid.removeSealed', { id }),
    said: '已删除封存信息',
  }
}
