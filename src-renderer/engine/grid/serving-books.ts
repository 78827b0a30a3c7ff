import type { GridPost } from '../../../src-shared/grid/grid-post'
import { heldOf } from '../../../src-shared/grid/grid-post'
import { selectionSteps, type Selection, type SelectionStep } from '../../../src-shared/grid/selection'
import { servingOn, type Holder, type ServingOn, type ServingTables } from '../../../src-shared/grid/serving'
import type { Building } from '../../../src-shared/grid/building'
import type { PlainDate } from '../../../src-shared/plain-date'
import { maskPhone } from '../../../src-shared/roster/masks'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { shortName, unitName } from '../../../src-shared/roster/organisation'
import { posts as postWords, type Post } from '../../../src-shared/roster/post'
import type { Reader } from '../reader'
import { communityName, rosterTables, unitsAt } from '../roster/queries'
import { roleWords, type ServingLine } from './outputs'
import { gridTables, servingPeople, type ServingPerson } from './queries'

/** Somebody who serves, with the words that tell them from a namesake. */
export interface ToldPerson extends ServingPerson {
  /** Their branch, unit or employer on the day. */
  where: string
}

/** What every answer about who serves is made from. */
export interface ServingBooks {
  day: PlainDate
  tables: ServingTables
  serving: ServingOn
  people: ReadonlyMap<string, ToldPerson>
  nameOfGrid: (id: string) => string
  /** `和顺园3号楼`. */
  nameOfBuilding: (building: Pick<Building, 'name' | 'estate'>) => string
  nameOfEstate: (id: string) => string
  nameOfUnit: (id: string) => string
  line: (holder: Holder | { role: 'hubHead'; post: Post }) => ServingLine
  lineOf: (post: GridPost) => ServingLine
}

const named = <R extends { id: string }>(rows: readonly R[], name: (row: R) => string) => {
  const names = new Map(rows.map(row => [row.id, name(row)]))
  return (id: string) => names.get(id) ?? ''
}

/** Reads who serves where on a day, and what everything is called. @param reveal phones in full, for a deed that shows them */
export async function servingBooks(reader: Reader, day: PlainDate, reveal = false): Promise<ServingBooks> {
  const tables: ServingTables = {
    ...(await gridTables(reader)),
    gridPosts: await reader.all('gridPosts'),
    posts: await reader.all('posts'),
  }
  const { members, memberships } = await rosterTables(reader)
  const community = await communityName(reader)
  const units = await unitsAt(reader, day)
  const nameOfUnit = named(await reader.all('organisations'), unit =>
    unit.kind === 'branch' ? shortName(unit.name, community) : unitName(unit),
  )
  const unitsThen = named(units, unit => (unit.kind === 'branch' ? shortName(unit.name, community) : unitName(unit)))
  const branchOf = new Map(rosterOn(day, members, memberships).map(one => [one.member.id, unitsThen(one.organisation)]))
  const memberOf = new Map(members.map(member => [member.id, member]))
  const nameOfGrid = named(tables.grids, ({ name }) => name)
  const nameOfEstate = named(await reader.all('estates'), ({ name }) => name)
  const nameOfBuilding: ServingBooks['nameOfBuilding'] = ({ name, estate }) =>
    (estate === undefined ? '' : nameOfEstate(estate)) + name
  const buildings = new Map(tables.buildings.map(building => [building.id, building]))
  const rows = new Map((await reader.all('gridPeople')).map(row => [row.id, row]))
  const phoneOf = (phone: string | undefined) => (reveal ? (phone ?? null) : maskPhone(phone))
  const people = new Map(
    [...(await servingPeople(reader)).values()].map((person): [string, ToldPerson] => {
      const { member } = rows.get(person.id)!
      const where = (member === undefined ? person.unit : (branchOf.get(member) ?? '组织关系已不在本社区')) ?? ''
      return [person.id, { ...person, where }]
    }),
  )
  const placeName = (post: GridPost) => {
    const of = heldOf[post.role]
    const place = post[of] ?? ''
    const building = buildings.get(place)
    return of === 'grid'
      ? nameOfGrid(place)
      : of === 'estate'
        ? nameOfEstate(place)
        : building
          ? nameOfBuilding(building)
          : ''
  }
  const lineOf = (post: GridPost): ServingLine => {
    const person = people.get(post.person)
    return {
      ...{ id: post.id, person: post.person, name: person?.name ?? '', where: person?.where ?? '' },
      ...{ phone: phoneOf(person?.phone), role: post.role, word: roleWords[post.role], of: heldOf[post.role] },
      ...{ place: post[heldOf[post.role]] ?? '', placeName: placeName(post), unit: post.unit ?? null },
      ...{ force: post.force ?? null, from: post.from ?? null, to: post.to ?? null, reason: post.reason ?? null },
      ...{ selection: post.selection ?? null, steps: stepsOf(post.selection) },
    }
  }
  const rosterLine = (role: 'groupLeader' | 'hubHead', post: Post): ServingLine => {
    const member = post.member === undefined ? undefined : memberOf.get(post.member)
    return {
      ...{ id: post.id, person: null, name: member?.name ?? post.name ?? '' },
      where: (member ? branchOf.get(member.id) : post.unit) ?? '',
      ...{ phone: phoneOf(member?.phone), role, word: role === 'hubHead' ? postWords.hubHead : roleWords.groupLeader },
      ...{ of: 'group', place: post.organisation, placeName: nameOfUnit(post.organisation), unit: null, force: null },
      ...{ from: post.from ?? null, to: post.to ?? null, reason: null },
      ...{ selection: post.selection ?? null, steps: stepsOf(post.selection) },
    }
  }
  const line: ServingBooks['line'] = holder =>
    holder.role === 'groupLeader' || holder.role === 'hubHead'
      ? rosterLine(holder.role, holder.post)
      : lineOf(holder.post)
  return {
    ...{ day, tables, serving: servingOn(day, tables), people },
    ...{ nameOfGrid, nameOfBuilding, nameOfEstate, nameOfUnit, line, lineOf },
  }
}

const stepsOf = (selection: Selection | undefined): string =>
  (Object.keys(selectionSteps) as SelectionStep[])
    .filter(step => selection?.[step])
    .map(step => selectionSteps[step])
    .join('')

const roleOrder = Object.keys(roleWords)

/** Lines in the order of the roles, then of the places. */
export const inRoleOrder = (lines: readonly ServingLine[]): ServingLine[] =>
  [...lines].sort(
    (a, b) =>
      roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) ||
      a.placeName.localeCompare(b.placeName, 'zh-CN', { numeric: true }),
  )
