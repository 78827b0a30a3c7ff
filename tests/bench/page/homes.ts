import { utils, write } from '@e965/xlsx'
import type { Engine } from '../../../src-renderer/engine/engine'
import { version3 } from '../../../src-renderer/engine/schema/version-3'
import { doorsOf } from '../../../src-shared/grid/doors'
import { diceOf } from '../../../src-shared/sample/dice'
import { sampleName } from '../../../src-shared/sample/sample-names'
import { foundOffice, run } from './office'
import { allOf, deleteStore, openRaw, putAll, rowsWith } from './raw-store'
import type { Step } from './worker'

/** 6,000 doors: twenty towers of 34 floors with eight doors each, eight houses of ten floors with seven. */
const buildings = [
  ...Array.from({ length: 20 }, (_, i) => ({ name: `${i + 1}号楼`, units: [{ name: '1', floors: 34, doors: 8 }] })),
  ...Array.from({ length: 8 }, (_, i) => ({ name: `${i + 21}号楼`, units: [{ name: '1', floors: 10, doors: 7 }] })),
]
const tables = ['households', 'residents', 'marks'] as const

/** Two or three behind each door, fifteen thousand in all, as a workbook. */
function residentsSheet(): { kind: 'residents'; name: string; bytes: Uint8Array } {
  const dice = diceOf(7)
  const two = (n: number) => String(n).padStart(2, '0')
  const rows = buildings.flatMap(building =>
    doorsOf(building).flatMap(({ room }, at) =>
      Array.from({ length: 2 + (at % 2) }, (_, i) => {
        const male = dice.chance(50)
        const birth = `${1940 + dice.below(80)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
        const tags = dice.pick(['', '', '', '', '', '', '独居老人', '困难', '失业', '残疾'])
        return [
          ...[building.name, '1', room, sampleName(dice, male), i ? '子女' : '户主', male ? '男' : '女', birth],
          ...[`138${String(dice.below(1e8)).padStart(8, '0')}`, tags],
        ]
      }),
    ),
  )
  const headings = ['楼栋', '单元', '室', '姓名', '与户主关系', '性别', '出生日期', '联系电话', '标签']
  const book = utils.book_new(utils.aoa_to_sheet([headings, ...rows]), '居民')
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
  return { kind: 'residents', name: 'residents.xlsx', bytes }
}

const sheet = residentsSheet()
let rows: Record<'residents' | 'marks', object[]> | undefined
let tower = ''

/** A community with all its doors, and nobody behind them yet. */
async function layDoors(engine: Engine): Promise<void> {
  await foundOffice(engine)
  const grids: string[] = []
  for (let i = 1; i <= 7; i++)
    grids.push(((await run(engine, 'grid.addGrid', { name: `第${i}网格`, kind: 'general' })) as { id: string }).id)
  for (const [i, grid] of grids.entries()) {
    const own = buildings.slice(i * 4, i * 4 + 4)
    const made = (await run(engine, 'grid.addBuildings', { grid, buildings: own })) as { rows: { id: string }[] }
    for (const { id } of made.rows) await run(engine, 'grid.layDoors', { building: id })
    if (i === 0) tower = made.rows[0]!.id
  }
}

const ask =
  (name: string, input: () => object = () => ({})): Step =>
  async ({ engine }) => {
    const outcome = await engine.query(name, input(), 'bench')
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  }
/** The rows that the lists are made of, and nothing done with them. */
const fetched: Step = async () => {
  const db = await openRaw('qinlin')
  for (const table of tables) await allOf(db, table)
  db.close()
}

/** P16: residents taken in; P17: the pages of a community with 6,000 doors and 15,000 residents. */
export const homesSteps: Readonly<Record<string, Step>> = {
  async 'P16.prepare'({ engine }) {
    await layDoors(engine)
    if (rows) return
    // The very rows an import writes, for the floor to put.
    await run(engine, 'grid.import', sheet)
    const db = await openRaw('qinlin')
    rows = { residents: await allOf(db, 'residents'), marks: await allOf(db, 'marks') }
    db.close()
  },
  async 'P16.floor'({ main }) {
    const read = await main['sheet.read'](sheet)
    if (!read.ok) throw new Error('the sheet was refused')
    await deleteStore('floor')
    const { residents, marks } = version3
    const db = await openRaw('floor', { residents, marks })
    await putAll(db, rows!)
    db.close()
  },
  async 'P16.ours'({ engine }) {
    await run(engine, 'grid.import', sheet)
  },
  async 'P17.prepare'({ engine }) {
    await layDoors(engine)
    await run(engine, 'grid.import', sheet)
  },
  'P17.opened': async () => undefined,
  'P17-list.floor': fetched,
  'P17-list.ours': ask('grid.households'),
  'P17-overview.floor': fetched,
  'P17-overview.ours': ask('grid.overview'),
  async 'P17-building.floor'() {
    const db = await openRaw('qinlin')
    const doors = await rowsWith<{ id: string }>(db, 'households', 'building', tower)
    for (const table of ['residents', 'marks', 'visits'])
      await Promise.all(doors.map(({ id }) => rowsWith(db, table, 'household', id)))
    db.close()
  },
  'P17-building.ours': ask('grid.building', () => ({ id: tower })),
}
