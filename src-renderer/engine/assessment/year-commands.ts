import * as z from 'zod'
import { Assessment } from '../../../src-shared/assessment/assessment'
import { askedYear } from '../../../src-shared/points/bounds'
import { boundsOf } from '../../../src-shared/period'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { assessmentOf } from './known'
import { rubricNamed, rubricUnknown, usualRubric } from './rubrics'

const id = Assessment.shape.id.meta({ label: '5A自评' })
const { year, bonuses, vetoes, through } = Assessment.shape

/** Begins the assessment of a year by a rubric, which it keeps whole: no later version changes what is assessed by. */
export const beginAssessment = defineCommand({
  name: 'assessment.begin',
  title: '开始5A自评',
  input: z.object({
    year: askedYear.meta({ label: '年度' }),
    rubric: z.string().optional().meta({ label: '自评办法' }),
  }),
  output: z.object({ id, year }),
  async run(tx, asked) {
    if ((await tx.all('assessments')).some(row => row.year === asked.year))
      tx.refuse(
        problem('assessment-twice', `${asked.year}年的自评已经有了，请打开它接着填。`, {
          field: '年度',
          path: ['year'],
        }),
      )
    if (asked.year > Number(tx.today.slice(0, 4)))
      tx.refuse(problem('year-future', '这一年还没有到，请核对。', { field: '年度', path: ['year'] }))
    const rubric = asked.rubric === undefined ? await usualRubric(tx) : await rubricNamed(tx, asked.rubric)
    if (!rubric) return tx.refuse(rubricUnknown)
    const row = { id: tx.newId(), year: asked.year, rubric, state: 'draft' as const, bonuses: [], vetoes: [] }
    await tx.put('assessments', row)
    return { id: row.id, year: row.year }
  },
})

/** Says what brings a bonus, what holds the grade down, and up to which day is counted; what is left out stays. */
export const setTerms = defineCommand({
  name: 'assessment.setTerms',
  title: '登记附加分、否决事项和截止日期',
  input: z.object({
    id,
    bonuses: bonuses.optional(),
    vetoes: vetoes.optional(),
    /** Null: up to the day. */
    through: through.unwrap().nullable().optional(),
  }),
  output: z.object({ id }),
  async run(tx, { id: which, ...said }) {
    const { through: was, ...row } = await draftOf(tx, which)
    const named = (list: { code: string }[], known: { code: string }[], path: string) => {
      const at = list.findIndex(
        ({ code }, i) => !known.some(one => one.code === code) || list.findIndex(one => one.code === code) < i,
      )
      if (at >= 0)
        tx.refuse(problem('code-unknown', '办法里没有这一项，或者写了两次，请重新选择。', { path: [path, at] }))
    }
    named(said.bonuses ?? [], row.rubric.bonus.items, 'bonuses')
    named(said.vetoes ?? [], row.rubric.vetoes, 'vetoes')
    const day = said.through === undefined ? was : (said.through ?? undefined)
    const { from, to } = boundsOf(String(row.year))
    if (day !== undefined && (day < from || day > to || day > tx.today))
      tx.refuse(
        problem('through-outside', `截止日期要在${row.year}年里，不晚于今天，请核对。`, {
          field: '数据截至',
          path: ['through'],
        }),
      )
    await tx.put('assessments', {
      ...{ ...row, bonuses: said.bonuses ?? row.bonuses, vetoes: said.vetoes ?? row.vetoes },
      ...(day !== undefined && { through: day }),
    })
    return { id: which }
  },
})

/** Removes an assessment that was begun by mistake, with everything that was written in it. */
export const removeAssessment = defineCommand({
  name: 'assessment.remove',
  title: '删除5A自评',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    const { submissions } = await draftOf(tx, which)
    if (submissions) tx.refuse(problem('assessment-submitted', '提交过的自评不能删除，要留着备查。'))
    for (const table of ['partScores', 'evidence', 'remarks'] as const) {
      const rows = await tx.all(table, { assessment: which })
      if (table === 'evidence') for (const row of rows) await tx.remove('attachments', await idsOf(tx, row.id))
      await tx.remove(
        table,
        rows.map(row => row.id),
      )
    }
    await tx.remove('assessments', [which])
    return { id: which, reason }
  },
})

const idsOf = async (tx: Tx, evidence: string) =>
  (await tx.all('attachments', { evidence })).map(({ id: file }) => file)

/** An assessment that nobody has decided on. */
async function draftOf(tx: Tx, which: string) {
  const row = await assessmentOf(tx, which)
  if (row.state !== 'draft')
    tx.refuse(problem('assessment-fixed', '自评已经审议或者提交，不能再改。要改的，先退回草稿。'))
  return row
}
