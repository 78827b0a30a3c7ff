import * as z from 'zod'
import {
  namePatrols,
  rivalsOf,
  settlePatrols,
  type PatrolAction,
  type PatrolMatch,
} from '../../../src-shared/grid/match-patrols'
import type { Patrol } from '../../../src-shared/grid/patrol'
import {
  missingColumns,
  PatrolColumn,
  patrolColumns,
  patrolFields,
  patrolHeader,
} from '../../../src-shared/grid/patrol-sheet-columns'
import { readPatrols } from '../../../src-shared/grid/read-patrols'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { done, problem, Refusal, refused, warning, type Outcome, type Problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { bytesOf } from '../chosen-file'
import { defineCommand, defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { reportedBehind } from '../reported'
import { sheetFile } from '../sheet-file'
import { sumsWithin } from './month-sums'
import { servingPeople } from './queries'
import { patrolTerms } from './work-ground'

const count = z.number().int()
const actions = {
  new: '新增',
  known: '已导入',
  typed: '已手工登记',
  summed: '已有月度汇总',
  refused: '有问题',
} as const
const PatrolFile = z.object({
  ...sheetFile,
  /** Field of each column by its number from 0; null leaves a column out. */
  mapping: z
    .record(z.string().regex(/^\d+$/), choice(patrolFields).nullable())
    .optional()
    .meta({ label: '各列对应的栏目' }),
})
const counts = z.object({ new: count, known: count, typed: count, summed: count, refused: count })

interface Read {
  sheet: string
  sheets: string[]
  columns: PatrolColumn[]
  missing: (keyof typeof patrolFields)[]
  matches: PatrolMatch[]
}

/** Reads an export and names its grids and people; nothing is written. */
async function readFile(outside: Outside, input: z.infer<typeof PatrolFile>): Promise<Outcome<Read>> {
  const file = await bytesOf(outside, input)
  if (!file.ok) return file
  const found = await outside.main['sheet.read'](file.value)
  if (!found.ok) return found
  const wanted = input.sheet === undefined ? found.value : found.value.filter(({ name }) => name === input.sheet)
  const sheet = wanted.find(one => patrolHeader(one) >= 0)
  if (!sheet)
    return refused(
      problem('patrols-missing', '没有找到巡查记录：表里要有“编号”“巡查日期”“网格”这样的表头。请核对是否选错了文件。'),
    )
  const header = patrolHeader(sheet)
  const columns = patrolColumns(sheet, header, input.mapping)
  const missing = missingColumns(columns)
  const { code } = await patrolTerms(outside.reader, outside.dateOf)
  const ground = {
    ...{ office: code, grids: await outside.reader.all('grids') },
    people: [...(await servingPeople(outside.reader)).values()],
    posts: await outside.reader.all('gridPosts'),
  }
  const matches = missing.length ? [] : namePatrols(readPatrols(sheet, header, columns, outside.today()), ground)
  return done({ sheet: sheet.name, sheets: found.value.map(({ name }) => name), columns, missing, matches })
}

/** The rows on the books that decide about rows of a file. */
async function settled(reader: Reader, matches: readonly PatrolMatch[]): Promise<PatrolMatch[]> {
  const ids = new Set(matches.flatMap(({ record }) => (record ? Object.values(rivalsOf(record)) : [])))
  const there = (await reader.states('patrols', [...ids])).filter(row => row && !row.deletedAt)
  const days = matches.flatMap(({ record }) => record?.date ?? []).sort()
  const sums = days.length ? await sumsWithin(reader, days[0]!, days[days.length - 1]!) : []
  return settlePatrols(matches, new Set(there.map(row => row!.id)), sums)
}

function counted(matches: readonly PatrolMatch[]): Record<PatrolAction, number> {
  const sums = { new: 0, known: 0, typed: 0, summed: 0, refused: 0 }
  for (const { action } of matches) sums[action]++
  return sums
}

const missingWords = (missing: Read['missing']): Problem =>
  problem('columns-missing', `还缺${missing.map(field => `“${patrolFields[field]}”`).join('、')}，请指定是哪一列。`)

/** What taking in an export would do, row by row; changes nothing. */
export const previewPatrols = defineQuery({
  name: 'grid.previewPatrols',
  title: '核对网格系统导出的巡查',
  input: PatrolFile,
  output: z.object({
    sheet: z.string(),
    sheets: z.array(z.string()),
    columns: z.array(PatrolColumn),
    counts,
    rows: z.array(
      z.object({
        row: count,
        action: choice(actions),
        word: z.string(),
        texts: z.array(z.string()),
        problems: z.array(z.string()),
      }),
    ),
    problems: z.array(problemSchema),
  }),
  async run(reader, input, outside) {
    const file = await readFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { sheet, sheets, columns, missing } = file.value
    const matches = await settled(reader, file.value.matches)
    return {
      ...{ sheet, sheets, columns, counts: counted(matches) },
      rows: matches.map(({ row, action, line, problems }) => ({
        ...{ row, action, word: actions[action] },
        texts: line ? [line.date, line.shift, line.grid, line.worker, String(line.findings), line.note] : [],
        problems: problems.map(({ message }) => message),
      })),
      problems: missing.length ? [missingWords(missing)] : [],
    }
  },
})

/** Takes in an export of a grid app: each row once, by its own number; rows that are wrong refuse the file unless they are left out. */
export const importPatrols = defineCommand({
  name: 'grid.importPatrols',
  title: '导入网格系统的巡查',
  backupFirst: 'before-import',
  input: PatrolFile.extend({
    /** Rows with something wrong stay out instead of refusing the file. */
    leaveOutWrong: z.boolean().default(false).meta({ label: '不导入有问题的行' }),
  }),
  output: counts,
  async prepare(outside, input) {
    const file = await readFile(outside, input)
    if (!file.ok) return file
    const { missing, matches } = file.value
    if (missing.length) return refused(missingWords(missing))
    const wrong = matches.flatMap(({ action, problems }) => (action === 'refused' ? problems : []))
    if (wrong.length && !input.leaveOutWrong) return refused(...wrong)
    return done({ matches })
  },
  async run(tx, { matches }: { matches: PatrolMatch[] }) {
    const now = await settled(tx, matches)
    const records = now.flatMap(({ action, record }): Patrol[] => (action === 'new' && record ? [record] : []))
    const [first] = records.map(({ date }) => date).sort()
    if (first) tx.warn(...(await reportedBehind(tx, first)))
    const unnamed = now.filter(({ action, problems }) => action === 'new' && problems.length).length
    if (unnamed)
      tx.warn(
        warning('worker-unknown', `有${unnamed}条的网格员不在网格人员里，姓名记在发现情况里。`, { field: '网格员' }),
      )
    await tx.putAll('patrols', records)
    return counted(now)
  },
})
