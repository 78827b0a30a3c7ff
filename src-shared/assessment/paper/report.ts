import * as z from 'zod'
import { PaperFoot } from '../../paper-foot'
import { printDate } from '../../plain-date'
import { footerOf, type PaperContext } from '../../roster/paper/list-sheet'
import type { OneYear } from '../one-year'
import { markOf, partsOf } from './marks'

/** The report of a year's self-assessment: what it comes to, by blocks and aspects, what lacks, all text as it is printed. */
export const AssessmentReport = z.object({
  title: z.tuple([z.string(), z.string()]),
  mark: z.string().optional(),
  opening: z.array(z.string()),
  blocks: z.array(
    z.object({
      name: z.string(),
      weight: z.string(),
      score: z.string(),
      /** Percent with one digit. */
      rate: z.string(),
      /** Thousandths, for the charts. */
      share: z.number().int(),
      street: z.string(),
    }),
  ),
  total: z.object({ weight: z.string(), score: z.string(), street: z.string() }),
  /** The line that every block has to reach for the highest grade, in thousandths. */
  least: z.number().int().nullable(),
  aspects: z.string(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
  hands: z.array(z.string()),
  seal: z.string(),
  footer: PaperFoot,
})

export type AssessmentReport = z.infer<typeof AssessmentReport>

/** @param least thousandths that the highest grade asks of every block */
export function assessmentReport(year: OneYear, least: number | null, context: PaperContext): AssessmentReport {
  const title = `${year.year}年度5A级等级自评报告`
  const parts = partsOf(year)
  const none = parts.filter(({ state }) => state === 'notApplicable')
  const open = parts.filter(({ state }) => state === 'missing')
  const lacking = parts.filter(({ lacks }) => lacks.length)
  const sections = [
    {
      title: '没有得满分的指标',
      lines: year.gains.map(
        ({ code, name, lost, steps }) => `${code} ${name}：差${lost}分${steps ? `（还差${steps}）` : ''}`,
      ),
    },
    {
      title: '不适用的指标',
      lines: none.map(({ code, name, notApplicable }) => `${code} ${name}：${notApplicable ?? ''}`),
    },
    { title: '没有填的指标', lines: open.map(({ code, name }) => `${code} ${name}`) },
    {
      title: '缺佐证材料的指标',
      lines: lacking.length ? [`${lacking.map(({ code }) => code).join('、')}。各件见佐证材料清单。`] : [],
    },
    {
      title: '附加分和否决事项',
      lines: [
        ...year.bonuses.map(({ code, document }) => `${nameIn(year.bonusItems, code)}：${document}`),
        ...year.vetoes.map(({ code, document }) => `${nameIn(year.vetoItems, code)}：${document}`),
      ],
    },
  ]
  return {
    title: [context.unit, title],
    ...(markOf(year) && { mark: markOf(year) }),
    opening: openingOf(year, context),
    blocks: year.blocks.map(({ name, weight, score, share, street }) => ({
      ...{ name, weight, score, share, street: street ?? '' },
      rate: `${Math.floor(share / 10)}.${share % 10}%`,
    })),
    total: { weight: year.whole, score: year.sum, street: year.street?.score ?? '' },
    least,
    aspects: `其中：${year.aspects.map(({ name, score, weight }) => `${name}${score}分（满分${weight}分）`).join('，')}。`,
    sections: sections.filter(({ lines }) => lines.length),
    hands: ['填报人', '社区党委负责人'],
    seal: context.unit,
    footer: footerOf(title, context),
  }
}

const nameIn = (items: readonly { code: string; name: string }[], code: string) =>
  items.find(one => one.code === code)?.name ?? code

function openingOf(year: OneYear, { unit }: PaperContext): string[] {
  const { street, next } = year
  const proposed = year.grade ? `按办法折合${year.grade.name}` : '按办法不定等级'
  const gap = next
    ? [
        ...(next.lacking === '0.0' ? [] : [`总分差${next.lacking}分`]),
        ...next.blocks.map(({ name, lacking }) => `${name}差${lacking}分`),
        ...next.vetoes,
      ].join('，')
    : ''
  return [
    `${unit}按照《${year.rubric.name}》第${year.rubric.version}版，对${year.year}年度工作作了自评，数据截至${printDate(year.through)}${year.decidedOn ? `，${printDate(year.decidedOn)}经社区党委会审议` : ''}。`,
    year.missing
      ? `还有${year.missing}项没有填，已填各项合计${year.sum}分。`
      : `自评${year.sum}分${year.bonus === '0.0' ? '' : `（含附加分${year.bonus}分）`}，${proposed}${gap ? `；离${next!.name}${gap}` : ''}。`,
    street
      ? `街道${printDate(street.on)}核定${street.score}分${street.grade ? `，等级${street.grade}` : ''}${street.document ? `（${street.document}）` : ''}。`
      : '以上是自评，等级以街道和县里核定、授予的为准。',
  ]
}
