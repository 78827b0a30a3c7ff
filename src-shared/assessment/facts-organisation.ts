import type { Building } from '../grid/building'
import type { Estate } from '../grid/estate'
import type { PlainDate } from '../plain-date'
import { comparePlain } from '../plain-date'
import { Member, membershipOn } from '../roster/member'
import { holdsOn } from '../roster/membership'
import type { Organisation } from '../roster/organisation'
import { unitRemarks, type UnitState } from '../roster/unit-remarks'
import { fieldMeta } from '../records/field'
import { assessmentTerms } from './assessment-terms'
import type { FactLine } from './facts'

type Standing = Pick<Estate | Organisation | Building, 'id'>
const opens = (table: NonNullable<FactLine['opens']>['table'], { id }: Standing) => ({ table, id })

/** A branch or another unit as it stood on the day, under its short name. */
export interface NamedUnit extends UnitState {
  unit: Organisation
  name: string
}

const branchesOf = (units: readonly NamedUnit[]) => units.filter(({ unit }) => unit.kind === 'branch')

/** Each estate that stood on a day: done where a branch that stood is responsible for it. Null where there is none. */
export function estateBranches(
  estates: readonly Estate[],
  units: readonly NamedUnit[],
  day: PlainDate,
): FactLine[] | null {
  const branches = new Set(branchesOf(units).map(({ unit }) => unit.id))
  const began = ({ from }: Estate) => from === undefined || comparePlain(from, day) <= 0
  const standing = estates.filter(estate => began(estate) && (estate.to === undefined || day < estate.to))
  if (!standing.length) return null
  return standing.map(estate => {
    const has = estate.branch !== undefined && branches.has(estate.branch)
    return {
      ...{ id: estate.id, name: estate.name, done: Number(has), due: 1, opens: opens('estates', estate) },
      ...(!has && { says: '没有登记负责的党支部' }),
    }
  })
}

/** Each branch: done where nothing of its size and its committee is remarked. */
export function branchFaults(units: readonly NamedUnit[], day: PlainDate): FactLine[] | null {
  const branches = branchesOf(units)
  if (!branches.length) return null
  return branches.map(state => {
    const found = unitRemarks(state, day).filter(({ code }) => assessmentTerms.branches.remarks.includes(code))
    return {
      ...{ id: state.unit.id, name: state.name, done: Number(!found.length), due: 1 },
      ...(found.length && { says: found.map(({ message }) => message).join('') }),
      opens: opens('organisations', state.unit),
    }
  })
}

/** Each branch that is responsible for more than one building: done where it has a group. Null where no building has a branch. */
export function branchGroups(
  units: readonly NamedUnit[],
  { buildings, estates }: { buildings: readonly Building[]; estates: readonly Estate[] },
  day: PlainDate,
): FactLine[] | null {
  const branchOfEstate = new Map(estates.map(({ id, branch }) => [id, branch]))
  const groups = units.filter(({ unit }) => unit.kind === 'group')
  const branchOfGroup = new Map(groups.map(({ unit }) => [unit.id, unit.parent]))
  const counts = new Map<string, number>()
  for (const building of buildings) {
    if (!holdsOn(building, day)) continue
    const branch = branchOfGroup.get(building.group ?? '') ?? branchOfEstate.get(building.estate ?? '')
    if (branch !== undefined) counts.set(branch, (counts.get(branch) ?? 0) + 1)
  }
  if (!counts.size) return null
  const having = new Set(branchOfGroup.values())
  return branchesOf(units).flatMap(({ unit, name }) => {
    const own = counts.get(unit.id) ?? 0
    if (own < 2) return []
    const has = having.has(unit.id)
    return {
      ...{ id: unit.id, name, done: Number(has), due: 1, opens: opens('organisations', unit) },
      says: `${own}栋楼，${has ? '设有党小组' : '没有党小组'}`,
    }
  })
}

/** Each member on the roster: done where the record has every field that the terms name. */
export function membersComplete(people: readonly Member[], day: PlainDate): FactLine[] | null {
  if (!people.length) return null
  const { fields, full } = assessmentTerms.members
  return people.map(member => {
    const wanted = membershipOn(member, day) === 'full' ? [...fields, ...full] : fields
    const missing = wanted.filter(field => member[field] === undefined || member[field] === '')
    return {
      ...{ id: member.id, name: member.name, done: Number(!missing.length), due: 1, opens: opens('members', member) },
      ...(missing.length && { says: `缺${missing.map(field => fieldMeta(Member.shape[field])!.label).join('、')}` }),
    }
  })
}
