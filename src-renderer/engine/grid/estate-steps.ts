import * as z from 'zod'
import { Estate, EstateStep, estateSteps } from '../../../src-shared/grid/estate'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { knownPlace, refuseFuture, standingPlace } from './standing-places'

const id = Estate.shape.id.meta({ label: '小区' })
const order = Object.keys(estateSteps) as (keyof typeof estateSteps)[]

/** Notes the day of one of the seven steps (七步法); one that was noted before is put right. Earlier ones may be noted later. */
export const noteEstateStep = defineCommand({
  name: 'grid.noteEstateStep',
  title: '登记七步法',
  input: EstateStep.extend({ id }),
  output: z.object({ id }),
  async run(tx, { id: estate, ...done }) {
    const before = await standingPlace(tx, 'estates', estate)
    refuseFuture(tx, done.on, '完成日期', 'on')
    const others = (before.steps ?? []).filter(({ step }) => step !== done.step)
    const place = order.indexOf(done.step)
    const wrong = others.find(({ step, on }) => (order.indexOf(step) < place ? on > done.on : on < done.on))
    if (wrong) {
      const [way, word] = order.indexOf(wrong.step) < place ? ['早于', '在前'] : ['晚于', '在后']
      tx.refuse(
        problem(
          'step-order',
          `“${estateSteps[wrong.step]}”${word}，登记在${printDate(wrong.on)}，“${estateSteps[done.step]}”不能${way}那天，请核对日期。`,
          { field: '完成日期', path: ['on'] },
        ),
      )
    }
    const steps = [...others, done].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
    await tx.put('estates', { ...before, steps })
    return { id: estate }
  },
})

/** Takes off a step of the seven that was noted by mistake. */
export const clearEstateStep = defineCommand({
  name: 'grid.clearEstateStep',
  title: '清除七步法一步',
  input: z.object({ id, step: EstateStep.shape.step }),
  output: z.object({ id }),
  async run(tx, { id: estate, step }) {
    const before = await knownPlace(tx, 'estates', estate)
    const steps = (before.steps ?? []).filter(one => one.step !== step)
    await tx.put('estates', { ...before, steps: steps.length ? steps : undefined })
    return { id: estate }
  },
})
