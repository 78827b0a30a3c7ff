import * as z from 'zod'
import { Assessment } from '../../../src-shared/assessment/assessment'
import { printScore } from '../../../src-shared/assessment/fraction'
import { freeze, type FrozenEvidence } from '../../../src-shared/assessment/freeze'
import { lackingEvidence } from '../../../src-shared/assessment/lacking-evidence'
import { partsOf } from '../../../src-shared/assessment/said'
import type { Scored } from '../../../src-shared/assessment/score'
import { printDate } from '../../../src-shared/plain-date'
import { done, problem, warning, type Problem } from '../../../src-shared/problem'
import { defineCommand, type Outside } from '../command'
import type { Reader } from '../reader'
import { removalReason } from '../removal'
import { assessmentOf, returnedParts } from './known'
import { evidenceOf, standingOf } from './standing'

const id = Assessment.shape.id.meta({ label: '5A自评' })
const { meeting, decidedOn } = Assessment.shape

const standingFor = async ({ reader, today, dateOf }: Outside, which: string) =>
  standingOf(reader, await assessmentOf(reader, which), { today, dateOf })

/** That the 社区党委 took the self-assessment up: nothing of it may be missing, and nothing of it changes after that. */
export const decideAssessment = defineCommand({
  name: 'assessment.decide',
  title: '登记党委会审议自评',
  input: z.object({ id, meeting, decidedOn }),
  output: z.object({ id, decidedOn: decidedOn.unwrap() }),
  prepare: async (outside, said) => done({ ...said, standing: await standingFor(outside, said.id) }),
  async run(tx, { id: which, meeting: held, decidedOn: on, standing }) {
    const row = await assessmentOf(tx, which)
    if (row.state !== 'draft') tx.refuse(notNow('自评已经审议过，不用再登记。'))
    if (standing.scored.missing) tx.refuse(missing(standing.scored))
    const record = held === undefined ? undefined : await tx.get('meetings', held)
    if (held !== undefined && !record)
      tx.refuse(problem('meeting-unknown', '没有这次会议的记录，请重新选择。', { field: '会议', path: ['meeting'] }))
    const day = record?.date ?? on
    if (day === undefined)
      return tx.refuse(
        problem('decision-missing', '请选择审议的会议，或者填写审议日期。', { field: '审议日期', path: ['decidedOn'] }),
      )
    if (day > tx.today || day < `${row.year}-01-01`)
      tx.refuse(
        problem('decision-day', `审议日期要在${row.year}年1月1日以后，不晚于今天，请核对。`, {
          field: '审议日期',
          path: ['decidedOn'],
        }),
      )
    tx.warn(...(await lacking(tx, row)))
    await tx.put('assessments', {
      ...row,
      state: 'decided',
      decidedOn: day,
      ...(held !== undefined && { meeting: held }),
    })
    return { id: which, decidedOn: day }
  },
})

/** Fixes figures, formulas, cut-off and the sha-256 of what lies beside; later data never change them (domain §4.4 trap 1). */
export const submitAssessment = defineCommand({
  name: 'assessment.submit',
  title: '提交自评',
  input: z.object({ id }),
  output: z.object({ id, total: z.string(), grade: z.string().nullable() }),
  prepare: async (outside, said) => done({ ...said, standing: await standingFor(outside, said.id) }),
  async run(tx, { id: which, standing }) {
    const row = await assessmentOf(tx, which)
    const back = returnedParts(row)
    if (row.state === 'draft') tx.refuse(notNow('自评还没有经社区党委会审议，请先登记审议。'))
    if (row.state !== 'decided' && row.state !== 'returned') tx.refuse(notNow('自评已经提交，等街道审核。'))
    if (standing.scored.missing) tx.refuse(missing(standing.scored))
    const answered = (await tx.all('remarks', { assessment: which })).filter(
      ({ answers, submission }) => answers && submission === row.submissions,
    )
    const open = back.filter(part => !answered.some(remark => remark.part === part))
    if (open.length)
      tx.refuse(problem('return-unanswered', `街道退回的${open.join('、')}还没有答复，请逐项写明怎样改的。`))
    const { through, scored, said, rows, counted, grade } = standing
    const fresh = freeze(scored, {
      ...{ said, rows, counted, through, on: tx.today, grade: grade?.code ?? null },
      evidence: await evidenceByPart(tx, which),
    })
    // What did not go back stays to the letter, evidence too.
    const before = new Map(
      row.state === 'returned' ? row.frozen?.parts.map(part => [part.part, part] as const) : undefined,
    )
    const parts = fresh.parts.map(part => {
      const was = back.includes(part.part) ? undefined : before.get(part.part)
      return was ? { ...was, score: part.score, weight: part.weight } : part
    })
    const { result: _, ...kept } = row
    await tx.put('assessments', {
      ...kept,
      ...{ state: 'submitted', frozen: { ...fresh, parts }, submissions: (row.submissions ?? 0) + 1 },
    })
    return { id: which, total: printScore(scored.sum), grade: grade?.code ?? null }
  },
})

/** Takes a decided or submitted assessment back to be changed, while the street has said nothing of it. */
export const reopenAssessment = defineCommand({
  name: 'assessment.reopen',
  title: '自评退回草稿',
  input: z.object({ id, reason: removalReason.meta({ label: '退回原因' }) }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    const { frozen: _, decidedOn: __, meeting: ___, ...row } = await assessmentOf(tx, which)
    if (row.result || (row.state !== 'decided' && row.state !== 'submitted'))
      tx.refuse(notNow('街道已经审核，或者自评还是草稿，不能退回草稿。'))
    if (row.state === 'submitted')
      tx.warn(warning('assessment-sent', '自评可能已经随报送交给街道，改好以后要重新提交、重新报送。'))
    await tx.put('assessments', { ...row, state: 'draft' })
    return { id: which, reason }
  },
})

const notNow = (message: string): Problem => problem('assessment-state', message)

function missing({ blocks }: Scored): Problem {
  const parts = blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts: own }) => own))
  const open = parts.filter(({ state }) => state === 'missing').map(({ part }) => part.code)
  return problem('parts-missing', `${open.join('、')}还没有填，请填好；不适用的，写明原因。`)
}

/** Warnings of papers that the rubric asks for and that nobody has put there. */
async function lacking(reader: Reader, { id: which, rubric }: Assessment): Promise<Problem[]> {
  const there = await evidenceOf(reader, which)
  const none = new Set(
    (await reader.all('partScores', { assessment: which })).flatMap(({ part, notApplicable }) =>
      notApplicable ? part : [],
    ),
  )
  const open = partsOf(rubric).flatMap(({ part }) => {
    const own = there.filter(row => row.part === part.code).map(row => ({ ...row, files: row.files.length }))
    return !none.has(part.code) && lackingEvidence(part, own).length ? [part.code] : []
  })
  return open.length ? [warning('evidence-lacking', `${open.join('、')}还缺佐证材料，提交以前请补上。`)] : []
}

/** What lies beside each part, as a submission names it: every file with its sha-256, else the record or the place. */
async function evidenceByPart(reader: Reader, which: string): Promise<Map<string, FrozenEvidence[]>> {
  const found = new Map<string, FrozenEvidence[]>()
  for (const { part, name, files, meeting: held, place } of await evidenceOf(reader, which)) {
    const record = held === undefined ? undefined : await reader.get('meetings', held)
    const lines: FrozenEvidence[] = files.map(file => ({ name: `${name}（${file.name}）`, sha256: file.sha256 }))
    if (record) lines.push({ name: `${name}（${printDate(record.date)}会议记录）` })
    if (place !== undefined) lines.push({ name: `${name}（存放：${place}）` })
    found.set(part, [...(found.get(part) ?? []), ...lines])
  }
  return found
}
