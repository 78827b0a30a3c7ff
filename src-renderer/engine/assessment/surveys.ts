import * as z from 'zod'
import { validOf } from '../../../src-shared/assessment/facts-survey'
import { Survey } from '../../../src-shared/assessment/survey'
import { withHiddenNumbers } from '../../../src-shared/attachments/hidden-numbers'
import { monthsOf } from '../../../src-shared/period'
import { askedYear } from '../../../src-shared/points/bounds'
import { problem } from '../../../src-shared/problem'
import { defineCommand, defineQuery } from '../command'
import { branchNames } from '../meetings/queries'
import type { Reader } from '../reader'
import { removalReason } from '../removal'
import { usualRubric } from './rubrics'

const id = Survey.shape.id.meta({ label: '满意度测评' })
const { period, branch, on, handedOut, satisfied, basically, not, invalid, note } = Survey.shape
const surveyUnknown = problem('survey-unknown', '没有这次测评，可能已经删除。请回到列表重新选择。')

/** Writes down what the sheets of a survey said, tallied; with `id`, puts it right. */
export const noteSurvey = defineCommand({
  name: 'assessment.noteSurvey',
  title: '登记满意度测评',
  input: z.object({
    ...{ id: id.optional(), period, branch, on },
    ...{ handedOut, satisfied, basically, not, invalid, note },
  }),
  output: z.object({ id }),
  async run(tx, { id: known, note: said, ...tally }) {
    if (known !== undefined && !(await tx.get('surveys', known))) tx.refuse(surveyUnknown)
    if (tally.branch !== undefined && (await tx.get('organisations', tally.branch))?.kind !== 'branch')
      tx.refuse(problem('branch-unknown', '没有这个党支部，请重新选择。', { field: '党支部', path: ['branch'] }))
    if (tally.on > tx.today)
      tx.refuse(problem('date-future', '测评日期还没有到，请核对。', { field: '测评日期', path: ['on'] }))
    if (tally.on < `${monthsOf(tally.period)[0]!}-01`)
      tx.refuse(problem('survey-early', '测评日期在测评期以前，请核对。', { field: '测评日期', path: ['on'] }))
    const back = validOf(tally) + tally.invalid
    if (back > tally.handedOut)
      tx.refuse(
        problem('survey-more', `收回${back}份，多于发出的${tally.handedOut}份，请核对。`, {
          field: '发出份数',
          path: ['handedOut'],
        }),
      )
    if (!back)
      tx.refuse(problem('survey-empty', '还没有收回的测评表，不用登记。', { field: '满意', path: ['satisfied'] }))
    const row = { ...tally, id: known ?? tx.newId(), ...(said?.trim() && { note: withHiddenNumbers(said.trim()) }) }
    await tx.put('surveys', row)
    return { id: row.id }
  },
})

/** Removes a survey that was entered by mistake. */
export const removeSurvey = defineCommand({
  name: 'assessment.removeSurvey',
  title: '删除满意度测评',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    if (!(await tx.get('surveys', which))) tx.refuse(surveyUnknown)
    await tx.remove('surveys', [which])
    return { id: which, reason }
  },
})

/** The surveys of a year, the newest first: who was satisfied of the valid sheets, by quarter and branch. */
export const listSurveys = defineQuery({
  name: 'assessment.surveys',
  title: '满意度测评',
  input: z.object({ year: askedYear.meta({ label: '年度' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, period, on, handedOut, satisfied, basically, not, invalid },
        branch: z.string().nullable(),
        branchName: z.string(),
        valid: z.number().int(),
        note: z.string().nullable(),
      }),
    ),
    /** Of all together. */
    total: z.object({ satisfied: z.number().int(), valid: z.number().int() }),
    /** How many valid sheets the rubric asks for. */
    least: z.number().int(),
  }),
  run: (reader, { year }) => surveysOf(reader, year),
})

/** The surveys of a year with their sums, and how many valid sheets the year's rubric asks for. */
export async function surveysOf(reader: Reader, year: number) {
  const nameOf = await branchNames(reader)
  const rows = (await reader.all('surveys'))
    .filter(row => row.period.startsWith(String(year)))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? 1 : -1))
    .map(row => ({
      ...{ id: row.id, period: row.period, on: row.on, handedOut: row.handedOut },
      ...{ satisfied: row.satisfied, basically: row.basically, not: row.not, invalid: row.invalid },
      ...{ branch: row.branch ?? null, branchName: row.branch === undefined ? '' : nameOf(row.branch) },
      ...{ valid: validOf(row), note: row.note ?? null },
    }))
  const own = (await reader.all('assessments')).find(row => row.year === year)
  return {
    rows,
    total: {
      satisfied: rows.reduce((sum, row) => sum + row.satisfied + row.basically, 0),
      valid: rows.reduce((sum, row) => sum + row.valid, 0),
    },
    least: (own?.rubric ?? (await usualRubric(reader))).leastAnswers,
  }
}
