import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community } from './offices'
import { batch, id, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm')
const phone = '13812345678'

async function print(building: string, more: object = {}) {
  // As of a day of the past, so that it reads alike whenever it is printed.
  const input = { asOf: '2026-10-01', ...more }
  const pdf = path.join(folder, 'door-list.pdf')
  const file = path.join(folder, 'input.json')
  fs.writeFileSync(file, JSON.stringify(input))
  const printed = await qinlin([
    'print',
    'door-list',
    '--id',
    building,
    '--input',
    file,
    '--to',
    pdf,
    '--profile',
    profile,
  ])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  return { pdf, layout: run(folder, 'pdftotext', ['-layout', pdf, '-']).output }
}

describe.skipIf(missing.length > 0)(
  `papers of the grid${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let building: string
    beforeAll(async () => {
      const [, estate, grid] = await batch(profile, [
        { do: 'office.create', input: community },
        { do: 'grid.addEstate', input: { name: '和顺园' } },
        { do: 'grid.addGrid', input: { name: '第一网格', kind: 'general' } },
      ])
      const units = [{ name: '1', floors: 10, doors: 4 }]
      const [made] = await batch(profile, [
        {
          do: 'grid.addBuildings',
          input: { estate: id(estate), grid: id(grid), buildings: [{ name: '3号楼', units }] },
        },
      ])
      building = valueOf<{ rows: { id: string }[] }>(made).rows[0]!.id
      const [, list] = await batch(profile, [
        { do: 'grid.layDoors', input: { building } },
        { query: 'grid.households', input: { building } },
      ])
      const [first, second] = valueOf<{ rows: { id: string }[] }>(list).rows.map(row => row.id)
      const mark = { source: 'visit', from: '2026-09-01' }
      const living = (household: string | undefined, name: string, relation: string) => ({
        do: 'grid.addResident',
        input: { household, name, relation, phone },
      })
      await batch(profile, [
        living(first, '王强', 'head'),
        living(first, '赵兰', 'spouse'),
        living(second, '古丽巴哈尔·阿卜杜热合曼·买买提依明', 'head'),
        { do: 'grid.addMark', input: { household: first, tag: 'hardship', ...mark } },
        { do: 'grid.addMark', input: { household: second, tag: 'rented', ...mark } },
      ])
    })

    it('the door list has every door, is marked internal, has no phone unless asked, and reads and looks as its golden page', async () => {
      const { layout, pdf } = await print(building)
      expect(layout).toContain('内部资料')
      expect(layout).not.toMatch(/\d{3}\*{4}\d{4}|1\d{10}/)
      expect(plain(layout)).toBe(fs.readFileSync(golden('door-list.txt'), 'utf8'))
      looksAs('door-list', pdf)
    })

    it('with phones has them masked', async () => {
      const { layout } = await print(building, { phones: true })
      expect(layout).toContain('138****5678')
      expect(layout).not.toContain(phone)
    })
  },
)
