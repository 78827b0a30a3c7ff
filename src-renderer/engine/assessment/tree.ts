import { assessmentStates, type Assessment } from '../../../src-shared/assessment/assessment'
import { divide, fraction, multiply, printScore, type Fraction } from '../../../src-shared/assessment/fraction'
import { factMeaning } from '../../../src-shared/assessment/facts'
import { thaw } from '../../../src-shared/assessment/freeze'
import { gainsOf } from '../../../src-shared/assessment/gains'
import { nextGap } from '../../../src-shared/assessment/grade'
import { lackingEvidence } from '../../../src-shared/assessment/lacking-evidence'
import { methodWords } from '../../../src-shared/assessment/method-words'
import { aspects, type Aspect } from '../../../src-shared/assessment/rubric'
import { factOf } from '../../../src-shared/assessment/said'
import type { Scored, ScoredPart } from '../../../src-shared/assessment/score'
import type { Stored } from '../../../src-shared/records/row'
import type { Outside } from '../command'
import type { Reader } from '../reader'
import { returnedParts } from './known'
import type { OneYear, PartLine } from '../../../src-shared/assessment/one-year'
import { evidenceOf, standingOf, type Standing } from './standing'

const points = (tenths: number) => printScore(fraction(tenths, 10))

/** Thousandths of a weight, cut off. */
export function shareOf(score: Fraction, weight: Fraction): number {
  if (weight.n === 0n) return 0
  const { n, d } = multiply(divide(score, weight), fraction(1000))
  return Number(n / d)
}

/** The scores with what the street gave; null where it has given none. */
export function streetScored({ rubric, frozen, result }: Assessment): Scored | null {
  if (!frozen || !result || result.parts.some(({ verdict }) => verdict === 'returned')) return null
  const given = result.parts.flatMap(({ part, score }) =>
    score === undefined ? [] : [[part, fraction(score, 10)] as const],
  )
  return thaw(rubric, frozen, new Map(given))
}

/** What the office above gave in all. */
export function streetSum(assessment: Assessment): { score: string; grade: string | null } | null {
  const scored = streetScored(assessment)
  return scored && { score: printScore(scored.sum), grade: assessment.result?.grade ?? null }
}

/** An assessment with its scores, what lies beside every part, and what is said of it. */
export async function treeOf(
  reader: Reader,
  assessment: Stored<Assessment>,
  dates: Pick<Outside, 'today' | 'dateOf'>,
): Promise<OneYear> {
  const standing = await standingOf(reader, assessment, dates)
  const { scored, grade, gaps, said, through } = standing
  const lineOf = await partLines(reader, assessment, standing)
  const street = streetScored(assessment)
  const { rubric, result } = assessment
  const blocks = scored.blocks.map(({ block, indicators, score, missing, void: isVoid }, at) => ({
    ...{ code: block.code, name: block.name, score: printScore(score), weight: points(block.weight), missing },
    ...{ void: isVoid, share: shareOf(score, fraction(block.weight, 10)) },
    street: street && printScore(street.blocks[at]!.score),
    indicators: indicators.map(({ indicator, parts, score: own, weight }) => ({
      ...{ code: indicator.code, name: indicator.name, aspect: indicator.aspect, source: indicator.source },
      ...{ score: printScore(own), weight: printScore(weight), parts: parts.map(lineOf) },
    })),
  }))
  const next = nextGap(gaps)
  const everywhere = blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))
  return {
    ...{ id: assessment.id, year: assessment.year, state: assessment.state, through, blocks },
    stateWord: assessmentStates[assessment.state],
    rubric: {
      ...{ id: rubric.id, name: rubric.name, version: rubric.version },
      ...{ source: rubric.source, leastAnswers: rubric.leastAnswers },
    },
    aspects: (Object.keys(aspects) as Aspect[]).map(aspect => ({
      ...{ aspect, name: aspects[aspect] },
      score: printScore(scored.aspects[aspect].score),
      weight: printScore(scored.aspects[aspect].weight),
    })),
    ...{ total: printScore(scored.total), whole: points(rubric.total), bonus: printScore(scored.bonus) },
    ...{ sum: printScore(scored.sum), missing: scored.missing },
    lacking: everywhere.reduce((sum, { lacks }) => sum + lacks.length, 0),
    grade: grade && { code: grade.code, name: grade.name },
    next: next
      ? {
          name: next.grade.name,
          lacking: printUp(next.lacking),
          least: next.grade.eachBlock
            ? `${(next.grade.eachBlock.numerator * 100) / next.grade.eachBlock.denominator}%`
            : null,
          blocks: next.blocks.map(({ code, name, score, least, lacking }) => ({
            ...{ code, name, score: printScore(score), least: printScore(least), lacking: printUp(lacking) },
          })),
          vetoes: next.vetoes.map(({ name }) => name),
        }
      : null,
    grades: rubric.grades.map(({ code, name }) => ({ code, name })),
    gains: gainsOf(scored, said).map(({ part, lost, steps, each }) => ({
      ...{ code: part.code, name: part.name, lost: printUp(lost), steps, each: each && printScore(each) },
    })),
    ...{ bonuses: assessment.bonuses, vetoes: assessment.vetoes, bonusCap: points(rubric.bonus.cap) },
    bonusItems: rubric.bonus.items.map(({ code, name, score }) => ({ code, name, score: points(score) })),
    vetoItems: rubric.vetoes.map(({ code, name }) => ({ code, name })),
    ...{ meeting: assessment.meeting ?? null, decidedOn: assessment.decidedOn ?? null },
    submittedOn: assessment.frozen?.on ?? null,
    street:
      street && result
        ? {
            ...{ on: result.on, score: printScore(street.sum), grade: result.grade ?? null },
            document: result.document ?? null,
          }
        : null,
    notice:
      assessment.noticeFrom && assessment.noticeTo ? { from: assessment.noticeFrom, to: assessment.noticeTo } : null,
    granted: assessment.validFrom
      ? {
          ...{ certificate: assessment.certificate ?? null, from: assessment.validFrom },
          to: assessment.validTo ?? null,
        }
      : null,
  }
}

/** What is lacking, rounded up: who gets so much more has enough. */
export function printUp({ n, d }: Fraction): string {
  return printScore(fraction((n * 10n + d - 1n) / d, 10n))
}

async function partLines(
  reader: Reader,
  assessment: Stored<Assessment>,
  { said, rows, typed }: Standing,
): Promise<(scored: ScoredPart) => PartLine> {
  const beside = await evidenceOf(reader, assessment.id)
  const dates = new Map<string, string>()
  for (const { meeting } of beside)
    if (meeting !== undefined) dates.set(meeting, (await reader.get('meetings', meeting))?.date ?? '')
  const remarks = await reader.all('remarks', { assessment: assessment.id })
  const written = new Map(rows.map(row => [row.part, row]))
  const reviews = new Map(assessment.result?.parts.map(review => [review.part, review]))
  const back = new Set(returnedParts(assessment))
  const frozen = new Map(assessment.frozen?.parts.map(part => [part.part, part]))
  return ({ part, state, weight, score }) => {
    const known = said.get(part.code)
    const row = written.get(part.code)
    const fact = factOf(part)
    const own = beside.filter(one => one.part === part.code)
    const review = reviews.get(part.code)
    return {
      ...{ code: part.code, name: part.name, state, full: part.full, method: methodWords(part.method) },
      tenths: part.weight,
      by: part.method.by,
      unit: part.method.by === 'threshold' || part.method.by === 'deduct' ? part.method.unit : '',
      ...{ score: printScore(score), weight: printScore(weight), share: shareOf(score, weight) },
      fact: fact
        ? {
            ...{ name: fact, label: factMeaning(fact).label, basis: factMeaning(fact).basis },
            ...{ counts: factMeaning(fact).counts, lacks: factMeaning(fact).lacks },
            word: factMeaning(fact).word ?? '',
          }
        : null,
      counted: !typed.has(part.code),
      numerator: known?.as === 'counted' ? known.numerator : null,
      denominator: known?.as === 'counted' ? known.denominator : null,
      judged: known?.as === 'judged' ? known.score : null,
      notApplicable: known?.as === 'notApplicable' ? known.reason : null,
      note: row?.note ?? frozen.get(part.code)?.note ?? null,
      filledBy: row?.by ?? null,
      evidence: own.map(({ id, name, paper, meeting, place, files }) => ({
        ...{ id, name, paper: paper ?? null, meeting: meeting ?? null, place: place ?? null, files },
        meetingDate: (meeting && dates.get(meeting)) || null,
      })),
      submitted: frozen.get(part.code)?.evidence.map(({ name, sha256 }) => ({ name, sha256: sha256 ?? null })) ?? null,
      lacks:
        state === 'notApplicable'
          ? []
          : lackingEvidence(
              part,
              own.map(one => ({ ...one, files: one.files.length })),
            ),
      remarks: remarks
        .filter(remark => remark.part === part.code)
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
        .map(({ id, text, by, answers, done, createdAt }) => ({
          ...{ id, text, by, answers: answers ?? false, done: done ?? false, at: createdAt },
        })),
      street: review
        ? {
            ...{ verdict: review.verdict, reason: review.reason ?? null },
            score: review.score === undefined ? printScore(score) : points(review.score),
          }
        : null,
      editable: assessment.state === 'draft' || back.has(part.code),
    }
  }
}
