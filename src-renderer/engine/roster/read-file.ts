import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, refused, done, type Outcome, type Problem } from '../../../src-shared/problem'
import { branchFinder } from '../../../src-shared/roster/branch-names'
import type { Member } from '../../../src-shared/roster/member'
import { decide, type Decided } from '../../../src-shared/roster/roster-import/decisions'
import { matchRoster, openBranches, type RosterMatch } from '../../../src-shared/roster/roster-import/match-roster'
import type { GivenMapping } from '../../../src-shared/roster/roster-import/map-columns'
import type { Organisation } from '../../../src-shared/roster/organisation'
import { rosterField } from '../../../src-shared/roster/roster-import/roster-fields'
import { readRoster, type RosterReading } from '../../../src-shared/roster/roster-import/read-roster'
import type { Sheet } from '../../../src-shared/spreadsheet/sheet'
import type { Outside } from '../command'
import { bytesOf } from '../chosen-file'
import type { ImportInput } from './import-input'
import { readStandings } from './standing'

export interface RosterFile {
  /** The sheet as the file has it, before anything was put right. */
  sheet: Sheet
  sheets: string[]
  reading: RosterReading
  /** Each row as it stands beside the books. */
  matches: RosterMatch[]
  /** The same after what a person decided. */
  decided: Decided
}

/** Reads a roster, holds it against the books and carries out what was decided about its rows; changes nothing. */
export async function readRosterFile(outside: Outside, input: ImportInput): Promise<Outcome<RosterFile>> {
  const file = await bytesOf(outside, input)
  if (!file.ok) return file
  const sheets = await outside.main['sheet.read'](file.value)
  if (!sheets.ok) return sheets

  const mapping = input.mapping && (Object.fromEntries(Object.entries(input.mapping)) as GivenMapping)
  const read = (sheet: Sheet) => readRoster(sheet, outside.today(), mapping ? { mapping } : {})
  const wanted = input.sheet === undefined ? sheets.value : sheets.value.filter(sheet => sheet.name === input.sheet)
  const sheet = wanted.find(candidate => read(candidate).headerRow !== null) ?? wanted[0]
  if (!sheet) return refused(problem('sheet-missing', '文件里没有这张工作表，请重新选择。'))

  const first = read(sheet)
  const changed = withFixes(withoutRows(sheet, input.leaveOut ?? []), first, input.fixes ?? [])
  const reading = input.fixes?.length || input.leaveOut?.length ? read(changed) : first
  const books = {
    members: await outside.reader.all('members'),
    memberships: await outside.reader.all('memberships'),
    organisations: await outside.reader.all('organisations'),
    ...(await readStandings(outside.reader)),
  }
  reading.problems.push(...closedBranches(reading, books.organisations, outside.today()))
  const matches = matchRoster(reading, books, outside.today())
  const decided = decide(matches, input.decisions ?? {}, holderOf(books.members))
  if (decided.problems.length) return refused(...decided.problems)
  return done({ sheet, sheets: sheets.value.map(({ name }) => name), reading, matches, decided })
}

function holderOf(members: readonly Member[]): (idNumber: string) => string | undefined {
  const holders = new Map(members.flatMap(({ id, idNumber }) => (idNumber ? [[idNumber, id] as const] : [])))
  return idNumber => holders.get(idNumber)
}

/** Rows that name a unit nobody can belong to: one that was dissolved, or that is no branch. */
function closedBranches({ rows }: RosterReading, organisations: readonly Organisation[], day: PlainDate): Problem[] {
  const open = branchFinder(openBranches(organisations, day))
  const any = branchFinder(organisations)
  return rows.flatMap(({ row, value: { branch } }) => {
    const unit = branch !== undefined && !open(branch) ? any(branch) : undefined
    if (!unit) return []
    const why = unit.dissolved ? '已经撤销' : '不是党支部'
    return [
      problem('branch-closed', `“${unit.name}”${why}，党员不能在这里，请改成现在的党支部`, {
        row,
        field: rosterField('branch').label,
      }),
    ]
  })
}

/** The sheet without the rows a person left out: blank rows are passed over. */
function withoutRows(sheet: Sheet, leaveOut: readonly number[]): Sheet {
  const out = new Set(leaveOut)
  return { ...sheet, rows: sheet.rows.map((cells, i) => (out.has(i + 1) ? [] : cells)) }
}

/** The sheet with the cells a person put right; a row that was left out stays so. */
function withFixes(sheet: Sheet, { columns }: RosterReading, fixes: NonNullable<ImportInput['fixes']>): Sheet {
  const rows = [...sheet.rows]
  for (const { row, field, text } of fixes) {
    const column = columns.find(candidate => candidate.field === field)?.column
    const cells = rows[row - 1]
    if (column === undefined || !cells?.length) continue
    const copy = [...cells]
    while (copy.length <= column) copy.push(null)
    copy[column] = text.trim() === '' ? null : { type: 'text', text }
    rows[row - 1] = copy
  }
  return { ...sheet, rows }
}
