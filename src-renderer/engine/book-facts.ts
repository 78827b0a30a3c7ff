import {
  branchFaults,
  branchGroups,
  estateBranches,
  membersComplete,
  type NamedUnit,
} from '../../src-shared/assessment/facts-organisation'
import { conferencesMissing, meetingsHeld, meetingsMissing } from '../../src-shared/assessment/facts-meetings'
import { gridPatrols, gridStaffed, gridVisits } from '../../src-shared/assessment/facts-grid'
import { pointsClosed, pointsPosted } from '../../src-shared/assessment/facts-points'
import { surveySatisfied } from '../../src-shared/assessment/facts-survey'
import { countLines, type FactCount, type FactLine, type FactName } from '../../src-shared/assessment/facts'
import { needStates } from '../../src-shared/grid/serving'
import { boundsOf } from '../../src-shared/period'
import type { PlainDate } from '../../src-shared/plain-date'
import { rosterOn } from '../../src-shared/roster/roster-counts'
import { unitName } from '../../src-shared/roster/organisation'
import type { Outside } from './command'
import { booksSince } from './grid/books-since'
import { knownCalls } from './grid/known-calls'
import { gridTables } from './grid/queries'
import { servingBooks } from './grid/serving-books'
import { gridsOfCalls } from './grid/work-figures'
import { firstRounds, gridsWithin, patrolTerms } from './grid/work-ground'
import { branchNames, dutyBranchesOf } from './meetings/queries'
import type { Reader } from './reader'
import { communityName, rosterTables } from './roster/queries'
import { unitStates } from './roster/unit-queries'

/** What is counted: a year up to a cut-off, which lies in it and not after today. */
export interface Asked {
  year: number
  through: PlainDate
  /** Least answers of the year's surveys together. */
  leastAnswers: number
}

type Dates = Pick<Outside, 'today' | 'dateOf'>
type Count = (reader: Reader, asked: Asked, dates: Dates) => Promise<FactLine[] | null>

async function unitsOf(reader: Reader, { through }: Asked): Promise<NamedUnit[]> {
  const community = await communityName(reader)
  return (await unitStates(reader, through)).map(state => ({ ...state, name: unitName(state.unit, community) }))
}

const meetingBooks = async (reader: Reader, { year, through }: Asked, dates: Dates) => ({
  branches: await dutyBranchesOf(reader),
  meetings: await reader.all('meetings'),
  ...{ year: String(year), day: through },
  since: await booksSince(reader, dates),
  nameOf: await branchNames(reader),
})

async function closingBooks(reader: Reader, asked: Asked, dates: Dates) {
  const { branches, nameOf, year, day, since } = await meetingBooks(reader, asked, dates)
  const { from } = boundsOf(year)
  const first = new Map<string, PlainDate>()
  for (const { id } of branches) {
    const entry = await reader.first(
      'points',
      '[branch+date]',
      [
        [id, from],
        [id, since],
      ],
      () => true,
    )
    if (entry) first.set(id, entry.date)
  }
  return {
    ...{ branches, nameOf, year, day, closings: await reader.all('closings') },
    since: (branch: string) => first.get(branch) ?? since,
  }
}

const counts: Record<FactName, Count> = {
  'estates.branches': async (reader, asked) =>
    estateBranches(await reader.all('estates'), await unitsOf(reader, asked), asked.through),
  'branches.faults': async (reader, asked) => branchFaults(await unitsOf(reader, asked), asked.through),
  'branches.groups': async (reader, asked) =>
    branchGroups(
      await unitsOf(reader, asked),
      { buildings: await reader.all('buildings'), estates: await reader.all('estates') },
      asked.through,
    ),
  'meetings.held': async (reader, asked, dates) => meetingsHeld(await meetingBooks(reader, asked, dates)),
  'meetings.missing': async (reader, asked, dates) =>
    meetingsMissing(await meetingBooks(reader, asked, dates), await unitsOf(reader, asked)),
  'members.complete': async (reader, { through }) => {
    const { members, memberships } = await rosterTables(reader)
    const here = rosterOn(through, members, memberships).map(({ member }) => [member.id, member] as const)
    return membersComplete([...new Map(here).values()], through)
  },
  'points.closed': async (reader, asked, dates) => pointsClosed(await closingBooks(reader, asked, dates)),
  'points.posted': async (reader, asked, dates) => pointsPosted(await closingBooks(reader, asked, dates)),
  'grid.staffed': async (reader, { through }) => {
    const { serving, nameOfBuilding } = await servingBooks(reader, through)
    return gridStaffed(needStates(serving), nameOfBuilding)
  },
  'grid.patrols': async (reader, { year, through }, dates) => {
    const { days, since } = await patrolTerms(reader, dates.dateOf)
    const grids = gridsWithin(`${year}-01-01`, through, await gridTables(reader))
    const rows = await reader.between('patrols', 'date', `${year}-01-01`, through)
    const firstRound = await firstRounds(reader, since)
    return gridPatrols(grids, String(year), through, { rows, days, since, firstRound, today: dates.today() })
  },
  'grid.visits': async (reader, { year, through }, dates) => {
    const grids = gridsWithin(`${year}-01-01`, through, await gridTables(reader))
    const calls = await knownCalls(reader, await booksSince(reader, dates), through)
    return gridVisits(grids, calls, await gridsOfCalls(reader, calls), String(year))
  },
  'conferences.missing': async (reader, asked, dates) => conferencesMissing(await meetingBooks(reader, asked, dates)),
  'survey.satisfied': async (reader, { year, through, leastAnswers }) =>
    surveySatisfied(await reader.all('surveys'), {
      ...{ year: String(year), day: through, least: leastAnswers },
      nameOf: await branchNames(reader),
    }),
}

/** Counts a fact over the books; null where they have nothing that could be counted, which is not nought. */
export async function countFact(reader: Reader, fact: FactName, asked: Asked, dates: Dates): Promise<FactCount | null> {
  const lines = await counts[fact](reader, asked, dates)
  return lines && countLines(fact, lines)
}
