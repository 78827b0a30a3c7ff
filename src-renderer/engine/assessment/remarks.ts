import * as z from 'zod'
import { Assessment } from '../../../src-shared/assessment/assessment'
import { Remark } from '../../../src-shared/assessment/remark'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { assessmentOf, partOf, returnedParts } from './known'

const { id, part, text, done } = Remark.shape
const assessment = Assessment.shape.id.meta({ label: '5A自评' })

/** Says something of a part to the others; of a part that went back, it is the answer to the street. */
export const addRemark = defineCommand({
  name: 'assessment.remark',
  title: '写自评意见',
  input: z.object({ assessment, part, text }),
  output: z.object({ id }),
  async run(tx, { assessment: of, part: code, text: said }) {
    const known = await assessmentOf(tx, of)
    partOf(known, code)
    const answers = returnedParts(known).includes(code)
    const row = {
      ...{ id: tx.newId(), assessment: of, part: code, text: said, by: tx.operator },
      ...(answers && { answers, submission: known.submissions ?? 0 }),
    }
    await tx.put('remarks', row)
    return { id: row.id }
  },
})

/** Says that a remark was dealt with, or is open again. */
export const settleRemark = defineCommand({
  name: 'assessment.settleRemark',
  title: '处理自评意见',
  input: z.object({ id, done: done.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: which, done: isDone }) {
    const found = await tx.get('remarks', which)
    if (!found) return tx.refuse(problem('remark-unknown', '没有这条意见，可能已经删除。'))
    const { done: _, ...row } = found
    await tx.put('remarks', { ...row, ...(isDone && { done: true }) })
    return { id: which }
  },
})
