import type { Letter } from '../../meetings/election-papers'
import { daysBetween, printDate } from '../../plain-date'
import type { OneYear } from '../one-year'

/** What hangs on the wall before a grade is given. Scores of the street's; no rank. */
export function gradeNotice(
  year: OneYear & { street: NonNullable<OneYear['street']> },
  unit: string,
  printedOn: string,
): Letter {
  const { street, notice } = year
  const days = notice ? daysBetween(notice.from, notice.to) + 1 : 0
  const span = notice ? `${printDate(notice.from)}至${printDate(notice.to)}，共${days}天` : '＿＿＿＿＿＿'
  const { blocks } = year
  return {
    title: [unit, `${year.year}年度5A级等级评定公示`],
    to: '',
    paragraphs: [
      `${year.year}年度5A级等级，经本社区自评、街道${printDate(street.on)}核定，得${street.score}分，拟定${street.grade ?? '＿＿'}。现予公示。`,
      `各类得分：${blocks.map(({ name, street: given, score, weight }) => `${name}${given ?? score}分（满分${weight}分）`).join('，')}。`,
      `公示时间：${span}。`,
      '对公示内容有意见的，可在公示期内向社区党委或街道反映，书面、口头都可以。反映情况请说明事实，便于核实。',
      '联系电话：＿＿＿＿＿＿＿＿＿＿',
    ],
    from: [unit, printDate(notice?.from ?? printedOn)],
    note: street.document ? `依据：${street.document}` : '街道核定的结果',
  }
}
