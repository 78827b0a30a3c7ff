import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import { Attached } from '../../../src-shared/roster/attached'
import { isMaskedText, maskPhone } from '../../../src-shared/roster/masks'
import { holdsOn } from '../../../src-shared/roster/membership'
import { shortName } from '../../../src-shared/roster/organisation'
import { personName } from '../../../src-shared/roster/person-name'
import { defineCommand, defineQuery } from '../command'
import { namesFrom } from '../names'
import { referralTo, RowSet } from '../referrers'
import type { Tx } from '../transaction'
import { afterAttachedLeft } from '../serving-left'
import { removalReason } from '../removal'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName, unitsAt } from './queries'
import { refuseDates } from '../span-dates'
import { numberMasked } from '../number-masked'
import { standingUnit } from '../standing-unit'

const id = Attached.shape.id.meta({ label: '报到党员' })

const { kind, name, sex, phone, unit, address, organisation, from, to, note } = Attached.shape

/**
 * Writes down somebody whose 组织关系 is elsewhere and who takes part here; with `id`, puts right or ends what is on the
 * books: a field left out stays, null empties it.
 */
export const noteAttached = defineCommand({
  name: 'roster.noteAttached',
  title: '登记报到党员',
  input: z.object({
    ...{ id: id.optional(), kind, name, sex: sex.nullable(), phone: phone.nullable(), unit: unit.nullable() },
    ...{ address: address.nullable(), organisation: organisation.nullable(), from: from.nullable() },
    ...{ to: to.nullable(), note: note.nullable() },
  }),
  output: z.object({ id }),
  async run(tx, { id: known, ...said }) {
    const before = known === undefined ? undefined : await tx.get('attached', known)
    if (known !== undefined && !before) tx.refuse(attachedUnknown)
    if (isMaskedText(said.phone ?? '')) tx.refuse(numberMasked('联系电话', ['phone']))
    const changes = Object.fromEntries(
      Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? undefined]])),
    )
    const row = { ...before, ...changes, name: personName(said.name), id: known ?? tx.newId() } as Attached
    if (row.organisation && row.organisation !== before?.organisation) await standingUnit(tx, row.organisation)
    refuseDates(tx, row)
    if (before && before.kind !== row.kind && (await dualEntriesOf(tx, row.id)).length) tx.refuse(hasServed)
    await tx.put('attached', row)
    if (row.to && row.to !== before?.to) await afterAttachedLeft(tx, { attached: row.id, name: row.name, date: row.to })
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
    const person = await tx.get('attached', who)
    if (!person) return tx.refuse(attachedUnknown)
    await refuseUsed(tx, person)
    await tx.remove('attached', [who])
    return { id: who, reason }
  },
})

/** Who takes part here on a day though their 组织关系 is elsewhere. They are never summed with those on the books. */
export const attachedMembers = defineQuery({
  name: 'roster.attached',
  title: '报到党员名单',
  input: z.object({ asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, kind, name, sex: orNull(sex), phone: orNull(phone), unit: orNull(unit), address: orNull(address) },
        ...{
          organisation: orNull(organisation),
          organisationName: z.string(),
          from: orNull(from),
          to: orNull(to),
          note: orNull(note),
        },
      }),
    ),
    totals: z.object({ dualReport: z.number().int(), floatingIn: z.number().int() }),
  }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const community = await communityName(reader)
    const names = new Map((await unitsAt(reader, day)).map(one => [one.id, shortName(one.name, community)]))
    const here = (await reader.all('attached')).filter(one => holdsOn(one, day))
    const total = (wanted: Attached['kind']) => here.filter(one => one.kind === wanted).length
    return {
      rows: here
        .sort((a, b) => byNameStrokes(a.name, b.name))
        .map(one => ({
          ...{ id: one.id, kind: one.kind, name: one.name, sex: one.sex ?? null, phone: maskPhone(one.phone) },
          ...{ unit: one.unit ?? null, address: one.address ?? null, organisation: one.organisation ?? null },
          organisationName: names.get(one.organisation ?? '') ?? '',
          ...{ from: one.from ?? null, to: one.to ?? null, note: one.note ?? null },
        })),
      totals: { dualReport: total('dualReport'), floatingIn: total('floatingIn') },
    }
  },
})

const dualEntriesOf = (tx: Tx, person: string) =>
  tx.between('dualEntries', '[attached+date]', [person, ''], [person, '9999'])

/** Refuses the removal of somebody whom anything else in the books names, by what does. */
async function refuseUsed(tx: Tx, { id: who, name: called }: Attached): Promise<void> {
  const used = await referralTo(tx, new RowSet([{ table: 'attached', id: who }]), new RowSet())
  if (!used) return
  const user = await namesFrom(tx).row(used.from.table, used.from.row)
  tx.refuse(problem('attached-in-use', `“${user}”用到了${called}，不能删除。不再参加的，不要删除，请登记“离开”。`))
}

const hasServed = problem('attached-served', '这名双报到党员已有服务记录，不能改成流入党员。另登记一名流入党员即可。', {
  ...{ field: '类别', path: ['kind'] },
})

const attachedUnknown = problem('attached-unknown', '没有这名报到党员，可能已经删除。请重新选择。')
