import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, refused, done, type Outcome, type Problem } from '../../../src-shared/problem'
import { branchFinder } from '../../../src-shared/roster/branch-names'
import type { Member } from '../../../src-shared/roster/member'
import { decide } from '../../../src-shared/roster/roster-import/decisions'
import { matchRoster, openBranches, type RosterMatch } from '../../../src-shared/roster/roster-import/match-roster'
import type { Organisation } from '../../../src-shared/roster/organisation'
import { rosterField, type RosterField, type RosterValue } from '../../../src-shared/roster/roster-import/roster-fields'
import { readRoster, type RosterReading } from '../../../src-shared/roster/roster-import/read-roster'
import type { Decided } from '../../../src-shared/sheet-import/decisions'
import type { Outside } from '../command'
import { readTableFile, type TableFile } from '../read-table-file'
import type { ImportInput } from './import-input'
import { readStandings } from './standing'

export interface RosterFile extends TableFile<RosterField, RosterValue> {
  /** Each row as it stands beside the books. */
  matches: RosterMatch[]
  /** The same after what a person decided. */
  decided: Decided<RosterMatch>
}

/** Reads a roster, holds it against the books and carries out what was decided about its rows; changes nothing. */
export async function readRosterFile(outside: Outside, input: ImportInput): Promise<Outcome<RosterFile>> {
  const file = await readTableFile<RosterField, RosterValue>(outside, input, (sheet, options) =>
    readRoster(sheet, outside.today(), options),
  )
  if (!file.ok) return file
  const { reading } = file.value
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
  return done({ ...file.value, matches, decided })
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
