import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect } from 'vitest'
import { diceOf } from '../../src-shared/sample/dice'
import { officeHeadings, sampleOffice, type OfficeSize } from '../../src-shared/sample/sample-office'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { emptyFolder } from '../interop/tools'
import { community } from './offices'
import { batch, valueOf } from './program'

interface Listed {
  rows: { branch: string; membership: string }[]
  total: number
}
interface Node {
  id: string
  name: string
  kind: string
  total: number
  full: number
  children: Node[]
}

/** Counted from the file alone: who had joined by the day, as far as both dates are known; full from the day of 转正. */
function countedOn(rows: readonly string[][], day: string) {
  const until = (date: string) => date <= day.slice(0, date.length)
  const there = rows.filter(row => !row[8] || until(row[8]))
  const isFull = (row: string[]) => (row[9] ? until(row[9]) : row[6] === '正式党员')
  const branches = new Map<string, number>()
  for (const row of there) branches.set(row[7]!, (branches.get(row[7]!) ?? 0) + 1)
  return { total: there.length, full: there.filter(isFull).length, branches }
}

/** Generates an office, imports it with the program, and holds lists and trees of three days against the file. */
export async function listsLikeItsRows(profile: string, size: OfficeSize): Promise<void> {
  const rows = sampleOffice(diceOf(3), '安平社区', size, '2026-07-01')
  const file = path.join(emptyFolder(), 'office.csv')
  fs.writeFileSync(file, writeCsv([[...officeHeadings], ...rows]))
  const days = ['2026-11-01', '2010-06-30', '1985-12-31']
  const [made, imported, ...answers] = await batch(profile, [
    { do: 'office.create', input: community },
    { do: 'roster.import', input: { file } },
    ...days.flatMap(asOf => ['members', 'tree'].map(name => ({ query: `roster.${name}`, input: { asOf } }))),
  ])
  valueOf(made)
  expect(valueOf(imported)).toEqual({ added: size.members, changed: 0, same: 0, doubtful: 0 })
  days.forEach((day, i) => {
    const expected = countedOn(rows, day)
    const listed = valueOf<Listed>(answers[2 * i])
    const tree = valueOf<Node>(answers[2 * i + 1])
    expect(listed.total).toBe(expected.total)
    expect(listed.rows.filter(({ membership }) => membership === 'full')).toHaveLength(expected.full)
    expect([tree.total, tree.full]).toEqual([expected.total, expected.full])
    expect(tree.children).toHaveLength(size.branches)
    for (const { name, total } of tree.children) expect([name, total]).toEqual([name, expected.branches.get(name) ?? 0])
  })
}
