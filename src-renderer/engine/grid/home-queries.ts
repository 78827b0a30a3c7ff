import * as z from 'zod'
import { doorTags, Mark, tags, type Tag } from '../../../src-shared/grid/mark'
import { Pairing } from '../../../src-shared/grid/pairing'
import { Household } from '../../../src-shared/grid/household'
import { Resident } from '../../../src-shared/grid/resident'
import { tagTerms } from '../../../src-shared/grid/tag-terms'
import { Visit } from '../../../src-shared/grid/visit'
import { addDays, partialDate, wholeDate } from '../../../src-shared/plain-date'
import { Refusal, problem } from '../../../src-shared/problem'
import { choice, orNull } from '../../../src-shared/records/field'
import { maskPhone } from '../../../src-shared/roster/masks'
import { defineQuery } from '../command'
import { maskedAndShown } from '../showing'
import { asLiving, byRelation, contactOf, homesOn, isDue } from './homes'
import { servingPeople } from './queries'

const { id, building, unit, room, floor, serial, externalCode, contact, phone, note, from, to } = Household.shape
const text = z.string().nullable()
const count = z.number().int()

/** Which households; of what is not said, all. */
export const homesAsked = {
  asOf: wholeDate.optional().meta({ label: '截至日期' }),
  building: building.optional(),
  grid: z.string().optional().meta({ label: '网格' }),
  estate: z.string().optional().meta({ label: '小区' }),
  tag: choice(tags).optional().meta({ label: '标签' }),
  due: z.boolean().optional().meta({ label: '只看到期待复核的' }),
}

const Tagged = z.object({ tag: Mark.shape.tag, resident: text, due: z.boolean() })

/** The households of a building, a grid, an estate or all on a day, with what is seen of each; phones masked. */
export const gridHouseholds = defineQuery({
  name: 'grid.households',
  title: '住户名单',
  input: z.object(homesAsked),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, building, unit: orNull(unit), room, floor: orNull(floor) },
        ...{ door: z.string(), code: z.string(), externalCode: orNull(externalCode) },
        ...{ buildingName: z.string(), estateName: text, gridName: text },
        ...{ contact: orNull(contact), phone: orNull(phone), hub: text },
        /** Names of who lives there. */
        residents: z.array(z.string()),
        tags: z.array(Tagged),
      }),
    ),
    totals: z.object({ households: count, residents: count, due: count }),
  }),
  async run(reader, { asOf, ...asked }, outside) {
    const day = asOf ?? outside.today()
    const homes = await homesOn(reader, day, asked)
    const rows = homes.map(({ row, residents, marks, ...home }) => ({
      ...{ id: row.id, building: row.building, unit: row.unit ?? null, room: row.room, floor: row.floor ?? null },
      ...{ door: home.door, code: home.code, externalCode: row.externalCode ?? null },
      ...{ buildingName: home.building.name, estateName: home.estate?.name ?? null, gridName: home.grid?.name ?? null },
      ...{ contact: home.contact ?? null, phone: maskPhone(home.phone), hub: home.hub ?? null },
      residents: residents.map(({ name }) => name),
      tags: [
        ...marks.map(mark => ({ tag: mark.tag, resident: null, due: isDue(mark, day) })),
        ...residents.flatMap(one =>
          one.marks.map(mark => ({ tag: mark.tag, resident: one.name, due: isDue(mark, day) })),
        ),
      ],
    }))
    return {
      rows,
      totals: {
        households: rows.length,
        residents: rows.reduce((sum, row) => sum + row.residents.length, 0),
        due: rows.filter(row => row.tags.some(({ due }) => due)).length,
      },
    }
  },
})

/** How many have each tag on a day, of how many there are: of a door's tag households, of the others households and people. */
export const tagCounts = defineQuery({
  name: 'grid.tagCounts',
  title: '标签统计',
  input: z.object({
    asOf: homesAsked.asOf,
    building: homesAsked.building,
    grid: homesAsked.grid,
    estate: homesAsked.estate,
  }),
  output: z.object({
    asOf: wholeDate,
    rows: z.array(
      z.object({
        tag: Mark.shape.tag,
        ofDoor: z.boolean(),
        /** Households with the tag or with somebody who has it, of all that stand. */
        households: count,
        /** People who have it, of all who live here. */
        people: count,
        /** Marks that have to be looked at again, of all of this tag. */
        due: count,
        marks: count,
      }),
    ),
    total: z.object({ households: count, people: count }),
  }),
  async run(reader, { asOf, ...asked }, outside) {
    const day = asOf ?? outside.today()
    const homes = await homesOn(reader, day, asked)
    const rows = (Object.keys(tags) as Tag[]).map(tag => {
      const own = homes.map(home =>
        [...home.marks, ...home.residents.flatMap(one => one.marks)].filter(mark => mark.tag === tag),
      )
      const marks = own.flat()
      const people = new Set(marks.flatMap(({ resident }) => resident ?? []))
      return {
        tag,
        ofDoor: doorTags.has(tag),
        households: own.filter(found => found.length).length,
        people: people.size,
        due: marks.filter(mark => isDue(mark, day)).length,
        marks: marks.length,
      }
    })
    const people = homes.reduce((sum, home) => sum + home.residents.length, 0)
    return { asOf: day, rows, total: { households: homes.length, people } }
  },
})

const householdUnknown = problem('household-unknown', '没有这一户，可能已经删除。请回到住户名单重新选择。')

const MarkLine = z.object({
  ...{ id: Mark.shape.id, tag: Mark.shape.tag, source: Mark.shape.source, from: Mark.shape.from },
  ...{ review: orNull(Mark.shape.review), to: orNull(Mark.shape.to) },
  resident: text,
  residentName: text,
  due: z.boolean(),
  /** Where the term comes from after which it has to be looked at again. */
  term: text,
})

const { masked, shown } = maskedAndShown({
  query: 'grid.household',
  command: 'grid.showHousehold',
  title: '住户',
  input: z.object({ id }),
  output: z.object({
    ...{ id, building, unit: orNull(unit), room, floor: orNull(floor), serial, externalCode: orNull(externalCode) },
    ...{ door: z.string(), code: z.string(), buildingName: z.string(), estateName: text, gridName: text },
    ...{ contact: orNull(contact), phone: orNull(phone), note: orNull(note), from: orNull(from), to: orNull(to) },
    /** Whom one asks for at the door: as it is written of the household, else its head, as in lists. */
    asked: z.object({ contact: orNull(contact), phone: orNull(phone) }),
    hub: z.object({ id: z.string(), name: z.string() }).nullable(),
    residents: z.array(
      z.object({
        ...{ id: Resident.shape.id, name: z.string(), relation: orNull(Resident.shape.relation) },
        ...{ sex: orNull(Resident.shape.sex), birth: partialDate.nullable(), phone: orNull(Resident.shape.phone) },
        ...{ member: orNull(Resident.shape.member), note: orNull(Resident.shape.note) },
        ...{ from: orNull(Resident.shape.from), to: orNull(Resident.shape.to), here: z.boolean() },
      }),
    ),
    marks: z.array(MarkLine),
    visits: z.array(
      z.object({
        ...{ id: Visit.shape.id, date: Visit.shape.date, reason: Visit.shape.reason, worker: text },
        ...{ resident: text, result: orNull(Visit.shape.result), next: orNull(Visit.shape.next) },
      }),
    ),
    pairings: z.array(
      z.object({
        ...{ id: Pairing.shape.id, person: z.string(), pledge: orNull(Pairing.shape.pledge) },
        ...{ from: Pairing.shape.from, to: orNull(Pairing.shape.to) },
      }),
    ),
  }),
  whose: ({ id: household }) => ({ table: 'households', ids: [household] }),
  async answer(reader, { id: household }, { today, reveal }) {
    const found = await reader.get('households', household)
    if (!found) throw new Refusal([householdUnknown])
    // A door that is no more is shown as it was on its last day.
    const day = found.to && found.to <= today ? addDays(found.to, -1) : today
    const home = (await homesOn(reader, day, { building: found.building })).find(({ row }) => row.id === household)
    const [place] = home ? [home.building] : await Promise.all([reader.get('buildings', found.building)])
    const mask = reveal ? (number: string | undefined) => number ?? null : maskPhone
    const marks = (await reader.all('marks', { household })).sort((a, b) => (a.from < b.from ? 1 : -1))
    const rows = await reader.all('residents', { household })
    const residents = await Promise.all(
      rows.map(async row => asLiving(row, row.member ? await reader.get('members', row.member) : undefined, [])),
    )
    const nameOf = new Map(residents.map(one => [one.row.id, one.name]))
    const isHere = (row: Resident) => (!row.from || row.from <= day) && (!row.to || day < row.to)
    const asked = contactOf(
      found,
      residents.filter(({ row }) => isHere(row)),
    )
    const people = await servingPeople(reader)
    const hub = (await reader.all('organisations', { household })).find(unit => !unit.dissolved)
    return {
      ...{ id: found.id, building: found.building, unit: found.unit ?? null, room: found.room },
      ...{ floor: found.floor ?? null, serial: found.serial, externalCode: found.externalCode ?? null },
      ...{ door: home?.door ?? found.room, code: home?.code ?? '', buildingName: place?.name ?? '' },
      ...{ estateName: home?.estate?.name ?? null, gridName: home?.grid?.name ?? null },
      ...{ contact: found.contact ?? null, phone: mask(found.phone), note: found.note ?? null },
      asked: { contact: asked.contact ?? null, phone: mask(asked.phone) },
      ...{ from: found.from ?? null, to: found.to ?? null, hub: hub ? { id: hub.id, name: hub.name } : null },
      residents: residents
        .sort((a, b) => Number(isHere(b.row)) - Number(isHere(a.row)) || byRelation(a, b))
        .map(({ row, name, sex, birth, phone: number }) => ({
          ...{ id: row.id, name, relation: row.relation ?? null, sex: sex ?? null, birth: birth ?? null },
          ...{ phone: mask(number), member: row.member ?? null, note: row.note ?? null },
          ...{ from: row.from ?? null, to: row.to ?? null, here: isHere(row) },
        })),
      marks: marks.map(mark => ({
        ...{ id: mark.id, tag: mark.tag, source: mark.source, from: mark.from },
        ...{ review: mark.review ?? null, to: mark.to ?? null, resident: mark.resident ?? null },
        residentName: mark.resident ? (nameOf.get(mark.resident) ?? null) : null,
        due: !mark.to && isDue(mark, today),
        term: tagTerms[mark.tag]?.source ?? null,
      })),
      visits: (await reader.all('visits', { household }))
        .sort((a, b) => (a.date < b.date ? 1 : -1))
        .map(visit => ({
          ...{ id: visit.id, date: visit.date, reason: visit.reason },
          ...{ worker: visit.worker ? (people.get(visit.worker)?.name ?? null) : null },
          ...{ resident: visit.resident ? (nameOf.get(visit.resident) ?? null) : null },
          ...{ result: visit.result ?? null, next: visit.next ?? null },
        })),
      pairings: (await reader.all('pairings', { household }))
        .sort((a, b) => (a.from < b.from ? 1 : -1))
        .map(one => ({
          ...{ id: one.id, person: people.get(one.person)?.name ?? '', pledge: one.pledge ?? null },
          ...{ from: one.from, to: one.to ?? null },
        })),
    }
  },
})
export const oneHousehold = masked
export const showHousehold = shown
