import * as z from 'zod'
import { Closing, closingId, closingState } from '../../../src-shared/points/closing'
import { printPeriod } from '../../../src-shared/period'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'

const { branch, period } = Closing.shape

/** Notes that notices which ran out were taken off the wall; from then on nobody is reminded of them. */
export const takeDown = defineCommand({
  name: 'points.takeDown',
  title: '取下积分公示',
  input: z.object({
    period,
    branches: z.array(branch).min(1, { error: '请勾选党支部' }).meta({ label: '党支部' }),
  }),
  output: z.object({ taken: z.number().int() }),
  async run(tx, { period: of, branches }) {
    const rows: Closing[] = []
    for (const [at, id] of branches.entries()) {
      const closing = await tx.get('closings', closingId(id, of))
      if (!closing?.notice || closingState(closing, tx.today) !== 'expired')
        return tx.refuse(
          problem('not-expired', `${printPeriod(of)}积分公示还没有期满，或者已经取下，不用再登记。`, {
            field: '党支部',
            path: ['branches', at],
          }),
        )
      rows.push({ ...closing, notice: { ...closing.notice, takenOn: tx.today } })
    }
    await tx.putAll('closings', rows)
    return { taken: rows.length }
  },
})
