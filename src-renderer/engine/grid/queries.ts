import type { GridTables } from '../../../src-shared/grid/grids-on'
import type { GridPerson } from '../../../src-shared/grid/grid-person'
import type { Reader } from '../reader'

/** All rows that say which grid, building and organisation belong together. */
export async function gridTables(reader: Reader): Promise<GridTables> {
  return {
    grids: await reader.all('grids'),
    gridParts: await reader.all('gridParts'),
    buildings: await reader.all('buildings'),
  }
}

/** What stands in the place of a name that was erased. */
export const erasedName = '（已删除）'

/** Somebody who serves in the grids as lists show them, whichever record has the name. */
export interface ServingPerson {
  id: string
  name: string
  phone: string | undefined
  unit: string | undefined
  as: 'member' | 'attached' | 'other'
}

const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map(row => [row.id, row]))

/** Everybody who serves in the grids, by id: name and phone of members and of who reported come from their own records. */
export async function servingPeople(reader: Reader): Promise<Map<string, ServingPerson>> {
  const people = await reader.all('gridPeople')
  const members = byId(await reader.all('members'))
  const attached = byId(await reader.all('attached'))
  const shown = (person: GridPerson): ServingPerson => {
    const member = person.member === undefined ? undefined : members.get(person.member)
    const reported = person.attached === undefined ? undefined : attached.get(person.attached)
    const record = member ?? reported ?? person
    return {
      id: person.id,
      name: record.name ?? erasedName,
      phone: record.phone ?? person.phone,
      unit: person.unit ?? reported?.unit,
      as: member ? 'member' : reported ? 'attached' : 'other',
    }
  }
  return new Map(people.map(person => [person.id, shown(person)]))
}
