import * as z from 'zod'
import { tableShapes } from '../../../src-shared/bundle/columns'
import { done, problem, Refusal, refused, type Outcome } from '../../../src-shared/problem'
import { rowsOf, type Cells } from '../../../src-shared/street/compare-bundles'
import { wordsFrom } from '../../../src-shared/street/describe-changes'
import type { Received } from '../../../src-shared/street/received'
import { defineQuery, type Outside } from '../command'
import { receivedUnknown } from './commands'
import { heldSegment } from './held-segment'
import { AcceptedRows } from './reply-outputs'

/** A row of an accepted report: its opaque id, and a second one where the first does not tell it. */
export interface AcceptedRow {
  record: string
  part: string | null
  /** What it is called: `支部党员大会，和顺园党支部，2026年9月10日`. */
  text: string
}

/** The tables that a report brought rows of. */
export function tablesOf({ segments }: Pick<Received, 'segments'>) {
  return tableShapes('named')
    .filter(({ name }) => segments.some(({ table, rows }) => table === name && rows !== 0))
    .map(({ name: table, label }) => ({ table, label }))
}

/** The live rows of one table of an accepted report, read from what is kept of it. */
export async function acceptedRows(
  { main }: Pick<Outside, 'main'>,
  { segments }: Pick<Received, 'segments'>,
  table: string,
): Promise<Outcome<AcceptedRow[]>> {
  const shapes = tableShapes('named')
  const read = async (name: string) => {
    const shape = shapes.find(shape => shape.name === name)
    const own = segments.filter(segment => segment.table === name)
    return shape ? rowsOf(shape, own, hash => heldSegment(main, hash)) : null
  }
  const [rows, organisations, meetings] = [await read(table), await read('organisations'), await read('meetings')]
  if (!rows || !organisations || !meetings) return refused(rowsLost)
  const whole = (cells: ReadonlyMap<string, Cells>) => [...cells.values()].map(row => Object.fromEntries(row))
  const words = wordsFrom({ organisations: whole(organisations), meetings: whole(meetings) })
  return done(
    [...rows].map(([key, cells]) => {
      const [record, part = null] = key.split(' ') as [string, string?]
      return { record, part, text: words.row(table, name => cells.get(name)) || words.label(table) }
    }),
  )
}

/** What is mostly returned. */
const mostAsked = ['meetings', 'members']

/** So many are listed; whoever looks for one narrows them down. */
const listed = 200

/** The rows of an accepted report, to return one of them. */
export const reportRows = defineQuery({
  name: 'street.rows',
  title: '收到的明细',
  input: z.object({
    report: z.string().meta({ label: '报送' }),
    table: z.string().optional().meta({ label: '表' }),
    search: z.string().default('').meta({ label: '查找' }),
  }),
  output: AcceptedRows,
  async run(reader, { report, table, search }, outside) {
    const received = await reader.get('received', report)
    if (!received) throw new Refusal([receivedUnknown])
    const tables = tablesOf(received)
    const asked = table ?? mostAsked.find(name => tables.some(({ table }) => table === name)) ?? tables[0]?.table
    if (!asked) return { table: null, tables, rows: [], total: 0 }
    const rows = await acceptedRows(outside, received, asked)
    if (!rows.ok) throw new Refusal(rows.problems)
    const parts = search.trim().split(/\s+/)
    const found = rows.value.filter(({ text }) => parts.every(part => text.includes(part)))
    return { table: asked, tables, rows: found.slice(0, listed), total: found.length }
  },
})

const rowsLost = problem(
  'segment-lost',
  '本机留存的这份报送缺了一部分，列不出明细。请退回数据或整份报送，并到“设置”的“诊断”检查。',
)
