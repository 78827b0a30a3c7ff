import type { PlainDate } from '../../../src-shared/plain-date'
import type { EngineClient } from '../../engine/client'
import type { ChoiceOption } from '../../widgets/Choice.vue'
import { dateField, onDay, runs, type Deed, type DeedField, type DeedTexts } from '../roster/deeds/deed'
import type { Year } from './assessment-words'

/** Begins the assessment of a year. @param rubrics the usual one first */
export function beginDeed(today: PlainDate, rubrics: readonly ChoiceOption[]): Deed {
  const year = Number(today.slice(0, 4))
  const years = [year, year - 1].map(value => ({ value: String(value), label: `${value}年` }))
  return {
    question: '开始5A自评',
    deed: '开始自评',
    remedy: '办法全文存进这份自评，以后办法改了，这一份不变。开始错了的，可以删除。',
    fields: [
      { name: 'year', label: '年度', as: 'choice', options: years },
      { name: 'rubric', label: '自评办法', as: 'choice', options: rubrics },
    ],
    initial: { year: String(year), rubric: rubrics[0]?.value ?? '' },
    run: (engine, { year: chosen, ...texts }, command) =>
      engine.run('assessment.begin', { year: Number(chosen), ...texts }, command),
    said: '已开始自评',
  }
}

/** That the 社区党委 took it up. @param meetings of the committee, the newest first */
export function decideDeed(year: Year, today: PlainDate, meetings: readonly ChoiceOption[]): Deed {
  return {
    question: `${year.year}年自评提交社区党委会审议`,
    deed: '登记审议',
    remedy: '审议以后不能再改，要改的先退回草稿。会议没有登记的，先填日期。',
    fields: [
      ...(meetings.length
        ? [{ name: 'meeting', label: '审议会议', as: 'choice', optional: true, options: meetings } as const]
        : []),
      { ...dateField('审议日期', 'decidedOn'), optional: true, hint: '选了会议的，按会议的日期' },
    ],
    ...(!meetings.length && { initial: onDay(today, 'decidedOn') }),
    run: runs('assessment.decide', { id: year.id }),
    said: '已登记党委会审议',
  }
}

/** Fixes what was decided. */
export const submitDeed = (year: Year): Deed => ({
  question: `提交${year.year}年自评（${year.sum}分）？`,
  deed: '提交自评',
  remedy:
    '提交以后，数据、得分、截止日期和佐证材料的校验值都固定下来，台账再变也不影响。提交错了，街道审核以前可以退回草稿。',
  fields: [],
  run: runs('assessment.submit', { id: year.id }),
  said: '自评已提交，随下一次报送交给街道',
})

export const reopenDeed = (year: Year): Deed => ({
  question: `${year.year}年自评退回草稿？`,
  deed: '退回草稿',
  remedy: '退回以后可以再改，改好重新登记审议、重新提交。',
  fields: [{ name: 'reason', label: '退回原因', as: 'text', hint: '如：漏填一项' }],
  run: runs('assessment.reopen', { id: year.id }),
  said: '自评已退回草稿',
})

/** What brings a bonus and what holds the grade down, each with its paper; the cut-off. */
export function termsDeed(year: Year): Deed {
  const proof = (kind: string, code: string) => `${kind} ${code}`
  const fields: DeedField[] = [
    { ...dateField('数据截至', 'through'), optional: true, hint: '不填的，截至当天' },
    ...year.bonusItems.map(({ code, name, score }) => ({
      ...({ name: proof('bonuses', code), label: `${name}，加${score}分`, as: 'text', optional: true } as const),
      hint: '填表彰文号；没有的不填',
    })),
    ...year.vetoItems.map(({ code, name }) => ({
      ...({ name: proof('vetoes', code), label: name, as: 'text', optional: true } as const),
      hint: '填处理文号；没有的不填',
    })),
  ]
  const said = (kind: 'bonuses' | 'vetoes', texts: DeedTexts) =>
    (kind === 'bonuses' ? year.bonusItems : year.vetoItems).flatMap(({ code }) => {
      const document = texts[proof(kind, code)]
      return document ? [{ code, document }] : []
    })
  const initial = [
    ...year.bonuses.map(({ code, document }) => [proof('bonuses', code), document]),
    ...year.vetoes.map(({ code, document }) => [proof('vetoes', code), document]),
  ]
  return {
    question: '附加分、否决事项、截止日期',
    deed: '保存',
    remedy: `附加分合计不超过${year.bonusCap}分。有否决事项的，等级按办法降档，得分照算。`,
    fields,
    initial: Object.fromEntries(initial) as Record<string, string>,
    run: (engine: EngineClient, texts, command) =>
      engine.run(
        'assessment.setTerms',
        {
          id: year.id,
          bonuses: said('bonuses', texts),
          vetoes: said('vetoes', texts),
          through: texts['through'] ?? null,
        },
        command,
      ),
    said: '已登记附加分和否决事项',
  }
}

/** That the grade hangs on the wall. */
export const publishDeed = (year: Year, today: PlainDate): Deed => ({
  question: `${year.year}年等级公示`,
  deed: '登记公示',
  remedy: '一般公示5至7天。日期登记错了，再登记一次即可。',
  fields: [dateField('公示开始日期', 'from'), dateField('公示截止日期', 'to')],
  initial: onDay(today, 'from'),
  run: runs('assessment.publish', { id: year.id }),
  said: '已登记等级公示',
})

/** That the grade was given. */
export const grantDeed = (year: Year, today: PlainDate): Deed => ({
  question: `${year.year}年等级已经授予`,
  deed: '登记授予',
  remedy: '照授予等级的文件或证书填写。登记错了，再登记一次即可。',
  fields: [
    { name: 'certificate', label: '证书编号', as: 'text', optional: true },
    dateField('有效期起', 'validFrom'),
    { ...dateField('有效期止', 'validTo'), optional: true },
  ],
  initial: onDay(today, 'validFrom'),
  run: runs('assessment.grant', { id: year.id }),
  said: '已登记授予等级',
})

export const revokeDeed = (year: Year): Deed => ({
  question: `${year.year}年等级被撤销`,
  deed: '登记撤销',
  remedy: '照撤销的文件登记。登记错了，按 Ctrl+Z 撤销。',
  fields: [{ name: 'reason', label: '撤销原因', as: 'text', hint: '写明文号' }],
  run: runs('assessment.revoke', { id: year.id }),
  said: '已登记撤销等级',
})
