import * as z from 'zod'
import { Assessment, assessmentStates } from '../../../src-shared/assessment/assessment'
import { factNames } from '../../../src-shared/assessment/facts'
import { printScore, fraction } from '../../../src-shared/assessment/fraction'
import { partsOf, factOf } from '../../../src-shared/assessment/said'
import { scoreOf } from '../../../src-shared/assessment/score'
import { problem, Refusal } from '../../../src-shared/problem'
import { countFact } from '../book-facts'
import { defineQuery } from '../command'
import { assessmentOf, partOf } from './known'
import { OneYear, YearLine } from '../../../src-shared/assessment/one-year'
import { askedOf, bonusesOf, graded, standingOf } from './standing'
import { streetSum, treeOf } from './tree'

const id = Assessment.shape.id.meta({ label: '5A自评' })
const count = z.number().int()

/** The assessments of all years, the newest first. */
export const listAssessments = defineQuery({
  name: 'assessment.years',
  title: '各年度5A自评',
  input: z.object({}),
  output: z.object({ rows: z.array(YearLine) }),
  async run(reader, _input, outside) {
    const rows = []
    for (const row of (await reader.all('assessments')).sort((a, b) => b.year - a.year)) {
      const { scored, grade, through } = await standingOf(reader, row, outside)
      rows.push({
        ...{ id: row.id, year: row.year, state: row.state, stateWord: assessmentStates[row.state] },
        ...{ rubric: row.rubric.name, through, missing: scored.missing },
        ...{ score: printScore(scored.sum), weight: printScore(fraction(row.rubric.total, 10)) },
        ...{ bonus: printScore(scored.bonus), grade: grade?.name ?? null },
        ...{ street: streetSum(row), certificate: row.certificate ?? null },
      })
    }
    return { rows }
  },
})

/** One assessment: the tree with its scores, what is missing, what the next grade lacks and what gives most for least. */
export const oneAssessment = defineQuery({
  name: 'assessment.get',
  title: '5A自评',
  input: z.object({ id }),
  output: OneYear,
  run: async (reader, { id: which }, outside) => treeOf(reader, await assessmentOf(reader, which), outside),
})

/** The rows behind the two numbers of a part, which are their sums; what is not done first. */
export const factRows = defineQuery({
  name: 'assessment.factRows',
  title: '自评数据的明细',
  input: z.object({ id, part: z.string().meta({ label: '评分点' }) }),
  output: z.object({
    label: z.string(),
    basis: z.string(),
    through: z.string(),
    numerator: count,
    denominator: count,
    /** Of the submission, where that was counted otherwise. */
    submitted: z.object({ numerator: count, denominator: count.nullable() }).nullable(),
    rows: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), done: count, due: count },
        says: z.string(),
        opens: z.object({ table: z.string(), id: z.string() }).nullable(),
      }),
    ),
  }),
  async run(reader, { id: which, part: code }, outside) {
    const row = await assessmentOf(reader, which)
    const fact = factOf(partOf(row, code))
    if (!fact) throw new Refusal([problem('part-typed', '这一项由人填写，没有台账明细。')])
    const asked = askedOf({ ...row, ...(row.frozen && { through: row.frozen.through }) }, outside.today())
    const found = await countFact(reader, fact, asked, outside)
    if (!found) throw new Refusal([problem('fact-lacks', `${factNames[fact].lacks}，没有可以统计的。`)])
    const then = row.frozen?.parts.find(({ part }) => part === code)
    const { numerator, denominator, lines } = found
    return {
      ...{ label: factNames[fact].label, basis: factNames[fact].basis, through: asked.through },
      ...{ numerator, denominator },
      submitted:
        then?.numerator === undefined ? null : { numerator: then.numerator, denominator: then.denominator ?? null },
      rows: lines
        .map(line => ({ ...line, says: line.says ?? '', opens: line.opens ?? null }))
        .sort((a, b) => Number(a.done >= a.due) - Number(b.done >= b.due)),
    }
  },
})

/** What an assessment would come to if parts had other scores; changes nothing. */
export const whatIfParts = defineQuery({
  name: 'assessment.whatIf',
  title: '自评试算',
  input: z.object({
    id,
    /** Tenths by part. */
    parts: z.array(
      z.object({ part: z.string().meta({ label: '评分点' }), score: count.min(0).meta({ label: '得分' }) }),
    ),
  }),
  output: z.object({
    sum: z.string(),
    grade: z.string().nullable(),
    blocks: z.array(z.object({ code: z.string(), score: z.string() })),
  }),
  async run(reader, { id: which, parts }, outside) {
    const row = await assessmentOf(reader, which)
    const { said } = await standingOf(reader, row, outside)
    const known = new Set(partsOf(row.rubric).map(({ part }) => part.code))
    const tried = new Map(said)
    for (const { part, score } of parts) if (known.has(part)) tried.set(part, { as: 'judged', score })
    const { scored, grade } = graded(row, scoreOf(row.rubric, tried, bonusesOf(row)))
    return {
      ...{ sum: printScore(scored.sum), grade: grade?.name ?? null },
      blocks: scored.blocks.map(({ block, score }) => ({ code: block.code, score: printScore(score) })),
    }
  },
})
