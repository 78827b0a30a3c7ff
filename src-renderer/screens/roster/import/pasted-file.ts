import { writeCsv } from '../../../../src-shared/spreadsheet/csv'
import { readPasted } from '../../../../src-shared/spreadsheet/pasted'

/** What was copied out of a spreadsheet, as the file it would have been saved as; nothing where it is no table. */
export function pastedFile(text: string): Pick<File, 'name' | 'arrayBuffer'> | null {
  const rows = readPasted(text)
  if (rows.length < 2 || rows.every(row => row.length < 2)) return null
  return new File([writeCsv(rows)], '粘贴的内容.csv')
}
