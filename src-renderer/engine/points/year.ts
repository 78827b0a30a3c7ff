import * as z from 'zod'
import { mostExcellent, reviewGrades, type ReviewGrade } from '../../../src-shared/meetings/review'
import { askedYear } from '../../../src-shared/points/bounds'
import { PointsEntry } from '../../../src-shared/points/entry'
import { packOn } from '../../../src-shared/points/pack'
import { packTitle } from '../../../src-shared/points/pack-title'
import { proposeYear } from '../../../src-shared/points/year-proposal'
import { yearSheet } from '../../../src-shared/points/year-sheet'
import { yearSentences } from '../../../src-shared/points/year-words'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { membershipOn, type Member } from '../../../src-shared/roster/member'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { communityName } from '../roster/queries'
import { periodBooks } from './month-books'
import { packsOf } from './packs-in-force'

const { member, branch } = PointsEntry.shape
const count = z.number().int()

const YearRow = z.object({
  member,
  name: z.string(),
  probationary: z.boolean(),
  /** Half points of the year as they stood at its closing, or as they stand now; null for 免积分. */
  total: count.nullable(),
  /** What the rules call such points; a word for the meeting, never a grade. */
  band: z.string().nullable(),
  reason: z.string(),
  /** An organisation decided something that the rules veto, and it stands. */
  vetoed: z.boolean(),
  /** Whether this member is one of those who have as many points as the last one within the cap. */
  tied: z.boolean(),
  /** The grade that the review meeting decided, and that meeting. */
  grade: choice(reviewGrades).nullable(),
  gradeLabel: z.string().nullable(),
  meeting: z.string().nullable(),
})

const asked = z.object({ year: askedYear.meta({ label: '年度' }), branch })
const Year = z.object({
  year: z.number().int(),
  branchName: z.string(),
  /** Whether the year is closed, so that its figures stay. */
  closed: z.boolean(),
  pack: z.string().nullable(),
  rows: z.array(YearRow),
  /** How many may be 优秀, of how many full members. */
  cap: count,
  full: count,
  inBest: count,
  bestBand: z.string().nullable(),
  tied: count,
  /** Where the branch's figures stand, in sentences for the meeting. */
  sentences: z.array(z.string()),
})

/** A year's points for the meeting that reviews the members of a branch, in the order of party lists: nobody is ranked. */
export const pointsYear = defineQuery({
  name: 'points.year',
  title: '年度评议参考',
  input: asked,
  output: Year,
  run: (reader, input, outside) => yearOf(reader, input, outside.today()),
})

/** The same on paper, for the meeting and not for the wall. */
export const pointsYearSheet = defineQuery({
  name: 'points.yearSheet',
  title: '打印年度评议积分参考表',
  input: z.object({ id: branch, year: asked.shape.year.optional() }),
  output: ListSheet,
  async run(reader, { id, year }, outside) {
    const today = outside.today()
    const facts = await yearOf(reader, { branch: id, year: year ?? Number(today.slice(0, 4)) }, today)
    return yearSheet(facts, await paperContext(reader, id, today, printedBy(outside)))
  },
})

async function yearOf(reader: Reader, asked: { year: number; branch: string }, today: PlainDate) {
  const books = await periodBooks(reader, String(asked.year), today, [asked.branch])
  const unit = books.branches[0]
  if (!unit) throw new Refusal([problem('branch-unknown', '没有这个党支部，请重新选择。')])
  const closing = books.closingOf(unit.id)
  const lines = new Map(books.linesOf(unit.id).map(line => [line.member, line]))
  const pack = packOn(await packsOf(reader), books.until)
  const vetoNames = new Map((pack?.vetoes ?? []).map(veto => [veto.code, veto.name]))
  const vetoes = (await reader.all('vetoes')).filter(row => row.year === asked.year && row.liftedOn === undefined)
  const people = books.membersOf(unit.id)
  const isProbationary = (person: Member) => membershipOn(person, books.until) === 'probationary'
  const proposal = proposeYear(
    people.map(person => ({
      member: person.id,
      total: lines.get(person.id)?.yearToDate ?? null,
      probationary: isProbationary(person),
      vetoes: vetoes.flatMap(row => (row.member === person.id ? (vetoNames.get(row.code) ?? row.code) : [])),
    })),
    pack?.bands ?? [],
    mostExcellent,
  )
  const graded = await gradesOf(reader, unit.id, asked.year)
  const rows = people.map((person, i) => {
    const { band, reason } = proposal.lines[i]!
    const decided = graded.get(person.id)
    return {
      member: person.id,
      name: person.name,
      probationary: isProbationary(person),
      total: lines.get(person.id)?.yearToDate ?? null,
      ...{ band, reason },
      vetoed: vetoes.some(row => row.member === person.id),
      tied: proposal.tied.includes(person.id),
      grade: decided?.grade ?? null,
      gradeLabel: decided ? reviewGrades[decided.grade] : null,
      meeting: decided?.meeting ?? null,
    }
  })
  const { cap, full, inBest } = proposal
  const facts = { cap, full, inBest, bestBand: pack?.bands[0]?.name ?? null, rows }
  return {
    ...{ year: asked.year, branchName: unitName(unit, await communityName(reader)) },
    closed: closing !== undefined,
    pack: pack ? packTitle(pack) : null,
    ...facts,
    tied: proposal.tied.length,
    sentences: yearSentences(facts),
  }
}

/** What the branch's review meetings of a year decided, the newest last word of each. */
async function gradesOf(
  reader: Reader,
  id: string,
  year: number,
): Promise<Map<string, { grade: ReviewGrade; meeting: string }>> {
  const meetings = (await reader.between('meetings', '[branch+date]', [id, `${year}-01-01`], [id, `${year + 1}-12-31`]))
    .filter(held => (held.belongsToYear ?? Number(held.date.slice(0, 4))) === year)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return new Map(
    meetings.flatMap(held =>
      (held.reviews ?? []).flatMap(one =>
        one.grade ? [[one.member, { grade: one.grade, meeting: held.id }] as const] : [],
      ),
    ),
  )
}
