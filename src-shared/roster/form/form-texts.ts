import { printDate } from '../../plain-date'
import { cellText, type Sheet } from '../../spreadsheet/sheet'
import type { FillPlan } from '../../spreadsheet/fill-plan'
import type { FormSetting } from './form-fields'
import type { FormLayout } from './form-layout'

const label = /([\p{Script=Han}]{2,8}(?:[（(][^）)]*[）)])?[:：])/u
const unit = /^(?:填[报表]|上报|报送|统计|制表)(?:单位|党组织)/
const day = /^(?:填[报表]|上报|报送|统计|制表)(?:日期|时间)/
const isOpen = (text: string) => /^[\s_＿年月日]*$/.test(text)

/** A line such as `填报单位：　　填报日期：　年　月　日` with what the program knows; names are signed by hand. */
export function withOffice(text: string, { office, today }: FormSetting): string {
  const parts = text.split(label)
  for (let i = 1; i < parts.length; i += 2) {
    const known = unit.test(parts[i]!) ? office : day.test(parts[i]!) ? printDate(today) : undefined
    if (known === undefined || !isOpen(parts[i + 1]!)) continue
    parts[i + 1] = known + (i + 2 < parts.length ? '    ' : '')
  }
  return parts.join('')
}

/** The lines above and below the table that the program can fill. */
export function filledTexts({ rows }: Sheet, { header, from }: FormLayout, given: FormSetting): FillPlan['texts'] {
  return rows.flatMap((cells, row) =>
    row >= header.first && row < from
      ? []
      : cells.flatMap((cell, column) => {
          const before = cellText(cell)
          const text = cell?.type === 'text' ? withOffice(before, given) : before
          return text === before ? [] : [{ row, column, text }]
        }),
  )
}
