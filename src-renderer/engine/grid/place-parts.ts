import type { GridPart } from '../../../src-shared/grid/grid-part'
import { placeFrom, type PartChanges, type Placing } from '../../../src-shared/grid/placing'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'

/** Writes what a placing or a taking out comes to. */
export async function writeParts(tx: Tx, changes: readonly PartChanges[]): Promise<void> {
  await tx.remove(
    'gridParts',
    changes.flatMap(({ remove }) => remove),
  )
  const rows = changes.flatMap(({ put }) => put).map(part => ({ ...part, id: part.id ?? tx.newId() }))
  await tx.putAll('gridParts', rows)
}

/** The parts of buildings, by the building's id. */
export async function partsByBuilding(tx: Tx): Promise<Map<string, GridPart[]>> {
  const found = new Map<string, GridPart[]>()
  for (const part of await tx.all('gridParts'))
    if (part.building) found.set(part.building, [...(found.get(part.building) ?? []), part])
  return found
}

/** Puts buildings into grids from a day on; refuses where a building was put somewhere else later. */
export async function placeAll(
  tx: Tx,
  placings: readonly { building: { id: string; name: string }; to: Placing }[],
): Promise<void> {
  const own = await partsByBuilding(tx)
  const changes: PartChanges[] = []
  for (const { building, to } of placings) {
    const placed = placeFrom(own.get(building.id) ?? [], building.id, to)
    if (!('later' in placed)) {
      changes.push(placed)
      continue
    }
    const { grid, from } = placed.later
    const name = (await tx.get('grids', grid))?.name ?? ''
    tx.refuse(
      problem('part-later', `${building.name}从${printDate(from!)}起已经划入${name}，请填那天或者更晚的日期。`, {
        field: '划入日期',
        path: ['from'],
      }),
    )
  }
  await writeParts(tx, changes)
}
