import { printDate } from '../plain-date'
import type { Book, BookColumn } from '../spreadsheet/write-book'
import type { FormPerson, FormSetting } from './form/form-fields'
import { maskId, maskPhone } from './masks'
import { membershipOn } from './member'
import { ownIdHeading, printField, rosterFields, type RosterField } from './roster-import/roster-fields'

/** Who a roster on paper is for: colleagues, or whoever needs every digit. */
export const exportDetails = { internal: '遮盖号码', full: '完整号码' } as const
export type ExportDetail = keyof typeof exportDetails

const widths: Readonly<Partial<Record<RosterField, number>>> = {
  name: 10,
  idNumber: 21,
  sex: 5,
  nation: 9,
  education: 11,
  branch: 30,
  workPost: 16,
  phone: 14,
  address: 34,
}
const leftAligned: ReadonlySet<RosterField> = new Set(['branch', 'address'])
const masks: Readonly<Partial<Record<RosterField, (text: string | null) => string | null>>> = {
  idNumber: maskId,
  phone: maskPhone,
}

/**
 * The roster as the national 党员基本信息采集表 has it, its labels and its order. A complete one ends with the
 * program's own 编号, unseen, by which everybody is known again when it is taken in.
 */
export function rosterBook(
  people: readonly FormPerson[],
  { office, today, detail }: FormSetting & { detail: ExportDetail },
): Book {
  const full = detail === 'full'
  const text = ({ value }: FormPerson, name: RosterField) => {
    const said = name === 'membership' ? membershipOn(value, today) : value[name]
    const printed = printField(name, said)
    const mask = masks[name]
    return full || !mask ? printed : mask(printed)
  }
  const column = ({ name, label, unit }: (typeof rosterFields)[number]): BookColumn => ({
    heading: label,
    width: widths[name] ?? (unit === 'date' ? 12 : 9),
    align: leftAligned.has(name) ? 'left' : 'center',
  })
  return {
    sheet: '党员名册',
    title: '党员基本信息采集表',
    under: [`填报单位：${office}`, printDate(today)],
    columns: [
      { heading: '序号', width: 6 },
      ...rosterFields.map(column),
      ...(full ? [{ heading: ownIdHeading, width: 38, hidden: true }] : []),
    ],
    rows: people.map((person, i) => [
      i + 1,
      ...rosterFields.map(({ name }) => text(person, name)),
      ...(full ? [person.id] : []),
    ]),
    foot: '填报人：　　　　　　　　审核人：　　　　　　　　负责人（盖章）：',
  }
}
