import * as z from 'zod'
import { gridTable } from '../../../src-shared/grid/import/grid-tables'
import {
  gridFieldNames,
  gridFields,
  gridTableKinds,
  printGrid,
  printGridBeside,
  type GridField,
  type GridTableKind,
  type GridValue,
} from '../../../src-shared/grid/import/grid-fields'
import { knownPlaces } from '../../../src-shared/grid/import/known-places'
import { matchBuildings } from '../../../src-shared/grid/import/match-buildings'
import { matchHouseholds, matchResidents } from '../../../src-shared/grid/import/match-homes'
import type { GridMatch, GridReading } from '../../../src-shared/grid/import/match-rows'
import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { done, refused, Refusal, type Outcome } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { problemRows } from '../../../src-shared/roster/roster-import/problem-rows'
import { decideRows, decisionOf, type Decided } from '../../../src-shared/sheet-import/decisions'
import { isUnread } from '../../../src-shared/sheet-import/map-columns'
import { previewSchema } from '../../../src-shared/sheet-import/preview'
import { readTable } from '../../../src-shared/sheet-import/read-table'
import { defineQuery, type Outside } from '../command'
import { readTableFile, type TableFile } from '../read-table-file'
import { decisionsOf, tableInput } from '../table-input'
import { previewOf } from '../table-preview'
import type { Reader } from '../reader'
import { gridTables } from './queries'

const Field = z.enum(gridFieldNames)

/** A table of buildings, households or residents to read, with what a person decided about it. */
export const GridImportInput = z
  .object({
    kind: choice(gridTableKinds).meta({ label: '表格内容' }),
    ...tableInput,
    decisions: decisionsOf(decisionOf(Field, { member: '台账上的记录', keep: '保留台账内容的栏目' })),
  })
  .meta({ label: '网格表格' })
type GridImportInput = z.infer<typeof GridImportInput>

export interface GridFile extends TableFile<GridField, GridValue> {
  matches: GridMatch[]
  decided: Decided<GridMatch>
}

const words = {
  outdated: '台账上与这一行相符的记录已经不同，请重新核对这一行',
  twice: (row: number) => `第${row}行也是这一条记录，只能按其中一行更新`,
  taken: '这一行不能新增，请重新核对',
}

/** The places of the books as they stand on a day. */
export const placesOf = async (reader: Reader, day: string) =>
  knownPlaces(
    {
      ...(await gridTables(reader)),
      estates: await reader.all('estates'),
      households: await reader.all('households'),
    },
    day,
  )

async function match(kind: GridTableKind, reading: GridReading, reader: Reader, day: string): Promise<GridMatch[]> {
  const places = await placesOf(reader, day)
  if (kind === 'buildings') return matchBuildings(reading, places)
  const books = {
    residents: await reader.all('residents'),
    marks: await reader.all('marks'),
    members: await reader.all('members'),
  }
  return kind === 'households'
    ? matchHouseholds(reading, places, books, day)
    : matchResidents(reading, places, books, day)
}

/** Reads a table, holds it against the books and carries out what was decided about its rows; changes nothing. */
export async function readGridFile(outside: Outside, input: GridImportInput): Promise<Outcome<GridFile>> {
  const today = outside.today()
  const table = gridTable(input.kind)
  const file = await readTableFile<GridField, GridValue>(outside, input, (sheet, options) =>
    readTable(table, sheet, today, options),
  )
  if (!file.ok) return file
  const matches = await match(input.kind, file.value.reading, outside.reader, today)
  const decided = decideRows(matches, input.decisions ?? {}, () => undefined, words)
  if (decided.problems.length) return refused(...decided.problems)
  return done({ ...file.value, matches, decided })
}

const text = (value: GridValue[GridField]) => String(value ?? '')
const nameOf: Record<GridTableKind, (value: GridValue) => string> = {
  buildings: ({ estate, building }) => text(estate) + text(building),
  households: ({ building, unit, room }) => [building, unit, room].map(text).filter(Boolean).join('-'),
  residents: ({ name }) => text(name),
}

/** What taking a table of the grid in would do. */
export const previewGridImport = defineQuery({
  name: 'grid.importPreview',
  title: '核对网格表格',
  input: GridImportInput,
  output: previewSchema(Field, z.never()),
  async run(_reader, input, outside) {
    const file = await readGridFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { matches, decided } = file.value
    return previewOf<GridField, GridValue, never>(file.value, matches, decided, input.decisions ?? {}, {
      fields: gridFields(input.kind),
      nameOf: nameOf[input.kind],
      print: printGrid,
      printBeside: printGridBeside,
      hides: saysSensitive,
      candidate: () => {
        throw new Error('no row of the grid means several records')
      },
    })
  },
})

/** The file's own rows with what is wrong beside each; what must not be read is left out. */
export const gridImportProblems = defineQuery({
  name: 'grid.importProblems',
  title: '网格表格的问题',
  input: GridImportInput,
  output: z.object({ sheet: z.string(), rows: z.array(z.array(z.string())) }),
  async run(_reader, input, outside) {
    const file = await readGridFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { sheet, reading, decided } = file.value
    const unread = new Set(reading.columns.flatMap(({ how, column }) => (isUnread(how) ? column : [])))
    const rows = problemRows(sheet, reading.headerRow, reading.problems, decided.matches).map(cells =>
      cells.map((text, column) => (unread.has(column) || saysSensitive(text) ? '' : text)),
    )
    return { sheet: sheet.name, rows }
  },
})
