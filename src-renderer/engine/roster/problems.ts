import * as z from 'zod'
import { Refusal } from '../../../src-shared/problem'
import { problemRows } from '../../../src-shared/roster/roster-import/problem-rows'
import { defineQuery } from '../command'
import { ImportInput } from './import-input'
import { readRosterFile } from './read-file'

/** The file's own rows with what is wrong beside each, for a workbook to send back; changes nothing. */
export const rosterProblems = defineQuery({
  name: 'roster.problems',
  title: '党员花名册的问题',
  input: ImportInput,
  output: z.object({ sheet: z.string(), rows: z.array(z.array(z.string())) }),
  async run(_reader, input, outside) {
    const file = await readRosterFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { sheet, reading, decided } = file.value
    const rows = problemRows(sheet, reading.headerRow, reading.problems, decided.matches)
    return { sheet: sheet.name, rows }
  },
})
