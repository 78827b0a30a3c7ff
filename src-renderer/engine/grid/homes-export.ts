import * as z from 'zod'
import { homesBook, homesBooks, type HomesRow } from '../../../src-shared/grid/homes-book'
import type { GridValue } from '../../../src-shared/grid/import/grid-fields'
import { householdValue, residentValue } from '../../../src-shared/grid/import/match-homes'
import { done, type Outcome } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { exportDetails } from '../../../src-shared/roster/roster-book'
import { writeBook } from '../../../src-shared/spreadsheet/write-book'
import { defineCommand } from '../command'
import { homesAsked } from './home-queries'
import { homesOn, type Home } from './homes'

const of = choice(homesBooks).meta({ label: '导出什么' })
const detail = choice(exportDetails).default('internal').meta({ label: '内容' })
const Written = z.object({ file: z.string(), of, rows: z.number().int(), detail })

const placeOf = ({ row, building, estate }: Home): GridValue => ({
  ...(estate && { estate: estate.name }),
  building: building.name,
  ...(row.unit !== undefined && { unit: row.unit }),
  room: row.room,
})

const rowsOf = (kind: keyof typeof homesBooks, homes: readonly Home[]): HomesRow[] =>
  kind === 'households'
    ? homes.map(home => ({ id: home.row.id, value: { ...placeOf(home), ...householdValue(home.row, home.marks) } }))
    : homes.flatMap(home =>
        home.residents.map(({ row, name, sex, birth, phone, marks }) => ({
          id: row.id,
          value: { ...placeOf(home), ...residentValue({ ...row, name, sex, birth, phone }, undefined, marks) },
        })),
      )

/** Writes households or residents into a workbook; who took phones out of the books stands in the journal. */
export const exportHomes = defineCommand({
  name: 'grid.export',
  title: '导出住户、居民名单',
  recorded: true,
  final: '名单已经写出，不能撤销。不要了的，删除那个文件即可。',
  input: z.object({
    to: z.string().meta({ label: '保存为' }),
    ...{ of, detail, ...homesAsked },
    households: z.array(z.string()).min(1).optional().meta({ label: '只写这些户' }),
  }),
  output: Written,
  async prepare(
    outside,
    { to, of: kind, detail: how, asOf, households, ...asked },
  ): Promise<Outcome<z.output<typeof Written>>> {
    const today = asOf ?? outside.today()
    const wanted = households && new Set(households)
    const homes = (await homesOn(outside.reader, today, asked)).filter(({ row }) => wanted?.has(row.id) ?? true)
    const rows = rowsOf(kind, homes)
    const [office] = await outside.reader.all('offices')
    const bytes = await writeBook(homesBook(kind, rows, { office: office?.name ?? '', today, detail: how }))
    const saved = await outside.main['file.save']({ token: to, bytes })
    return saved.ok ? done({ file: saved.value.file, of: kind, rows: rows.length, detail: how }) : saved
  },
  run: async (_tx, written) => written,
  kept: ({ file: _, ...output }) => output,
})
