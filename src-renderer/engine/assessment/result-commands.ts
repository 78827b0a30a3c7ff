import * as z from 'zod'
import { Assessment, StreetResult } from '../../../src-shared/assessment/assessment'
import { partsOf } from '../../../src-shared/assessment/said'
import { reviewProblems } from '../../../src-shared/assessment/review-problems'
import { assessmentTerms } from '../../../src-shared/assessment/assessment-terms'
import { daysBetween } from '../../../src-shared/plain-date'
import { problem, warning, type Problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { assessmentOf } from './known'

const id = Assessment.shape.id.meta({ label: '5A自评' })
const { noticeFrom, noticeTo, certificate, validFrom, validTo } = Assessment.shape

/** What the street said of a submission, from its paper: what it sent back with its reasons, or its own scores and the grade. */
export const noteResult = defineCommand({
  name: 'assessment.noteResult',
  title: '登记街道审核结果',
  input: z.object({ id, ...StreetResult.shape }),
  output: z.object({ id, state: Assessment.shape.state }),
  async run(tx, { id: which, ...result }) {
    const row = await inState(tx, which, ['submitted'], '自评还没有提交，或者已经登记过审核结果。')
    const wrong = reviewProblems(row.rubric, row.frozen!, result.parts)
    if (wrong.length) tx.refuse(...wrong)
    if (result.on > tx.today)
      tx.refuse(problem('date-future', '核定日期还没有到，请核对。', { field: '核定日期', path: ['on'] }))
    const isBack = result.parts.some(({ verdict }) => verdict === 'returned')
    if (!isBack && result.grade === undefined)
      tx.refuse(problem('grade-missing', '没有退回的，请填写核定等级。', { field: '核定等级', path: ['grade'] }))
    if (result.grade !== undefined && !row.rubric.grades.some(({ code }) => code === result.grade))
      tx.refuse(problem('grade-unknown', '办法里没有这个等级，请重新选择。', { field: '核定等级', path: ['grade'] }))
    const known = new Set(partsOf(row.rubric).map(({ part }) => part.code))
    const parts = result.parts.filter(({ part }) => known.has(part))
    const state = isBack ? ('returned' as const) : ('scored' as const)
    await tx.put('assessments', { ...row, state, result: { ...result, parts } })
    return { id: which, state }
  },
})

/** That what the street gave hangs on the wall. */
export const publishResult = defineCommand({
  name: 'assessment.publish',
  title: '登记等级公示',
  input: z.object({ id, from: noticeFrom.unwrap(), to: noticeTo.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: which, from, to }) {
    const row = await inState(tx, which, ['scored', 'published'], '街道还没有核定，不能公示。')
    if (to < from)
      tx.refuse(problem('notice-order', '公示截止日期早于开始日期，请核对。', { field: '公示截止日期', path: ['to'] }))
    const days = daysBetween(from, to) + 1
    const { least, most } = assessmentTerms.noticeDays
    if (days < least || days > most)
      tx.warn(warning('notice-days', `公示${days}天，一般公示${least}至${most}天，请核对。`))
    await tx.put('assessments', { ...row, state: 'published', noticeFrom: from, noticeTo: to })
    return { id: which }
  },
})

/** That the grade was given, with its certificate and how long it holds. */
export const grantGrade = defineCommand({
  name: 'assessment.grant',
  title: '登记授予等级',
  input: z.object({ id, certificate, validFrom: validFrom.unwrap(), validTo }),
  output: z.object({ id }),
  async run(tx, { id: which, certificate: number, ...valid }) {
    const row = await inState(tx, which, ['scored', 'published', 'granted'], '街道还没有核定，不能登记授予。')
    if (valid.validTo !== undefined && valid.validTo < valid.validFrom)
      tx.refuse(problem('valid-order', '有效期止早于有效期起，请核对。', { field: '有效期止', path: ['validTo'] }))
    const { certificate: _, validTo: __, ...kept } = row
    await tx.put('assessments', {
      ...{ ...kept, state: 'granted', validFrom: valid.validFrom },
      ...(valid.validTo !== undefined && { validTo: valid.validTo }),
      ...(number?.trim() && { certificate: number.trim() }),
    })
    return { id: which }
  },
})

/** That a grade was taken away again, at any time a veto becomes known. */
export const revokeGrade = defineCommand({
  name: 'assessment.revoke',
  title: '登记撤销等级',
  input: z.object({ id, reason: removalReason.meta({ label: '撤销原因' }) }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    const row = await inState(tx, which, ['granted'], '还没有授予等级，不用撤销。')
    await tx.put('assessments', { ...row, state: 'revoked' })
    return { id: which, reason }
  },
})

async function inState(tx: Tx, which: string, states: Assessment['state'][], message: string) {
  const row = await assessmentOf(tx, which)
  const refusal: Problem = problem('assessment-state', message)
  return states.includes(row.state) ? row : tx.refuse(refusal)
}
