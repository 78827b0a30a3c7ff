import { footerOf, type ListSheet, type PaperContext } from '../../roster/paper/list-sheet'
import { printDate } from '../../plain-date'
import type { OneYear } from '../one-year'
import { figureWords } from './figure-words'
import { markOf, standingWords } from './marks'

/** Every indicator with its numbers and scores, self and street side by side (指标表). */
export function indicatorSheet(year: OneYear, context: PaperContext): ListSheet {
  const title = `${year.year}年度5A级等级自评指标表`
  const rows = year.blocks.flatMap(block => [
    [block.code, block.name, block.weight, '', '', '', block.score, block.street ?? ''],
    ...block.indicators.flatMap(({ parts }) =>
      parts.map(part => [
        ...[part.code, part.name, part.weight, part.full, figureWords(part)],
        part.notApplicable === null ? (part.note ?? '') : `不适用：${part.notApplicable}`,
        part.state === 'scored' ? part.score : part.state === 'missing' ? '未填' : '—',
        year.street ? (part.street?.score ?? part.score) + (part.street?.reason ? `\n${part.street.reason}` : '') : '',
      ]),
    ),
  ])
  return {
    title,
    landscape: true,
    heads: [`填报单位（盖章）：${context.unit}`, `截至${printDate(year.through)}　${standingWords(year)}`],
    columns: [
      { title: '编号', width: 16, align: 'center' },
      { title: '指标', width: 52 },
      { title: '分值', width: 16, align: 'right' },
      { title: '满分条件', width: 46 },
      { title: '完成/应完成', width: 28, align: 'right' },
      { title: '自评纪实', width: 52 },
      { title: '自评得分', width: 19, align: 'right' },
      { title: '街道评分', width: 28, align: 'right' },
    ],
    rows,
    none: '',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: year.whole, span: 1 },
        { text: year.bonus === '0.0' ? '' : `另加附加分${year.bonus}分`, span: 3 },
        { text: year.sum, span: 1 },
        { text: year.street?.score ?? '', span: 1 },
      ],
    ],
    notes: [
      `其中：${year.aspects.map(({ name, score, weight }) => `${name}${score}/${weight}`).join('　')}。得分只舍不入，合计后再舍。不适用的，分值分给同一类的其他各项。`,
      `依据：${year.rubric.name}第${year.rubric.version}版。${year.rubric.source}。`,
    ],
    hands: ['填报人', '社区党委负责人'],
    footer: footerOf(title, context),
    ...(markOf(year) && { mark: markOf(year) }),
  }
}
