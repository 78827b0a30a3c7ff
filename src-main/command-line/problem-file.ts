import { resolve } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { textBook } from '../../src-shared/spreadsheet/text-book'
import { diskProblem } from '../files/disk-problem'
import { writeFlushed } from '../files/write-flushed'
import type { Ask } from './run'

/** `--problems OUT.xlsx`: the rows of a file to be imported, with what is wrong beside each. */
export async function writeProblems(ask: Ask, file: string, to: string): Promise<Outcome<null>> {
  if (!/\.xlsx$/i.test(to))
    return refused(problem('unknown-format', '问题只能写成 .xlsx 表格，请把 --problems 写成 .xlsx 文件。'))
  if (resolve(file) === resolve(to))
    return refused(problem('same-file', '--problems 不能写到要导入的表格上，请另起一个文件名。'))
  const found = await ask('query', 'roster.problems', { file })
  if (!found.ok) return found
  const { sheet, rows } = found.value as { sheet: string; rows: string[][] }
  const bytes = await textBook(sheet, rows)
  try {
    writeFlushed(resolve(to), bytes)
    return done(null)
  } catch (error) {
    return refused(diskProblem(error))
  }
}
