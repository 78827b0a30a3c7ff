import type { Problem } from '../../problem'
import { cellText, type Sheet } from '../../spreadsheet/sheet'
import type { RosterMatch } from './match-roster'

/**
 * The rows of a file as they stand there, each with what is wrong with it in one more column, `问题`: what an office
 * sends back to whoever filled the table in. What concerns the whole file stands in the row of the headings.
 */
export function problemRows<M extends Pick<RosterMatch, 'row' | 'action' | 'reason'>>(
  sheet: Sheet,
  headerRow: number | null,
  problems: readonly Problem[],
  matches: readonly M[],
): string[][] {
  const width = Math.max(0, ...sheet.rows.map(row => row.length))
  const said = new Map<number, string[]>()
  const say = (row: number, words: string) => said.set(row, [...(said.get(row) ?? []), words])
  const head = headerRow ?? 1
  for (const { row = head, field, severity, message } of problems) {
    say(row, `${severity === 'warning' ? '请看一眼' : '必须改'}：${field ? `${field}，` : ''}${message}`)
  }
  for (const { row, action, reason } of matches) {
    if (action === 'doubtful') say(row, `存疑：${reason ?? '可能已经在册'}`)
  }
  return sheet.rows.map((cells, i) => {
    const texts = Array.from({ length: width }, (_, column) => cellText(cells[column]))
    const words = said.get(i + 1) ?? []
    return [...texts, [...(i + 1 === headerRow ? ['问题'] : []), ...words].join('；')]
  })
}
