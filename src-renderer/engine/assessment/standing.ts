import type { Assessment, Frozen } from '../../../src-shared/assessment/assessment'
import type { Evidence } from '../../../src-shared/assessment/evidence'
import type { FactCount, FactName } from '../../../src-shared/assessment/facts'
import { saidThen, thaw } from '../../../src-shared/assessment/freeze'
import { gapsOf, gradeOf, type Gap } from '../../../src-shared/assessment/grade'
import type { PartScore } from '../../../src-shared/assessment/part-score'
import type { Grade, Rubric } from '../../../src-shared/assessment/rubric'
import { factOf, isCounted, partsOf, saidOf, type Counted } from '../../../src-shared/assessment/said'
import { scoreOf, type Said, type Scored } from '../../../src-shared/assessment/score'
import { lastDayOf } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Stored } from '../../../src-shared/records/row'
import { countFact, type Asked } from '../book-facts'
import type { Outside } from '../command'
import type { Reader } from '../reader'
import { returnedParts } from './known'

type Dates = Pick<Outside, 'today' | 'dateOf'>

/** An assessment as it stands on the books of the day: what is counted and said, and what it comes to. */
export interface Standing {
  through: PlainDate
  counted: Counted
  rows: Stored<PartScore>[]
  said: Map<string, Said>
  /** Parts that the books don't count: people say them. */
  typed: ReadonlySet<string>
  scored: Scored
  gaps: Gap[]
  grade: Grade | null
}

/** What is counted of an assessment: its year up to its cut-off. */
export function askedOf({ year, through, rubric }: Assessment, today: PlainDate): Asked {
  return { year, through: through ?? lastDayOf(String(year), today), leastAnswers: rubric.leastAnswers }
}

async function countedOf(reader: Reader, rubric: Rubric, asked: Asked, dates: Dates): Promise<Counted> {
  const facts = new Set(partsOf(rubric).flatMap(({ part }) => factOf(part) ?? []))
  const counted = new Map<FactName, FactCount | null>()
  for (const fact of facts) counted.set(fact, await countFact(reader, fact, asked, dates))
  return counted
}

/** Counts and scores an assessment anew, whatever was submitted. */
export async function standingNow(reader: Reader, assessment: Assessment, dates: Dates): Promise<Standing> {
  const { rubric } = assessment
  const asked = askedOf(assessment, dates.today())
  const counted = await countedOf(reader, rubric, asked, dates)
  const rows = await reader.all('partScores', { assessment: assessment.id })
  const said = saidOf(rubric, rows, counted)
  const typed = partsOf(rubric).flatMap(({ part }) => (isCounted(part, counted) ? [] : part.code))
  return {
    through: asked.through,
    typed: new Set(typed),
    counted,
    rows,
    said,
    ...graded(assessment, scoreOf(rubric, said, bonusesOf(assessment))),
  }
}

/** The grade that a score comes to, with what the assessment says of vetoes. */
export function graded({ rubric, vetoes }: Assessment, scored: Scored): Pick<Standing, 'scored' | 'gaps' | 'grade'> {
  const gaps = gapsOf(
    rubric,
    scored,
    vetoes.map(({ code }) => code),
  )
  return { scored, gaps, grade: gradeOf(gaps) }
}

export const bonusesOf = ({ bonuses }: Assessment): string[] => bonuses.map(({ code }) => code)

/** What counts of an assessment: what was submitted, or what it comes to now. Of what went back, only the parts that did are new. */
export async function standingOf(reader: Reader, assessment: Assessment, dates: Dates): Promise<Standing> {
  const { frozen, state, rubric, id } = assessment
  if (!frozen || state === 'draft' || state === 'decided') return standingNow(reader, assessment, dates)
  const then = saidThen(frozen)
  if (state !== 'returned')
    return {
      ...graded(assessment, thaw(rubric, frozen)),
      ...{ through: frozen.through, said: then, typed: typedThen(frozen) },
      ...{ rows: await reader.all('partScores', { assessment: id }), counted: new Map() },
    }
  const now = await standingNow(reader, assessment, dates)
  const back = new Set(returnedParts(assessment))
  const said = new Map([
    ...[...then].filter(([part]) => !back.has(part)),
    ...[...now.said].filter(([part]) => back.has(part)),
  ])
  const typed = new Set([
    ...[...typedThen(frozen)].filter(part => !back.has(part)),
    ...[...now.typed].filter(part => back.has(part)),
  ])
  return { ...now, ...graded(assessment, scoreOf(rubric, said, bonusesOf(assessment))), said, typed }
}

const typedThen = ({ parts }: Frozen): Set<string> =>
  new Set(parts.flatMap(({ part, as, typed }) => (as === 'judged' || typed ? part : [])))

/** What lies beside the parts of an assessment, each with its files. */
export async function evidenceOf(
  reader: Reader,
  assessment: string,
): Promise<(Stored<Evidence> & { files: { id: string; name: string; sha256: string }[] })[]> {
  const rows = await reader.all('evidence', { assessment })
  return Promise.all(
    rows.map(async row => {
      const files = await reader.all('attachments', { evidence: row.id })
      return { ...row, files: files.map(({ id, name, sha256 }) => ({ id, name, sha256 })) }
    }),
  )
}
