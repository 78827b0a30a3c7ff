import { printDate, type PlainDate } from '../plain-date'
import { maskText } from '../roster/masks'
import type { ExportDetail } from '../roster/roster-book'
import type { Book, BookColumn } from '../spreadsheet/write-book'
import { gridFields, printGrid, type GridField, type GridValue } from './import/grid-fields'

/** What is exported of the homes. */
export const homesBooks = { households: '住户', residents: '居民' } as const

/** A row of an exported list as a table of the same kind says it, with the record's id. */
export interface HomesRow {
  id: string
  value: GridValue
}

const widths: Readonly<Partial<Record<GridField, number>>> = {
  ...{ estate: 16, building: 10, unit: 6, room: 8, floor: 6, contact: 12, name: 10, phone: 14, tags: 20, note: 24 },
}

/**
 * Households or residents as their import reads them: what went out complete comes back as it was. Phones are masked unless asked; a
 * complete one ends with the program's own 编号, unseen, by which everybody is known again.
 */
export function homesBook(
  kind: keyof typeof homesBooks,
  rows: readonly HomesRow[],
  { office, today, detail }: { office: string; today: PlainDate; detail: ExportDetail },
): Book {
  const full = detail === 'full'
  const fields = gridFields(kind)
  const title = kind === 'households' ? '住户名单' : '居民名单'
  return {
    sheet: homesBooks[kind],
    title,
    under: [`填报单位：${office}`, printDate(today)],
    columns: [
      { heading: '序号', width: 6 },
      ...fields.map(({ name, label, unit }): BookColumn => ({
        heading: label,
        width: widths[name] ?? (unit === 'date' ? 12 : 9),
      })),
      ...(full ? [{ heading: '编号', width: 38, hidden: true }] : []),
    ],
    rows: rows.map(({ id, value }, at) => [
      at + 1,
      ...fields.map(({ name, personal }) => {
        const text = printGrid(name, value[name])
        return full ? text : maskText(text, personal)
      }),
      ...(full ? [id] : []),
    ]),
    foot: '',
  }
}
