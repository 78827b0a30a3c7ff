import * as z from 'zod'
import { calendarPeriod } from '../../../src-shared/period'
import { targetOf } from '../../../src-shared/points/dual-ledger'
import { dualSheet, DualSheets } from '../../../src-shared/points/dual-sheet'
import { problem, Refusal } from '../../../src-shared/problem'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import { dualYear } from './dual-queries'

/** The sheets that go to the employers: one for each 单位, or for the one that is named. */
export const dualFeedback = defineQuery({
  name: 'points.dualFeedback',
  title: '打印双报到服务反馈单',
  input: z.object({
    id: z.string().default('all').meta({ label: '单位名称，或者 all' }),
    period: calendarPeriod.optional(),
  }),
  output: DualSheets,
  async run(reader, input, outside) {
    const on = printedBy(outside)
    const { until, packs, pack, people } = await dualYear(reader, input.period, on.today)
    const units = [...new Set(people.flatMap(({ line }) => line.unit ?? []))]
    const asked = input.id === 'all' ? units : units.filter(unit => unit === input.id)
    if (!asked.length) throw new Refusal([people.length && input.id === 'all' ? unitMissing : unitUnknown])
    const context = { ...(await paperContext(reader, '', until, on)), packs, pack, target: targetOf(pack) }
    return {
      sheets: asked.map(unit =>
        dualSheet(
          unit,
          people.filter(({ line }) => line.unit === unit),
          context,
        ),
      ),
    }
  },
})

const unitUnknown = problem('dual-unit-unknown', '这一年没有这个单位的双报到党员，请重新选择单位或者年度。')
const unitMissing = problem(
  'dual-unit-missing',
  '双报到党员都没有登记所在单位。请先到“报到党员”填上组织关系所在党组织。',
)
