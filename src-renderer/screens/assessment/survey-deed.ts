import type { PlainDate } from '../../../src-shared/plain-date'
import { lastPeriods, periodOf, printPeriod, quarterOf } from '../../../src-shared/period'
import type { QueryOutput } from '../../engine/client'
import type { ChoiceOption } from '../../widgets/Choice.vue'
import { dateField, onDay, type Deed, type DeedField } from '../roster/deeds/deed'

export type SurveyRow = QueryOutput<'assessment.surveys'>['rows'][number]

const counts = [
  ['handedOut', '发出份数'],
  ['satisfied', '满意'],
  ['basically', '基本满意'],
  ['not', '不满意'],
  ['invalid', '无效'],
] as const

/** The tally of a survey's sheets; `known` is one that is put right. */
export function surveyDeed(today: PlainDate, branches: readonly ChoiceOption[], known?: SurveyRow): Deed {
  const periods = [periodOf(today, 'year'), ...lastPeriods(quarterOf(today), 5)]
  const fields: DeedField[] = [
    {
      ...{ name: 'period', label: '测评期', as: 'choice' },
      options: [...new Set([...periods, ...(known ? [known.period] : [])])].map(value => ({
        value,
        label: printPeriod(value),
      })),
    },
    { name: 'branch', label: '党支部', as: 'choice', optional: true, options: branches, hint: '全社区的不选' },
    dateField('测评日期', 'on'),
    ...counts.map(([name, label]): DeedField => ({
      name,
      label,
      as: 'text',
      ...(name === 'invalid' && { optional: true }),
    })),
    { name: 'note', label: '意见摘要', as: 'text', lines: 2, optional: true, hint: '不写提意见人的姓名' },
  ]
  return {
    question: known ? '更正满意度测评' : '登记满意度测评',
    deed: known ? '保存' : '登记测评',
    remedy: '照收回的测评表唱票填写。填错了，可以更正、撤销。',
    fields,
    initial: known
      ? {
          ...{ period: known.period, branch: known.branch ?? '', on: known.on, note: known.note ?? '' },
          ...Object.fromEntries(counts.map(([name]) => [name, String(known[name])])),
        }
      : { period: quarterOf(today), ...onDay(today, 'on') },
    run: (engine, texts, command) => {
      const { period = '', on = '', branch, note } = texts
      const count = (name: (typeof counts)[number][0]) => Number(texts[name] ?? 0)
      const tally = {
        ...{ handedOut: count('handedOut'), invalid: count('invalid') },
        ...{ satisfied: count('satisfied'), basically: count('basically'), not: count('not') },
      }
      const said = { ...(known && { id: known.id }), ...(branch && { branch }), ...(note && { note }) }
      return engine.run('assessment.noteSurvey', { ...said, period, on, ...tally }, command)
    },
    said: known ? '已更正测评' : '已登记测评',
  }
}
