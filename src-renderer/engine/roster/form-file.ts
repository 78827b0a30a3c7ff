import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import { formMappings, type FormMapping } from '../../../src-shared/roster/form/form-columns'
import { formField, type FormPerson, type FormSetting } from '../../../src-shared/roster/form/form-fields'
import { formLayout, lookOf, type FormLayout } from '../../../src-shared/roster/form/form-layout'
import { formRows } from '../../../src-shared/roster/form/form-rows'
import { filledTexts } from '../../../src-shared/roster/form/form-texts'
import type { SuperiorForm } from '../../../src-shared/roster/form/superior-form'
import { cellText, type Sheet } from '../../../src-shared/spreadsheet/sheet'
import type { FillPlan } from '../../../src-shared/spreadsheet/fill-plan'
import { bytesOf } from '../chosen-file'
import type { Outside } from '../command'
import type { FormInput } from './form-input'
import { peopleOnRoster } from './people'

/** A form as it was understood, and what is to be written into it. */
export interface FormFile {
  name: string
  bytes: Uint8Array
  /** What stands above the table, or the name of the file. */
  title: string
  sheets: string[]
  look: string[]
  known: SuperiorForm | undefined
  columns: FormMapping[]
  people: FormPerson[]
  given: FormSetting
  plan: FillPlan
}

/** Reads a form and works out how it would be filled; changes nothing. */
export async function readFormFile(outside: Outside, input: FormInput): Promise<Outcome<FormFile>> {
  const { reader } = outside
  const file = await bytesOf(outside, input)
  if (!file.ok) return file
  const { name, bytes } = file.value
  const sheets = await outside.main['sheet.read']({ name, bytes })
  if (!sheets.ok) return sheets
  if (bytes[0] !== 0x50) return refused(notXlsx(name))
  const forms = await reader.all('forms')
  const wanted = sheets.value.filter(sheet => input.sheet === undefined || sheet.name === input.sheet)
  const found = bestOf(wanted, forms)
  if (!found) return refused(headerMissing)
  const { sheet, layout, known } = found
  if (layout.filled) return refused(alreadyFilled)
  const wrong = Object.values(input.columns ?? {}).find(field => field !== null && !formField(field))
  if (wrong) return refused(problem('field-unknown', `没有“${wrong}”这个栏目。`))

  const columns = formMappings(layout.columns, known, input.columns)
  const today = outside.today()
  const [office] = await reader.all('offices')
  const given = { today: input.asOf ?? today, office: office?.name ?? '' }
  const people = await peopleOnRoster(reader, today, input)
  return done({
    name,
    bytes,
    title: titleOf(sheet, layout) ?? name.replace(/\.\w+$/, ''),
    sheets: sheets.value.map(each => each.name),
    look: lookOf(layout.columns),
    known,
    columns,
    people,
    given,
    plan: {
      sheet: sheet.name,
      header: layout.header.last,
      from: layout.from,
      foot: layout.foot,
      rows: formRows(people, columns, given),
      texts: filledTexts(sheet, layout, { ...given, today }),
    },
  })
}

const notXlsx = (name: string) =>
  problem('form-not-xlsx', `“${name}”不是 .xlsx 表格，填了会走样。请用表格软件打开，另存为 .xlsx 再填。`)
const headerMissing = problem('header-missing', '没有找到表头，请检查选对了文件没有，表里要有“姓名”这样的列名。')
const alreadyFilled = problem('form-filled', '这张表里已经填了人，再填会重复。请选上级发来的空白表。')

/** The sheet that is known from the last time, else the one whose headings are understood best. */
function bestOf(sheets: readonly Sheet[], forms: readonly SuperiorForm[]) {
  const candidates = sheets.flatMap(sheet => {
    const layout = formLayout(sheet)
    if (!layout) return []
    const look = JSON.stringify(lookOf(layout.columns))
    const known = forms.find(({ headings }) => JSON.stringify(headings) === look)
    const understood = formMappings(layout.columns, known).filter(({ field }) => field !== null).length
    return [{ sheet, layout, known, score: understood + (known ? 1000 : 0) }]
  })
  return candidates.sort((a, b) => b.score - a.score)[0]
}

function titleOf({ rows }: Sheet, { header }: FormLayout): string | undefined {
  const texts = rows.slice(0, header.first).flatMap(cells => cells.map(cell => cellText(cell).trim()))
  return texts.find(text => text.length > 3 && !/[:：]/.test(text) && !/^附件/.test(text))?.replace(/\s+/g, '')
}
