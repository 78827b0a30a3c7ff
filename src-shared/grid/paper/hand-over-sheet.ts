import { printDate, type PlainDate } from '../../plain-date'
import { footerOf, type ListSheet, type PaperContext } from '../../roster/paper/list-sheet'

/** What somebody hands over, as the list reads it. */
interface HandedOver {
  person: { name: string; where: string }
  day: PlainDate
  posts: readonly { word: string; placeName: string; buildings: number; from: PlainDate | null; next: string }[]
  pairings: readonly { door: string; pledge: string; from: PlainDate; due: PlainDate | null; next: string }[]
  open: readonly { door: string; reason: string; date: PlainDate; due: PlainDate }[]
}

/** The list that who leaves and who comes go through and sign: posts, households looked after, visits that are due. */
export function handOverSheet({ person, day, posts, pairings, open }: HandedOver, context: PaperContext): ListSheet {
  const title = '网格工作移交清单'
  const rows = [
    ...posts.map(({ word, placeName, buildings, from, next }) => [
      ...[
        word,
        placeName,
        [from && `${printDate(from)}上任`, buildings && `楼栋${buildings}栋`].filter(Boolean).join('，'),
      ],
      next,
    ]),
    ...pairings.map(({ door, pledge, from, due, next }) => [
      ...['结对户', door],
      [pledge, `${printDate(from)}结对`, due && `下次走访${printDate(due)}`].filter(Boolean).join('，'),
      next,
    ]),
    ...open.map(({ door, reason, date, due }) => [
      ...['待走访', door, `${reason}，${printDate(date)}，${printDate(due)}到期`],
      '',
    ]),
  ]
  return {
    title,
    landscape: false,
    heads: [`移交人：${person.name}${person.where && `（${person.where}）`}`, `移交日期：${printDate(day)}`],
    columns: [
      { title: '序号', width: 12, align: 'center' },
      { title: '事项', width: 28 },
      { title: '岗位或户', width: 44 },
      { title: '情况', width: 50 },
      { title: '接任人', width: 26 },
    ],
    rows: rows.map((cells, i) => [String(i + 1), ...cells]),
    none: '没有需要移交的岗位、结对户和待走访户',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: `岗位${posts.length}个，结对户${pairings.length}户，待走访${open.length}户次`, span: 3 },
      ],
    ],
    notes: ['接任人空着的，岗位暂时空缺。本清单内部使用，不得张贴。'],
    hands: ['移交人（签字）', '接收人（签字）', '监交人（签字）', '日期'],
    footer: { ...footerOf(title, context), record: `移交清单 ${context.code} ${day}　日志 ${context.entry}` },
  }
}
