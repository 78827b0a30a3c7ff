import { halfWidth } from '../roster/plain-text'
import type { Building, BuildingUnit } from './building'
import type { Household } from './household'

/** A door as its building has it. */
export type Door = Pick<Household, 'unit' | 'room' | 'floor'>

/** Doors of a building, floor by floor in each unit: `101` … `3404`. Units that do not say how many they have give none. */
export function doorsOf({ units = [] }: Pick<Building, 'units'>): Door[] {
  return units.flatMap(({ name, floors = 0, doors = 0 }: BuildingUnit) =>
    Array.from({ length: floors * doors }, (_, at) => {
      const floor = Math.floor(at / doors) + 1
      return { unit: name, room: `${floor}${String((at % doors) + 1).padStart(2, '0')}`, floor }
    }),
  )
}

const figures = '零一二三四五六七八九'
/** `十二` → `12`, up to ninety-nine; a text that is no such number stays. */
function counted(text: string): string {
  const parts = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text)
  if (parts) return String((parts[1] ? figures.indexOf(parts[1]) : 1) * 10 + (parts[2] ? figures.indexOf(parts[2]) : 0))
  return /^[一二三四五六七八九]$/.test(text) ? String(figures.indexOf(text)) : text
}

const bare = (text: string, ending: RegExp) => {
  const plain = halfWidth(text).replace(/\s+/g, '').replace(/^第/, '')
  return counted(plain.replace(ending, '') || plain)
    .replace(/^0+(?=\d)/, '')
    .toUpperCase()
}

/** What is compared of names as people write them: `3号楼`, `３栋`, `第三幢` are one building; `一单元` is `1`, `0501室` is `501`. */
export const buildingKey = (name: string): string => bare(name, /(?:号楼|栋楼|楼栋|楼|栋|幢|号|座)$/)
export const unitKey = (unit: string | undefined): string => (unit ? bare(unit, /(?:单元|号门|门|梯)$/) : '')
export const roomKey = (room: string): string => bare(room, /(?:室|号|房|户)$/)

export const doorKey = ({ unit, room }: Pick<Door, 'unit' | 'room'>): string => `${unitKey(unit)}-${roomKey(room)}`

/** The floor that a room's number tells: `501` the fifth, `1203` the twelfth. */
export function floorOfRoom(room: string): number | undefined {
  const digits = /^(\d{1,3})\d{2}$/.exec(roomKey(room))
  const floor = digits ? Number(digits[1]) : 0
  return floor >= 1 && floor <= 120 ? floor : undefined
}

/** Doors in the order of a building: by unit, then floor and room as numbers. What is compared is read from each once. */
export function inDoorOrder<R>(rows: readonly R[], doorOf: (row: R) => Pick<Door, 'unit' | 'room'>): R[] {
  const keyed = rows.map(row => {
    const { unit, room } = doorOf(row)
    return { row, unit: unitKey(unit), room: roomKey(room) }
  })
  return keyed.sort((a, b) => byNumber(a.unit, b.unit) || byNumber(a.room, b.room)).map(({ row }) => row)
}

/** Numbers by size, before texts. */
export function byNumber(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1
  return (Number.isNaN(x) ? 0 : x - y) || (a < b ? -1 : a > b ? 1 : 0)
}
