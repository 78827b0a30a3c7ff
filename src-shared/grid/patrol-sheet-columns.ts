import * as z from 'zod'
import { choice } from '../records/field'
import { halfWidth } from '../roster/plain-text'
import { cellText, type Cell, type Sheet } from '../spreadsheet/sheet'

/** What a column of a grid app's export may stand for; the number is the app's own of the row. */
export const patrolFields = {
  externalId: '编号',
  date: '巡查日期',
  time: '巡查时间',
  shift: '班次',
  grid: '网格',
  worker: '网格员',
  findings: '发现问题数',
  note: '发现情况',
} as const

export type PatrolField = keyof typeof patrolFields

/** Other words for them, as exports of grid systems head their columns. */
const headings: Readonly<Record<PatrolField, RegExp>> = {
  externalId: /^(?:编号|序列号|记录编号|巡查编号|记录ID|ID|流水号|工单号|巡查单号)$/i,
  date: /^(?:日期|巡查日期|巡查时间|开始时间|上报时间|登记时间|巡查开始时间|时间)$/,
  time: /^(?:时刻|巡查时刻|几点|开始时刻)$/,
  shift: /^(?:班次|早晚班|早晚巡|巡查班次|巡查类型)$/,
  grid: /^(?:网格|网格名称|所属网格|所在网格|网格编码|网格编号)$/,
  worker: /^(?:网格员|巡查人|巡查人员|网格员姓名|姓名|上报人|巡查员)$/,
  findings: /^(?:发现问题数|问题数|问题数量|发现问题|问题|事件数|上报事件数)$/,
  note: /^(?:发现情况|情况|问题描述|巡查情况|备注|巡查内容|说明)$/,
}
/** Without these a row can't be taken in. */
const needed: readonly PatrolField[] = ['externalId', 'date', 'grid']

/** What a column of the file is taken for. */
export const PatrolColumn = z.object({
  column: z.number().int(),
  heading: z.string(),
  field: choice(patrolFields).nullable(),
})

export type PatrolColumn = z.infer<typeof PatrolColumn>

const plain = (cell: Cell | undefined) => halfWidth(cellText(cell)).replace(/\([^)]*\)|[\s*:]/g, '')
const fieldOf = (heading: string) =>
  (Object.keys(headings) as PatrolField[]).find(field => headings[field].test(heading))

/** A cell that says that nothing was found. */
export const nothingFound = /^(?:无|没有|正常|无问题|-|—|\/)?$/

const searched = 20

/** A head of counts in one export, and of what was found in another. */
const eitherWay = /^(?:发现)?问题$/
const isCount = (text: string) => /^\d+[个件处]?$/.test(text)

/** Whether what stands under a head is told in words rather than counted. */
function hasWords({ rows }: Sheet, header: number, column: number): boolean {
  const said = rows
    .slice(header + 1)
    .map(row => plain(row[column]))
    .filter(text => !nothingFound.test(text))
  return said.filter(text => !isCount(text)).length > said.filter(isCount).length
}

/** The row that heads the columns, -1 where none names two of them. */
export function patrolHeader({ rows }: Sheet): number {
  const scores = rows.slice(0, searched).map(row => new Set(row.flatMap(cell => fieldOf(plain(cell)) ?? [])).size)
  const best = Math.max(0, ...scores)
  return best >= 2 ? scores.indexOf(best) : -1
}

/**
 * What each column is taken for: as somebody assigned it, else by its heading; a field is taken once.
 * @param given field of a column by its number from 0; null leaves it out
 */
export function patrolColumns(
  sheet: Sheet,
  header: number,
  given: Readonly<Record<string, PatrolField | null>> = {},
): PatrolColumn[] {
  const taken = new Set(Object.values(given))
  return (sheet.rows[header] ?? []).map((cell, column) => {
    const heading = cellText(cell).trim()
    const assigned = given[String(column)]
    if (assigned !== undefined) return { column, heading, field: assigned }
    const said = fieldOf(plain(cell))
    const field = eitherWay.test(plain(cell)) && hasWords(sheet, header, column) ? 'note' : said
    if (!field || taken.has(field)) return { column, heading, field: null }
    taken.add(field)
    return { column, heading, field }
  })
}

/** Fields without which nothing can be read, and that no column stands for. */
export const missingColumns = (columns: readonly PatrolColumn[]): PatrolField[] =>
  needed.filter(field => !columns.some(column => column.field === field))
