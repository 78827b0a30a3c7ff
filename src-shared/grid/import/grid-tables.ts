import { problem, type Problem } from '../../problem'
import type { TableRow } from '../../sheet-import/read-table'
import type { TableKind } from '../../sheet-import/table-kind'
import { buildingKey, doorKey } from '../doors'
import {
  gridField,
  gridFields,
  gridReader,
  gridUnread,
  type GridField,
  type GridTableKind,
  type GridValue,
} from './grid-fields'

const text = (value: GridValue[GridField]) => String(value ?? '')

/** A door as it is called in one word: `3-2-501`; where the building has a column of its own, the room is as it is. */
const whole = /^(.+?)-(?:(.+?)-)?(.+)$/

/** Estate, building, unit and room of a row, from whichever columns say them. */
export function placeSaid(value: GridValue): { estate: string; building: string; unit: string; room: string } {
  const [estate, building, unit, room] = (['estate', 'building', 'unit', 'room'] as const).map(field =>
    text(value[field]),
  ) as [string, string, string, string]
  const parts = building ? null : whole.exec(room)
  return parts
    ? { estate, building: parts[1]!, unit: parts[2] ?? unit, room: parts[3]! }
    : { estate, building, unit, room }
}

const keyOf: Record<GridTableKind, (value: GridValue) => readonly string[] | undefined> = {
  buildings: ({ estate, building }) => (building ? [text(estate), buildingKey(text(building))] : undefined),
  households(value) {
    const { estate, building, unit, room } = placeSaid(value)
    return building && room ? [estate, buildingKey(building), doorKey({ unit, room })] : undefined
  },
  residents(value) {
    const { estate, building, unit, room } = placeSaid(value)
    return value.name && building && room
      ? [estate, buildingKey(building), doorKey({ unit, room }), text(value.name), text(value.birth)]
      : undefined
  },
}

const named: Record<GridTableKind, GridField> = { buildings: 'building', households: 'room', residents: 'name' }
const joinedPlaces = ['estate', 'building', 'unit', 'room', 'grid'] as const satisfies readonly GridField[]

/** A table of buildings, of households or of residents. */
export function gridTable(kind: GridTableKind): TableKind<GridField, GridValue> {
  const required: Record<GridTableKind, readonly GridField[]> = {
    buildings: ['building'],
    households: ['room'],
    residents: ['room', 'name'],
  }
  const of = { buildings: '“楼栋”“单元数”', households: '“楼栋”“单元”“室”', residents: '“楼栋”“室”“姓名”' }[kind]
  return {
    fields: gridFields(kind),
    required: required[kind],
    contents: kind === 'buildings' ? [] : [['phone', /^1[3-9]\d{9}$/]],
    reader: gridReader,
    headerMissing: `没有找到表头，请检查表格中是否有${of}等列名`,
    masked: '是遮盖过的号码，没有读；台账里的号码不变',
    ownId: '编号',
    checks: (value, row) => (kind === 'buildings' ? [] : placeChecks(value, row)),
    repeats: () => repeatsOf(kind),
    downward: {
      joined: joinedPlaces.filter(field => field !== named[kind]),
      blank: kind === 'buildings' ? [] : ['estate', 'building'],
    },
    unread: gridUnread,
  }
}

function placeChecks(value: GridValue, row: number): Problem[] {
  const { building, room } = placeSaid(value)
  if (!room || building) return []
  return [problem('required', '请填写楼栋，或者把门牌写成 3-2-501', { row, field: gridField('building').label })]
}

/** Says of a row that it repeats an earlier one; two residents of one name are two where their own 编号 or births differ. */
function repeatsOf(kind: GridTableKind): (row: TableRow<GridValue>) => Problem | undefined {
  const known = new Map<string, TableRow<GridValue>>()
  return read => {
    const parts = keyOf[kind](read.value)
    if (!parts) return undefined
    const key = JSON.stringify(parts)
    const first = known.get(key)
    if (!first) return void known.set(key, read)
    if (first.id && read.id && first.id !== read.id) return undefined
    return problem('duplicate-in-file', `与第${first.row}行重复，请只保留一行`, {
      row: read.row,
      field: gridField(named[kind]).label,
    })
  }
}
