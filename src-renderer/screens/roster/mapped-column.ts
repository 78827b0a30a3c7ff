/** A column of a spreadsheet and the field that it is taken for; null where it is none. Columns are numbered from 0. */
export interface MappedColumn {
  column: number
  heading: string
  field: string | null
  /** What stands in place of a choice, where there is nothing to choose. */
  fixed?: string
}
