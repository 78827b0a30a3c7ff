import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/places.mjs'
import { parseSheets } from '../../src-main/sheets/parse-sheets'
import { checkDigit } from '../../src-shared/roster/id-number'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { cellText } from '../../src-shared/spreadsheet/sheet'

export const firstRoster = join(root, 'tests/fixtures/roster/roster.xlsx')

/** The same number but for its place among those born on the day; still sound. */
const otherNumber = (id: string) => {
  const body = id.slice(0, 14) + String((Number(id.slice(14, 17)) + 2) % 1000).padStart(3, '0')
  return body + checkDigit(body)
}

/**
 * The sample roster as it comes the second time: 208 rows, of which 6 are changed, 2 new, 3 doubtful and 4 wrong. Counted
 * here and nowhere in the program.
 */
export async function secondRoster() {
  const read = await parseSheets('roster.xlsx', readFileSync(firstRoster))
  if (!read.ok) throw new Error('the sample roster does not read')
  const rows = read.value[0]!.rows.map(row => row.map(cellText))
  const headings = rows[2]!
  const at = (label: string) => headings.indexOf(label)
  const [name, id, birth, branch] = ['姓名', '公民身份证号码', '出生日期', '所在党支部全称'].map(at) as [
    number,
    number,
    number,
    number,
  ]
  const people = rows.slice(3, 3 + 206).map(row => [...row])
  for (const person of people.slice(0, 6)) person[at('联系电话')] = '13900001234'
  people[6]![name] = '王改名'
  people[7]![id] = otherNumber(people[7]![id]!)
  people[8]![id] = ''
  people[8]![branch] = people.find(person => person[branch] !== people[8]![branch])![branch]!
  const wrong = people.slice(20, 24)
  const right = {
    id: wrong[0]![id]!,
    joined: wrong[1]![at('加入党组织日期')]!,
    name: wrong[2]![name]!,
  }
  wrong[0]![id] = right.id.slice(0, 17) + (right.id[17] === '1' ? '2' : '1')
  wrong[1]![at('加入党组织日期')] = '2036-07-01'
  wrong[2]![name] = ''
  wrong[3]![at('人员类别')] = '党员'
  const newcomers = ['贾新来', '贾又来'].map((called, i) => {
    const body = `990102197003${10 + i}001`
    const person = [...people[30]!]
    person[name] = called
    person[id] = body + checkDigit(body)
    person[birth] = `1970-03-${10 + i}`
    person[at('性别')] = '男'
    return person
  })
  const buffer = Buffer.from(writeCsv([headings, ...people, ...newcomers]))
  return { file: { name: '党员花名册2027.csv', mimeType: 'text/csv', buffer }, right, moved: people[8]![name]! }
}
