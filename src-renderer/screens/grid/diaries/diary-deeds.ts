import type { PlainDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import { dateField, onDay, runs, type Deed } from '../../roster/deeds/deed'

type Choices = QueryOutput<'grid.workChoices'>
type Diary = QueryOutput<'grid.diaries'>['rows'][number]

/** A diary, or one on the books put right. */
export function diaryDeed(today: PlainDate, { grids, people }: Choices, known?: Diary): Deed {
  const initial = known && {
    ...{ grid: known.grid, date: known.date, text: known.text },
    worker: people.find(({ id }) => id === known.worker)?.label ?? '',
  }
  return {
    question: known ? '更正社情日记' : '写社情日记',
    deed: known ? '保存' : '登记',
    remedy: '只在本单位看，不上报。写错了可以更正，误录的可以删除。',
    fields: [
      { name: 'grid', label: '网格', as: 'choice', options: grids.map(({ id, label }) => ({ value: id, label })) },
      dateField('日期'),
      { name: 'worker', label: '网格员', as: 'member', optional: true },
      { name: 'text', label: '社情日记', as: 'text', lines: 4 },
    ],
    initial: initial ?? { ...onDay(today), ...(grids.length === 1 && { grid: grids[0]!.id }) },
    run: runs('grid.noteDiary', known ? { id: known.id } : {}),
    said: known ? '已更正社情日记' : '已登记社情日记',
  }
}
