import { readFileSync } from 'node:fs'
import { fillOutcome } from '../../../../src-main/sheets/fill/fill-form'
import { parseSheets } from '../../../../src-main/sheets/parse-sheets'
import { formMappings } from '../../../../src-shared/roster/form/form-columns'
import type { FormPerson } from '../../../../src-shared/roster/form/form-fields'
import { formLayout } from '../../../../src-shared/roster/form/form-layout'
import { formRows } from '../../../../src-shared/roster/form/form-rows'
import { filledTexts } from '../../../../src-shared/roster/form/form-texts'
import type { FillPlan } from '../../../../src-shared/spreadsheet/fill-plan'
import { valueOf } from '../../outcome'

/** A superior's form of twelve columns under headings of two rows, as openpyxl wrote it: `tests/interop/make-form.py`. */
export const formFile = 'tests/fixtures/forms/superior-form.xlsx'

export const given = { today: '2026-11-22', office: '中共安平社区委员会' }

export const person = (at: number, more: Partial<FormPerson['value']> = {}): FormPerson => ({
  id: `m${at}`,
  value: {
    name: `王${at}`,
    sex: at % 2 ? '1' : '2',
    birth: '1968-07',
    idNumber: '11010519491231002X',
    membership: 'full',
    joined: '1990-07-01',
    regularised: '1991-07-01',
    phone: '13800001234',
    address: '和顺园1号楼',
    branch: '中共安平社区和顺园支部委员会',
    ...more,
  },
  branchShort: '和顺园党支部',
})

export const people = (count: number): FormPerson[] => Array.from({ length: count }, (_, i) => person(i + 1))

/** How a form would be filled. */
export async function planOf(bytes: Uint8Array, whom: readonly FormPerson[]): Promise<FillPlan> {
  const [sheet] = valueOf(await parseSheets('表.xlsx', bytes))
  const layout = formLayout(sheet!)!
  const columns = formMappings(layout.columns, undefined)
  const { header, from, foot } = layout
  const rows = formRows(whom, columns, given)
  return { sheet: sheet!.name, header: header.last, from, foot, rows, texts: filledTexts(sheet!, layout, given) }
}

/** The superior's form with so many people in it. */
export async function filled(count: number, bytes: Uint8Array = readFileSync(formFile)): Promise<Uint8Array> {
  return valueOf(fillOutcome('表.xlsx', bytes, await planOf(bytes, people(count))))
}
