import { footerOf, headsOf, type ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import { maskPhone } from '../roster/masks'

/** A household as the door list of its building has it. */
export interface DoorLine {
  unit: string | undefined
  room: string
  contact: string | undefined
  phone: string | undefined
  residents: readonly string[]
  tags: readonly string[]
}

/**
 * 楼栋住户表: all doors of a building, for whoever goes round in it. It is internal and says so; it has phones only where they were
 * asked for, masked unless they were shown by a deed of their own.
 */
export function doorListSheet(
  { building, grid }: { building: string; grid: string },
  lines: readonly DoorLine[],
  context: PaperContext,
  { phones, reveal }: { phones: boolean; reveal: boolean },
): ListSheet {
  const title = `${building}住户表`
  const withUnit = lines.some(({ unit }) => unit)
  const phoneOf = (phone: string | undefined) => (reveal ? phone : maskPhone(phone)) ?? ''
  const people = lines.reduce((sum, { residents }) => sum + residents.length, 0)
  const columns: ListSheet['columns'] = [
    { title: '序号', width: 10, align: 'center' },
    ...(withUnit ? [{ title: '单元', width: 12, align: 'center' as const }] : []),
    { title: '室', width: 16, align: 'center' },
    { title: '户主或联系人', width: 26 },
    ...(phones ? [{ title: '联系电话', width: 28 }] : []),
    { title: '居住人', width: (withUnit ? 44 : 56) - (phones ? 14 : 0) },
    { title: '人数', width: 10, align: 'center' },
    { title: '标签', width: phones ? 28 : 42 },
  ]
  return {
    title,
    landscape: false,
    heads: ['内部资料　请勿张贴、外传', headsOf(context)[1]],
    columns,
    rows: lines.map((line, at) => [
      String(at + 1),
      ...(withUnit ? [line.unit ?? ''] : []),
      line.room,
      line.contact ?? '',
      ...(phones ? [phoneOf(line.phone)] : []),
      line.residents.join('、'),
      line.residents.length ? String(line.residents.length) : '',
      line.tags.join('、'),
    ]),
    none: '这栋楼还没有登记住户',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: `${lines.length}户，登记居住${people}人`, span: columns.length - 2 },
      ],
    ],
    notes: [`所属网格：${grid || '没有划入网格'}。标签以登记为准，到期的须复核。`],
    hands: ['楼栋长', '网格员'],
    footer: footerOf(`${title} 内部`, context),
  }
}
