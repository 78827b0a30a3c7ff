import type * as z from 'zod'
import { fieldMeta, type FieldMeta } from '../../records/field'
import { yesNo } from '../../roster/choices'
import { isMaskedText, maskText } from '../../roster/masks'
import { halfWidth, plainText } from '../../roster/plain-text'
import { personName } from '../../roster/person-name'
import { typed, type CellReader } from '../../sheet-import/cell-readers'
import { plainHeading } from '../../sheet-import/headings'
import type { TableField, Unread } from '../../sheet-import/table-kind'
import { Building, BuildingUnit } from '../building'
import { Estate } from '../estate'
import { Grid } from '../grid'
import { Household } from '../household'
import { tags, type Tag } from '../mark'
import { Resident } from '../resident'
import { belongsSealed, saysSensitive } from '../sensitive-words'
import tagWords from '../../../resources/grid/tag-words.json'

/** What tables of the grid are about. */
export const gridTableKinds = { buildings: '楼栋', households: '住户', residents: '居民' } as const
export type GridTableKind = keyof typeof gridTableKinds

const meta = (schema: z.ZodType): FieldMeta => fieldMeta(schema)!
const plain = (schema: z.ZodType): FieldMeta => ({ ...meta(schema), choices: yesNo })

const { name: estate } = Estate.shape
const { name: building, address, year, elevator, unmanaged, externalCode } = Building.shape
const { unit, room, floor, contact, phone, note } = Household.shape

/** All fields that a table of the grid may have, as the records have them. */
const all = {
  estate: meta(estate),
  building: { ...meta(building), synonyms: [...meta(building).synonyms!, '楼', '栋', '幢', '楼幢'] },
  unitCount: { label: '单元数', synonyms: ['单元', '单元个数', '单元总数'], unit: 'count' },
  floors: { ...meta(BuildingUnit.shape.floors), synonyms: ['楼层数', '总层数', '层高'], unit: 'count' },
  doors: { ...meta(BuildingUnit.shape.doors), synonyms: ['每层几户', '每层户', '一层户数'], unit: 'count' },
  grid: meta(Grid.shape.name),
  address: meta(address),
  year: { ...meta(year), synonyms: ['建成年代', '建造年份'], unit: 'count' },
  elevator: plain(elevator),
  unmanaged: plain(unmanaged),
  externalCode: meta(externalCode),
  unit: meta(unit),
  room: meta(room),
  floor: { ...meta(floor), unit: 'count' },
  contact: meta(contact),
  name: { ...meta(Resident.shape.name), synonyms: ['居民姓名', '成员姓名'] },
  relation: meta(Resident.shape.relation),
  sex: meta(Resident.shape.sex),
  birth: meta(Resident.shape.birth),
  phone: meta(phone),
  tags: { label: '标签', synonyms: ['人员标签', '户标签', '人员类别', '类别', '人群分类'] },
  note: meta(note),
  from: meta(Resident.shape.from),
} as const satisfies Record<string, FieldMeta>

export type GridField = keyof typeof all
export type GridTableField = TableField<GridField>

/** What one row says. A field that is absent says nothing; it never empties what the books know. */
export type GridValue = { [F in GridField]?: string | number | boolean }

const ofKind: Record<GridTableKind, readonly GridField[]> = {
  buildings: [
    ...(['estate', 'building', 'unitCount', 'floors', 'doors', 'grid', 'address', 'year'] as const),
    ...(['elevator', 'unmanaged', 'externalCode'] as const),
  ],
  households: ['estate', 'building', 'unit', 'room', 'floor', 'contact', 'phone', 'tags', 'note', 'externalCode'],
  residents: [
    ...(['estate', 'building', 'unit', 'room', 'name', 'relation', 'sex', 'birth', 'phone'] as const),
    ...(['tags', 'note', 'from'] as const),
  ],
}

export const gridFields = (kind: GridTableKind): GridTableField[] => ofKind[kind].map(name => ({ name, ...all[name] }))
export const gridFieldNames = Object.keys(all) as GridField[]
export const gridField = (name: GridField): FieldMeta => all[name]

const codeOf = new Map<string, Tag>()
for (const [code, word] of Object.entries(tags)) codeOf.set(word, code as Tag)
for (const [word, code] of Object.entries(tagWords.words)) codeOf.set(word, code as Tag)

export const tagsOf = (codes: GridValue['tags']): Tag[] =>
  String(codes ?? '')
    .split(' ')
    .filter(Boolean) as Tag[]
const joinTags = (codes: ReadonlySet<string>) =>
  Object.keys(tags)
    .filter(tag => codes.has(tag))
    .join(' ')

const readTags: CellReader = cell => {
  const words = halfWidth(typed(cell))
    .split(/[、,;/|\s]+/)
    .filter(Boolean)
  const open = words.filter(word => !saysSensitive(word))
  const unknown = open.find(word => !codeOf.has(word))
  const hidden = open.length < words.length && { remark: { code: 'sensitive', message: belongsSealed } }
  if (unknown)
    return {
      code: 'unknown-choice',
      message: `不认识“${unknown}”，请改为：${Object.values(tags).join('、')}，或者留空`,
    }
  return { value: joinTags(new Set(open.map(word => codeOf.get(word)!))) || undefined, ...hidden }
}

const readFree: CellReader = cell => {
  const text = plainText(typed(cell))
  return saysSensitive(text)
    ? { value: undefined, remark: { code: 'sensitive', message: belongsSealed } }
    : { value: text }
}

const bounds: Partial<Record<GridField, readonly [number, number]>> = {
  unitCount: [1, 30],
  floors: [1, 120],
  doors: [1, 60],
  year: [1900, 2200],
  floor: [-5, 120],
}

/** A whole number as people write it: `34`, `34层`, `2户`. */
const readCount =
  ([least, most]: readonly [number, number]): CellReader =>
  cell => {
    const text = halfWidth(typed(cell)).replace(/\s+/g, '')
    const digits = /^(-?\d{1,4})(?:\.0+)?(?:个|层|户|楼|年|单元)?$/.exec(text)
    const value = digits ? Number(digits[1]) : NaN
    return value >= least && value <= most
      ? { value }
      : { code: 'not-a-number', message: `应当是${least}到${most}的整数，请更正` }
  }

export function gridReader(field: GridField): CellReader | undefined {
  const range = bounds[field]
  if (range) return readCount(range)
  if (field === 'tags') return readTags
  if (field === 'note' || field === 'address') return readFree
  return field === 'name' || field === 'contact' ? cell => ({ value: personName(typed(cell)) }) : undefined
}

/** Columns that a table may have, by whatever they are called: what is sensitive in them is left out cell by cell. */
const ownHeadings = new Set(Object.values<FieldMeta>(all).flatMap(({ label, synonyms = [] }) => [label, ...synonyms]))
const idNumbers = /^\d{17}[\dXx]$/
const idHeading = /身份证|证件号|公民身份号码/

/** Columns that no table of the grid reads: identity numbers, which nothing here needs, and what is sensitive. */
export function gridUnread(heading: string, texts: readonly string[]): Unread | undefined {
  const isOwn = ownHeadings.has(plainHeading(heading))
  if (saysSensitive(heading) || (!isOwn && texts.length && texts.every(saysSensitive))) return '属于封存信息'
  const many = texts.filter(text => idNumbers.test(text)).length
  return idHeading.test(heading) || (texts.length && many >= texts.length * 0.8) ? '不需要' : undefined
}

/** A value as the books print it; null for nothing. */
export function printGrid(field: GridField, value: GridValue[GridField]): string | null {
  if (value === undefined || value === '') return null
  if (field === 'tags')
    return tagsOf(value)
      .map(tag => tags[tag])
      .join('、')
  const choices: Readonly<Record<string, string>> | undefined = gridField(field).choices
  return choices?.[String(value)] ?? String(value)
}

/** What the books know, masked, for somebody who compares it with what a file says. */
export function printGridBeside(
  field: GridField,
  known: GridValue[GridField],
  said: GridValue[GridField],
): string | null {
  const masked = maskText(printGrid(field, known), gridField(field).personal)
  const apart =
    masked !== null &&
    isMaskedText(masked) &&
    known !== said &&
    masked === maskText(printGrid(field, said), gridField(field).personal)
  return apart ? `${masked}（隐去的部分不同）` : masked
}
