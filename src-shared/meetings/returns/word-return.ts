import type { WordValues } from '../../word/word-values'
import type { ReturnSheet, ReturnSheets } from './return-sheet'

/** Two people a row. */
export const pairsOf = ({ people }: ReturnSheet): [ReturnSheet['people'][number], ReturnSheet['people'][number]?][] => {
  const half = Math.ceil(people.length / 2)
  return people.slice(0, half).map((left, i) => (people[half + i] ? [left, people[half + i]] : [left]))
}

/** The texts of a return sheet for its Word template: the sheet of one meeting, for one file is sent back for each. */
export function returnWords({ sheets: [sheet] }: ReturnSheets): WordValues {
  if (!sheet) return {}
  return {
    党支部: sheet.title[0],
    表名: sheet.title[1],
    次数: sheet.ordinal,
    说明: sheet.hint,
    行: pairsOf(sheet).map(([left, right]) => ({
      左序号: String(left.number),
      左姓名: left.name,
      右序号: right ? String(right.number) : '',
      右姓名: right?.name ?? '',
    })),
    回执编码: sheet.code,
    页脚记录: sheet.footer.record,
    页脚打印: sheet.footer.printed,
  }
}
