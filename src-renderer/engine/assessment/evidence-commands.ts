import * as z from 'zod'
import { Assessment } from '../../../src-shared/assessment/assessment'
import { Evidence } from '../../../src-shared/assessment/evidence'
import { personalPaperWarning } from '../../../src-shared/assessment/personal-evidence'
import { withHiddenNumbers } from '../../../src-shared/attachments/hidden-numbers'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { takeOffReason } from '../removal'
import { assessmentOf, partOf, refuseFixed } from './known'

const { id, part, paper, name, meeting, place } = Evidence.shape
const assessment = Assessment.shape.id.meta({ label: '5A自评' })

/** Puts something beside a part: a meeting of the books, where a paper lies, or a line that files are then added to. */
export const addEvidence = defineCommand({
  name: 'assessment.addEvidence',
  title: '添加佐证材料',
  input: z.object({ assessment, part, paper, name: name.optional(), meeting, place }),
  output: z.object({ id }),
  async run(tx, { assessment: of, part: code, ...said }) {
    const known = await assessmentOf(tx, of)
    refuseFixed(known, code)
    if (said.paper !== undefined && !partOf(known, code).evidence.includes(said.paper))
      tx.refuse(
        problem('paper-unknown', '办法里没有要求这件材料，请重新选择。', { field: '佐证材料', path: ['paper'] }),
      )
    if (said.meeting !== undefined && !(await tx.get('meetings', said.meeting)))
      tx.refuse(problem('meeting-unknown', '没有这次会议的记录，请重新选择。', { field: '会议', path: ['meeting'] }))
    const called = said.name ?? said.paper
    if (!called) return tx.refuse(problem('name-missing', '请写材料名称。', { field: '名称', path: ['name'] }))
    tx.warn(...personalPaperWarning(called))
    const row: Evidence = {
      ...{ id: tx.newId(), assessment: of, part: code, name: withHiddenNumbers(called) },
      ...(said.paper && { paper: said.paper }),
      ...(said.meeting && { meeting: said.meeting }),
      ...(said.place?.trim() && { place: said.place.trim() }),
    }
    await tx.put('evidence', row)
    return { id: row.id }
  },
})

/** Takes something away from beside a part, with its files; what was submitted still names them. */
export const removeEvidence = defineCommand({
  name: 'assessment.removeEvidence',
  title: '取下佐证材料',
  input: z.object({ id, reason: takeOffReason }),
  output: z.object({ id, reason: takeOffReason }),
  async run(tx, { id: which, reason }) {
    const row = await tx.get('evidence', which)
    if (!row) return tx.refuse(problem('evidence-unknown', '没有这件材料，可能已经取下。'))
    refuseFixed(await assessmentOf(tx, row.assessment), row.part)
    const files = await tx.all('attachments', { evidence: which })
    await tx.remove(
      'attachments',
      files.map(file => file.id),
    )
    await tx.remove('evidence', [which])
    return { id: which, reason }
  },
})
