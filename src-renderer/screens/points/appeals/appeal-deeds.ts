import type { PlainDate } from '../../../../src-shared/plain-date'
import { appealResults } from '../../../../src-shared/points/appeal'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, runs, type Deed } from '../../roster/deeds/deed'
import type { AppealRow, AppealStep } from './appeal-words'

/** What each step's button says. */
export const stepWords: Readonly<Record<AppealStep, string>> = {
  answer: '登记答复',
  raise: '提请社区党委',
  final: '登记党委答复',
  republish: '登记再次公示',
}

/** An answer: the branch's, or the committee's above; `known` is one that is put right. */
function answerDeed(today: PlainDate, { id, name }: AppealRow, above: boolean, known: AppealRow['reply']): Deed {
  const who = above ? '社区党委' : '党支部'
  return {
    question: `${who}对${name}积分异议的答复`,
    deed: known ? '保存' : '登记',
    remedy: `答复本身不改积分：要更正的，登记以后到会议里更正，或者红字冲正、补记。答复写错了，${above ? '按 Ctrl+Z 撤销' : '再次公示以前可以再改'}。`,
    fields: [
      dateField('答复日期', 'on'),
      { name: 'result', label: '处理结果', as: 'choice', options: optionsOf(appealResults) },
      { name: 'text', label: '答复内容', as: 'text', lines: 3, hint: '照答复本人的话写' },
    ],
    initial: known ? { on: known.on, result: known.result, text: known.text } : onDay(today, 'on'),
    run: runs('points.answerAppeal', { id, ...(known?.meeting && { meeting: known.meeting }) }),
    said: `已登记${who}的答复`,
  }
}

/** The deed of a step of an objection. */
export function stepDeed(step: AppealStep, today: PlainDate, row: AppealRow, meetings: readonly ChoiceOption[]): Deed {
  if (step === 'answer') return withMeetings(answerDeed(today, row, false, null), meetings)
  if (step === 'final') return answerDeed(today, row, true, null)
  if (step === 'raise')
    return {
      question: `${row.name}对答复有意见，提请社区党委研究？`,
      deed: '登记提请',
      remedy: '党委答复以后，回到这里登记。登记错了，按 Ctrl+Z 撤销，或者在“修改记录”里撤销。',
      fields: [dateField('提请日期', 'on')],
      initial: onDay(today, 'on'),
      run: runs('points.raiseAppeal', { id: row.id }),
      said: '已登记提请社区党委研究',
    }
  return {
    question: `${row.name}的处理结果再次公示`,
    deed: '登记公示',
    remedy: '先在右边“打印再次公示的公示单”，贴出以后登记。公示只写结果，不写原因。日期登记错了，再登记一次即可。',
    fields: [dateField('再次公示日期', 'on')],
    initial: onDay(today, 'on'),
    run: runs('points.republishAppeal', { id: row.id }),
    said: '已登记再次公示',
  }
}

/** The branch's answer put right, before it hangs on the wall again. */
export const correctAnswerDeed = (today: PlainDate, row: AppealRow): Deed => answerDeed(today, row, false, row.reply)

/** The meeting of the branch that decided, where the books have one. */
function withMeetings(deed: Deed, options: readonly ChoiceOption[]): Deed {
  if (!options.length) return deed
  const field = { name: 'meeting', label: '研究会议', as: 'choice', optional: true, options } as const
  return { ...deed, fields: [...deed.fields, field] }
}
