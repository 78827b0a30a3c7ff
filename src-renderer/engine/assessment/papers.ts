import * as z from 'zod'
import { AssessmentReport, assessmentReport } from '../../../src-shared/assessment/paper/report'
import { evidenceSheet } from '../../../src-shared/assessment/paper/evidence-sheet'
import { gradeNotice } from '../../../src-shared/assessment/paper/grade-notice'
import { indicatorSheet } from '../../../src-shared/assessment/paper/indicator-sheet'
import { surveyForm, surveySheet } from '../../../src-shared/assessment/paper/survey-sheets'
import { FormSheet } from '../../../src-shared/form-sheet'
import { Letter } from '../../../src-shared/meetings/election-papers'
import { problem, Refusal } from '../../../src-shared/problem'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { askedYear } from '../../../src-shared/points/bounds'
import { defineQuery, type Outside } from '../command'
import { ownOffice, paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { assessmentOf } from './known'
import { surveysOf } from './surveys'
import { treeOf } from './tree'

const id = z.string().meta({ label: '5A自评' })

/** The year, and what its papers say of the office and the day. */
async function paperYear(reader: Reader, which: string, outside: Outside) {
  const row = await assessmentOf(reader, which)
  const year = await treeOf(reader, row, outside)
  const [top] = row.rubric.grades
  const { eachBlock } = top!
  return {
    ...{ row, year, context: await paperContext(reader, '', year.through, printedBy(outside)) },
    least: eachBlock ? Math.floor((eachBlock.numerator * 1000) / eachBlock.denominator) : null,
  }
}

/** The report of a year, marked 自评 until the street has confirmed it. */
export const reportPaper = defineQuery({
  name: 'assessment.reportPaper',
  title: '打印自评报告',
  input: z.object({ id }),
  output: AssessmentReport,
  async run(reader, { id: which }, outside) {
    const { year, least, context } = await paperYear(reader, which, outside)
    return assessmentReport(year, least, context)
  },
})

/** Every indicator with its numbers and scores. */
export const indicatorPaper = defineQuery({
  name: 'assessment.indicatorPaper',
  title: '打印自评指标表',
  input: z.object({ id }),
  output: ListSheet,
  async run(reader, { id: which }, outside) {
    const { year, context } = await paperYear(reader, which, outside)
    return indicatorSheet(year, context)
  },
})

/** What lies beside the parts, and what lacks. */
export const evidencePaper = defineQuery({
  name: 'assessment.evidencePaper',
  title: '打印佐证材料清单',
  input: z.object({ id }),
  output: ListSheet,
  async run(reader, { id: which }, outside) {
    const { year, context } = await paperYear(reader, which, outside)
    return evidenceSheet(year, context)
  },
})

/** What hangs on the wall of the grade that the street gave; refused before it has. */
export const noticePaper = defineQuery({
  name: 'assessment.noticePaper',
  title: '打印等级公示',
  input: z.object({ id }),
  output: Letter,
  async run(reader, { id: which }, outside) {
    const { year, context } = await paperYear(reader, which, outside)
    const { street } = year
    if (!street) throw new Refusal([problem('assessment-unconfirmed', '街道还没有核定，不能公示等级。')])
    return gradeNotice({ ...year, street }, context.unit, context.printedOn)
  },
})

/** The blank sheet that residents fill in. */
export const surveyFormPaper = defineQuery({
  name: 'assessment.surveyForm',
  title: '打印满意度测评表',
  input: z.object({ id: z.string().default('blank').meta({ label: '测评表' }) }),
  output: FormSheet,
  run: async (reader, _input, outside) =>
    surveyForm(await paperContext(reader, '', outside.today(), printedBy(outside))),
})

/** The tallies of a year's surveys. */
export const surveyPaper = defineQuery({
  name: 'assessment.surveyPaper',
  title: '打印满意度测评汇总表',
  input: z.object({ id: askedYear.meta({ label: '年度' }) }),
  output: ListSheet,
  async run(reader, { id: year }, outside) {
    if (!(await ownOffice(reader))) throw new Refusal([problem('office-missing', '请先建立本单位台账。')])
    const { rows, least } = await surveysOf(reader, year)
    return surveySheet(year, rows, least, await paperContext(reader, '', outside.today(), printedBy(outside)))
  },
})
