import * as z from 'zod'
import { Assessment } from '../../../src-shared/assessment/assessment'
import { fraction, printScore } from '../../../src-shared/assessment/fraction'
import { PartScore } from '../../../src-shared/assessment/part-score'
import type { Part } from '../../../src-shared/assessment/rubric'
import { factOf } from '../../../src-shared/assessment/said'
import { done, problem, refused, type Problem } from '../../../src-shared/problem'
import { countFact } from '../book-facts'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { assessmentOf, partOf, refuseFixed } from './known'
import { askedOf } from './standing'

const assessment = Assessment.shape.id.meta({ label: '5A自评' })
const { part, numerator, denominator, score, notApplicable, note, by } = PartScore.shape

/** One row a part; who fills one in never overwrites another. */
const rowId = (of: string, code: string) => `${of}|${code}`

/** Says what the program does not count of a part: numbers, a score, a note, that it does not apply. All that is said stands together. */
export const scorePart = defineCommand({
  name: 'assessment.score',
  title: '填写自评评分点',
  input: z.object({ assessment, part, numerator, denominator, score, notApplicable, note }),
  output: z.object({ assessment, part }),
  async prepare(outside, said) {
    const of = await assessmentOf(outside.reader, said.assessment)
    const found = partOf(of, said.part)
    const fact = factOf(found)
    if (said.numerator !== undefined && fact) {
      const count = await countFact(outside.reader, fact, askedOf(of, outside.today()), outside)
      if (count) return refused(countedAlready)
    }
    return done(said)
  },
  async run(tx, { assessment: of, part: code, ...said }) {
    const known = await assessmentOf(tx, of)
    refuseFixed(known, code)
    const wrong = problemsOf(partOf(known, code), said)
    if (wrong.length) tx.refuse(...wrong)
    const row = await tx.get('partScores', rowId(of, code))
    await tx.put('partScores', {
      id: rowId(of, code),
      assessment: of,
      part: code,
      ...(row?.by && { by: row.by }),
      ...said,
    })
    return { assessment: of, part: code }
  },
})

type SaidOfPart = Pick<PartScore, 'numerator' | 'denominator' | 'score' | 'notApplicable'>

function problemsOf({ method, weight }: Part, said: SaidOfPart): Problem[] {
  const at = (field: string, name: string) => ({ field, path: [name] })
  if (said.notApplicable !== undefined) {
    if (!said.notApplicable.trim())
      return [problem('reason-missing', '请写明不适用的原因。', at('不适用的原因', 'notApplicable'))]
    return said.numerator === undefined && said.score === undefined
      ? []
      : [problem('not-applicable-scored', '不适用的不再填数和评分，请去掉一样。', at('不适用的原因', 'notApplicable'))]
  }
  if (method.by === 'manual') {
    if (said.numerator !== undefined || said.denominator !== undefined)
      return [problem('judged-only', '这一项由人评分，不填完成数。', at('完成', 'numerator'))]
    return said.score !== undefined && said.score > weight
      ? [problem('score-above', `评分超过了分值${printScore(fraction(weight, 10))}分，请核对。`, at('评分', 'score'))]
      : []
  }
  if (said.score !== undefined)
    return [problem('counted-only', '这一项按数计分，请填完成数，不直接评分。', at('评分', 'score'))]
  if (method.by !== 'ratio')
    return said.denominator === undefined
      ? []
      : [problem('no-denominator', '这一项只填一个数，没有应完成数。', at('应完成', 'denominator'))]
  if ((said.numerator === undefined) !== (said.denominator === undefined))
    return [problem('both-numbers', '完成数和应完成数要一起填。', at('应完成', 'denominator'))]
  if (said.denominator === 0)
    return [problem('nothing-due', '没有应完成的，请写明不适用的原因。', at('应完成', 'denominator'))]
  return said.numerator !== undefined && said.numerator > said.denominator!
    ? [problem('more-than-due', '完成数多于应完成数，请核对。', at('完成', 'numerator'))]
    : []
}

const countedAlready = problem('fact-counted', '这一项由台账统计，不用填。数不对的，请到台账里更正。', {
  field: '完成',
  path: ['numerator'],
})

/** Gives parts to somebody to fill in; nobody where no name is given. */
export const assignParts = defineCommand({
  name: 'assessment.assign',
  title: '分配自评评分点',
  input: z.object({ assessment, parts: z.array(part).min(1).meta({ label: '评分点' }), by }),
  output: z.object({ assessment }),
  async run(tx, { assessment: of, parts, by: who }) {
    const known = await assessmentOf(tx, of)
    for (const code of new Set(parts)) await assign(tx, known, code, who)
    return { assessment: of }
  },
})

async function assign(tx: Tx, known: Assessment, code: string, who: string | undefined) {
  partOf(known, code)
  const fresh: PartScore = { id: rowId(known.id, code), assessment: known.id, part: code }
  const { by: _, ...row } = (await tx.get('partScores', fresh.id)) ?? fresh
  await tx.put('partScores', { ...row, ...(who && { by: who }) })
}
