import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import { Attached } from '../../../src-shared/roster/attached'
import { maskPhone } from '../../../src-shared/roster/masks'
import { holdsOn } from '../../../src-shared/roster/membership'
import { personName } from '../../../src-shared/roster/person-name'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from '../removal'
import { byStrokes } from './queries'
import { refuseDates } from './span-dates'
import { standingUnit } from './unit-commands'

const id = Attached.shape.id.meta({ label: '报到党员' })

/** Writes down somebody whose 组织关系 is elsewhere and who takes part here; with `id`, puts right or ends what is on the books. */
export const noteAttached = defineCommand({
  name: 'roster.noteAttached',
  title: '登记报到党员',
  input: Attached.omit({ id: true, deletedAt: true }).extend({ id: id.optional() }),
  output: z.object({ id }),
  async run(tx, { id: known, ...said }) {
    const before = known === undefined ? undefined : await tx.get('attached', known)
    if (known !== undefined && !before) tx.refuse(attachedUnknown)
    if (said.organisation) await standingUnit(tx, said.organisation)
    refuseDates(tx, said)
    const row = { ...before, ...said, name: personName(said.name), id: known ?? tx.newId() }
    await tx.put('attached', row)
    return { id: row.id }
  },
})

/** Removes somebody who was entered by mistake; who left is noted with the day. */
export const removeAttached = defineCommand({
  name: 'roster.removeAttached',
  title: '删除报到党员',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: who, reason }) {
    if (!(await tx.get('attached', who))) tx.refuse(attachedUnknown)
    await tx.remove('attached', [who])
    return { id: who, reason }
  },
})

const { kind, name, sex, phone, unit, address, organisation, from, to, note } = Attached.shape

/** Who takes part here on a day though their 组织关系 is elsewhere. They are never summed with those on the books. */
export const attachedMembers = defineQuery({
  name: 'roster.attached',
  title: '报到党员名单',
  input: z.object({ asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, kind, name, sex: orNull(sex), phone: orNull(phone), unit: orNull(unit), address: orNull(address) },
        ...{ organisation: orNull(organisation), from: orNull(from), to: orNull(to), note: orNull(note) },
      }),
    ),
    totals: z.object({ dualReport: z.number().int(), floatingIn: z.number().int() }),
  }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const here = (await reader.all('attached')).filter(one => holdsOn(one, day))
    const total = (wanted: Attached['kind']) => here.filter(one => one.kind === wanted).length
    return {
      rows: here
        .sort((a, b) => byStrokes(a.name, b.name))
        .map(one => ({
          ...{ id: one.id, kind: one.kind, name: one.name, sex: one.sex ?? null, phone: maskPhone(one.phone) },
          ...{ unit: one.unit ?? null, address: one.address ?? null, organisation: one.organisation ?? null },
          ...{ from: one.from ?? null, to: one.to ?? null, note: one.note ?? null },
        })),
      totals: { dualReport: total('dualReport'), floatingIn: total('floatingIn') },
    }
  },
})

const attachedUnknown = problem('attached-unknown', '没有这名报到党员，可能已经删除。请重新选择。')
