import * as z from 'zod'
import { Estate, EstateStep } from '../../../src-shared/grid/estate'
import { gridOfBuilding } from '../../../src-shared/grid/grids-on'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import { maskPhone } from '../../../src-shared/roster/masks'
import { holdsOn } from '../../../src-shared/roster/membership'
import { unitName } from '../../../src-shared/roster/organisation'
import { communityName } from '../roster/queries'
import { maskedAndShown } from '../showing'
import { countsByBuilding, noCount } from './counts'
import { gridTables, servingPeople } from './queries'

const of = Estate.shape
const count = z.number().int()

/** The card of an estate as of a day; the telephones of its contacts are masked until somebody asks for them. */
export const { masked: oneEstate, shown: showEstate } = maskedAndShown({
  ...{ query: 'grid.estate', command: 'grid.showEstate', title: '小区情况' },
  input: z.object({
    id: of.id.meta({ label: '小区' }),
    asOf: wholeDate.optional().meta({ label: '截至日期' }),
  }),
  output: z.object({
    ...{ id: of.id, name: of.name, serial: of.serial, externalCode: orNull(of.externalCode) },
    ...{ kinds: of.kinds.unwrap(), address: orNull(of.address), built: orNull(of.built) },
    ...{ branch: orNull(of.branch), branchName: z.string() },
    ...{ property: orNull(of.property), propertyContact: orNull(of.propertyContact) },
    ...{ propertyPhone: orNull(of.propertyPhone), propertyUntil: orNull(of.propertyUntil) },
    redProperty: orNull(of.redProperty),
    ...{ committeeHead: orNull(of.committeeHead), committeePhone: orNull(of.committeePhone) },
    committeeElected: orNull(of.committeeElected),
    ...{ problem: orNull(of.problem), plan: orNull(of.plan) },
    ...{ answerable: orNull(of.answerable), answerableName: z.string() },
    /** Who may answer for it. */
    serving: z.array(z.object({ id: z.string(), name: z.string() })),
    steps: z.array(EstateStep.extend({ note: orNull(EstateStep.shape.note) })),
    ...{ from: orNull(of.from), to: orNull(of.to) },
    buildings: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), grid: z.string().nullable(), gridName: z.string() },
        ...{ households: count, residents: count },
      }),
    ),
  }),
  whose: ({ id }) => ({ table: 'estates', ids: [id] }),
  async answer(reader, { id, asOf }, { today, reveal }) {
    const day = asOf ?? today
    const estate = await reader.get('estates', id)
    if (!estate) throw new Refusal([problem('place-unknown', '没有这个小区，可能已经删除。请重新选择。')])
    const unit = estate.branch && (await reader.get('organisations', estate.branch))
    const phone = (text: string | undefined) => (reveal ? (text ?? null) : maskPhone(text))
    const serving = await servingPeople(reader)
    const tables = await gridTables(reader)
    const gridOf = gridOfBuilding(day, tables)
    const counts = await countsByBuilding(reader, day)
    return {
      ...{ id, name: estate.name, serial: estate.serial, externalCode: estate.externalCode ?? null },
      ...{ kinds: estate.kinds ?? [], address: estate.address ?? null, built: estate.built ?? null },
      ...{ branch: estate.branch ?? null, branchName: unit ? unitName(unit, await communityName(reader)) : '' },
      ...{ property: estate.property ?? null, propertyContact: estate.propertyContact ?? null },
      ...{ propertyPhone: phone(estate.propertyPhone), propertyUntil: estate.propertyUntil ?? null },
      redProperty: estate.redProperty ?? null,
      ...{ committeeHead: estate.committeeHead ?? null, committeePhone: phone(estate.committeePhone) },
      committeeElected: estate.committeeElected ?? null,
      ...{ problem: estate.problem ?? null, plan: estate.plan ?? null },
      answerable: estate.answerable ?? null,
      answerableName: serving.get(estate.answerable ?? '')?.name ?? '',
      serving: [...serving.values()].map(({ id: person, name }) => ({ id: person, name })),
      steps: (estate.steps ?? []).map(({ step, on, note }) => ({ step, on, note: note ?? null })),
      ...{ from: estate.from ?? null, to: estate.to ?? null },
      buildings: tables.buildings
        .filter(building => building.estate === id && holdsOn(building, day))
        .sort((a, b) => a.serial - b.serial)
        .map(building => ({
          ...{ id: building.id, name: building.name },
          grid: gridOf.get(building.id)?.id ?? null,
          gridName: gridOf.get(building.id)?.name ?? '',
          ...(counts.get(building.id) ?? noCount),
        })),
    }
  },
})
