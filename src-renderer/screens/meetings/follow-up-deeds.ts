import type { PlainDate } from '../../../src-shared/plain-date'
import type { QueryOutput } from '../../engine/client'
import { dateField, onDay, runs, type Deed } from '../roster/deeds/deed'

type Talk = QueryOutput<'meetings.talks'>['rows'][number]
type Task = QueryOutput<'meetings.tasks'>['rows'][number]

/** A talk of two, or one on the books put right. */
export function talkDeed(today: PlainDate, known?: Talk): Deed {
  const initial = known && {
    ...{ one: known.oneName, other: known.otherName, date: known.date },
    ...{ place: known.place ?? '', gist: known.gist ?? '' },
  }
  return {
    question: known ? '更正谈心谈话' : '登记谈心谈话',
    deed: known ? '保存' : '登记',
    remedy: '谈话内容只在本单位看，不上报。写错了可以更正，误录的可以删除。',
    fields: [
      { name: 'one', label: '谈话人', as: 'member' },
      { name: 'other', label: '谈话对象', as: 'member' },
      dateField('日期'),
      { name: 'place', label: '地点', as: 'text', optional: true },
      { name: 'gist', label: '谈话内容', as: 'text', optional: true, hint: '一两句要点，可不填' },
    ],
    initial: initial ?? onDay(today),
    run: runs('meetings.noteTalk', known ? { id: known.id } : {}),
    said: known ? '已更正谈心谈话' : '已登记谈心谈话',
  }
}

/** What a meeting decided is done. */
export function finishDeed(today: PlainDate, { meeting, title }: Pick<Task, 'meeting' | 'title'>): Deed {
  return {
    question: `完成：${title}`,
    deed: '完成',
    remedy: '点错了，在“已完成”里点“重新落实”。会议记录不变。',
    fields: [dateField('完成日期'), { name: 'note', label: '完成情况', as: 'text', optional: true }],
    initial: onDay(today),
    run: runs('meetings.finishTask', { meeting, title }),
    said: `已完成：${title}`,
  }
}
