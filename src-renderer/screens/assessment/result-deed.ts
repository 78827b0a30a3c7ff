import type { CommandInput } from '../../engine/client'
import { dateField, onDay, type Deed } from '../roster/deeds/deed'
import { problem, refused } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import { partsOf, type Year } from './assessment-words'

type Review = CommandInput<'assessment.noteResult'>['parts'][number]

/** `B5 1.0 没有培养计划`, a part a line; null where a line is none. */
export function readScores(text: string): Review[] | null {
  const lines = text.split('\n').flatMap(line => line.trim() || [])
  const found = lines.map(line => /^(\S+)\s+(\d+(?:\.\d)?)\s*分?[\s，,]+(.+)$/.exec(line))
  if (found.some(one => !one)) return null
  return found.map(one => ({
    ...{ part: one![1]!, verdict: 'scored' as const },
    ...{ score: Math.round(Number(one![2]) * 10), reason: one![3]!.trim() },
  }))
}

/** What the street said, from its paper: its grade and scores of its own, or what it sent back. */
export function resultDeed(year: Year, grades: readonly { value: string; label: string }[], today: PlainDate): Deed {
  const isBack = ({ outcome }: Readonly<Record<string, string>>) => outcome === 'returned'
  return {
    question: `街道对${year.year}年自评的审核结果`,
    deed: '登记',
    remedy: '街道用本程序的，读入回执时自动登记，不用手填。登记错了，按 Ctrl+Z 撤销。',
    fields: [
      {
        ...{ name: 'outcome', label: '结果', as: 'choice' },
        options: [
          { value: 'scored', label: '核定等级' },
          { value: 'returned', label: '退回修改' },
        ],
      },
      dateField('核定日期', 'on'),
      { name: 'document', label: '文号', as: 'text', optional: true },
      { name: 'grade', label: '核定等级', as: 'choice', options: grades, when: texts => texts['outcome'] === 'scored' },
      {
        ...{ name: 'scores', label: '街道另行评分的', as: 'text', lines: 3, optional: true },
        hint: '一行一项：编号 得分 理由，如“B5 1.0 没有培养计划”',
        when: texts => texts['outcome'] === 'scored',
      },
      {
        ...{ name: 'parts', label: '退回的评分点', as: 'several', when: isBack },
        options: partsOf(year).map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      },
      { name: 'reason', label: '退回理由', as: 'text', lines: 2, when: isBack },
    ],
    initial: { outcome: 'scored', ...onDay(today, 'on') },
    run: async (engine, { outcome, scores = '', parts = '', reason = '', grade, on = '', document }, command) => {
      const scored = readScores(scores)
      if (!scored) return refused(problem('scores-unread', '请一行写一项：编号 得分 理由。', { path: ['scores'] }))
      const back = parts.split(' ').filter(Boolean)
      const reviews: Review[] =
        outcome === 'returned' ? back.map(part => ({ part, verdict: 'returned', reason })) : scored
      return engine.run(
        'assessment.noteResult',
        { id: year.id, on, parts: reviews, ...(grade && { grade }), ...(document && { document }) },
        command,
      )
    },
    said: '已登记街道审核结果',
  }
}
