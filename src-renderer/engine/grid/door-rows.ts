import { doorKey, doorsOf, floorOfRoom, type Door } from '../../../src-shared/grid/doors'
import type { Building } from '../../../src-shared/grid/building'
import type { Household } from '../../../src-shared/grid/household'
import { problem } from '../../../src-shared/problem'
import { holdsOn, overlap } from '../../../src-shared/roster/membership'
import type { Tx } from '../transaction'

const lastSerial = 9999

/** Rows of new doors of one building with serials that were never given out; removed and undone rows count too. */
export async function newDoors(
  tx: Tx,
  building: Pick<Building, 'id' | 'name'>,
  doors: readonly (Door & Partial<Household>)[],
): Promise<Household[]> {
  const known = await tx.everything('households', { building: building.id })
  const given = known.reduce((top, { serial }) => Math.max(top, serial), 0)
  if (given + doors.length > lastSerial)
    tx.refuse(problem('serials-used-up', `${building.name}的户序号不够再编${doors.length}户，用过的不能再用。`))
  return doors.map((door, at) => {
    const floor = door.floor ?? floorOfRoom(door.room)
    return { ...door, ...(floor && { floor }), id: tx.newId(), building: building.id, serial: given + 1 + at }
  })
}

/** Doors of a building that it lacks today. */
export async function missingDoors(tx: Tx, building: Building): Promise<Door[]> {
  const rows = await tx.all('households', { building: building.id })
  const there = new Set(rows.filter(row => holdsOn(row, tx.today)).map(doorKey))
  return doorsOf(building).filter(door => !there.has(doorKey(door)))
}

/** Refuses a door that stands in its building already on a day that this one stands on. */
export async function refuseSameDoor(tx: Tx, { id, building, ...door }: Household): Promise<void> {
  const rows = await tx.all('households', { building })
  const same = rows.find(row => row.id !== id && doorKey(row) === doorKey(door) && overlap(row, door))
  if (!same) return
  const words = [door.unit && `${door.unit}单元`, door.room].filter(Boolean).join('')
  tx.refuse(problem('door-taken', `这栋楼里已经有“${words}”，请核对单元和室。`, { field: '室', path: ['room'] }))
}
