import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { openEntry } from '../../../../src-shared/journal/entry'
import type { Decisions } from '../../../../src-shared/sheet-import/decisions'
import { writeCsv } from '../../../../src-shared/spreadsheet/csv'
import { codesOf, valueOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

interface Preview {
  columns: { heading: string; field: string | null; how: string; sample: string }[]
  rows: {
    row: number
    action: string
    name: string
    reason?: string
    ways?: string[]
    changes?: { field: string; before: string | null; after: string | null }[]
  }[]
  problems: { code: string; row?: number; field?: string; message: string; severity: string }[]
  counts: Record<'new' | 'changed' | 'same' | 'doubtful' | 'refused', number>
  originals: { text: string }[]
}
type Kind = 'buildings' | 'households' | 'residents'

let grid: GridBooks
const phone = '13800005678'

beforeEach(async () => {
  grid = await gridBooks()
})

const csv = (rows: string[][]) => ({ name: 'h.csv', bytes: new TextEncoder().encode(writeCsv(rows)) })
const file = (kind: Kind, rows: string[][], more: object = {}) => ({ kind, ...csv(rows), ...more })
const preview = (kind: Kind, rows: string[][], more: object = {}) =>
  grid.books.ask<Preview>('grid.importPreview', file(kind, rows, more))
const take = (kind: Kind, rows: string[][], more: object = {}) =>
  grid.books.run<Record<'added' | 'changed' | 'same' | 'doubtful', number>>('grid.import', file(kind, rows, more))
const households = async () =>
  (
    await grid.books.ask<{
      rows: { id: string; door: string; contact: string | null; residents: string[]; tags: { tag: string }[] }[]
    }>('grid.households')
  ).rows
const flagged = ({ problems }: Preview) => problems.map(({ row, field, code }) => [row, field, code])

const buildings = [
  ['小区', '楼栋', '单元数', '层数', '每层户数', '网格'],
  ['锦绣苑', '1号楼', '2', '18', '4', '第一网格'],
  ['锦绣苑', '2号楼', '1', '11', '2', '第二网格'],
]
const doors = [
  ['小区', '楼栋', '单元', '室', '户主', '电话', '标签'],
  ['和顺园', '3号楼', '1', '101', '王强', phone, '困难、出租'],
  ['和顺园', '３栋', '一单元', '0102室', '李明', '', '空置'],
]
const people = [
  ['小区', '楼栋', '单元', '室', '姓名', '关系', '性别', '出生', '电话'].map(word =>
    word === '出生' ? '出生日期' : word,
  ),
  ['和顺园', '3号楼', '1', '101', '王强', '户主', '男', '1950-01', phone],
  ['和顺园', '3号楼', '1', '101', '赵兰', '配偶', '女', '1952-03-04', ''],
]

describe('a table of buildings', () => {
  it('makes what is new with its units and its grid, and the estates that are new, said before', async () => {
    const seen = await preview('buildings', buildings)
    expect(seen.counts).toMatchObject({ new: 2, refused: 0 })
    expect(flagged(seen)).toEqual([[2, '小区名称', 'estate-new']])
    expect(await take('buildings', buildings)).toMatchObject({ added: 2 })
    expect(await preview('buildings', buildings)).toMatchObject({ counts: { new: 0, same: 2, changed: 0 } })
    const { rows } = await preview('households', [doors[0]!, ['锦绣苑', '1号楼', '2', '1804', '', '', '']])
    expect(rows[0]!.action).toBe('new')
  })

  it('that names a grid nobody made says so with what to do, and writes nothing', async () => {
    const rows = [...buildings, ['锦绣苑', '3号楼', '1', '11', '2', '第九网格']]
    expect(flagged(await preview('buildings', rows))).toContainEqual([4, '网格名称', 'grid-unknown'])
    const before = await grid.books.hash()
    expect(codesOf(await grid.books.attempt('grid.import', file('buildings', rows)))).toContain('grid-unknown')
    expect(await grid.books.hash()).toBe(before)
  })

  it('that says other floors changes all units; fewer units than stand there are refused', async () => {
    await take('buildings', buildings)
    const other = [buildings[0]!, ['锦绣苑', '1栋', '2', '20', '4', '第二网格']]
    const { rows } = await preview('buildings', other)
    expect(rows[0]!.changes!.map(({ field }) => field)).toEqual(['floors', 'grid'])
    await take('buildings', other)
    expect((await preview('buildings', other)).counts).toMatchObject({ same: 1 })
    const fewer = [buildings[0]!, ['锦绣苑', '1号楼', '1', '', '', '']]
    expect(flagged(await preview('buildings', fewer))).toEqual([[2, '单元数', 'unit-fewer']])
  })
})

describe('a table of households', () => {
  it('knows a door however it is written, and makes what is new', async () => {
    expect(await take('households', doors)).toMatchObject({ added: 2 })
    expect((await households()).map(({ door }) => door)).toEqual(['3-1-101', '3-1-102'])
    expect((await preview('households', doors)).counts).toMatchObject({ same: 2 })
    expect(
      (
        await preview('households', [
          ['门牌', '户主'],
          ['3-1-101', '王强'],
        ])
      ).counts,
    ).toMatchObject({ same: 1 })
  })

  it('that names a building or an estate nobody made says so with what to do', async () => {
    const seen = await preview('households', [
      doors[0]!,
      ['和顺园', '9号楼', '1', '101', '', '', ''],
      ['新月里', '1号楼', '1', '101', '', '', ''],
    ])
    expect(flagged(seen)).toEqual([
      [2, '楼栋', 'building-unknown'],
      [3, '小区名称', 'estate-unknown'],
    ])
    expect(seen.problems[0]!.message).toContain('先导入楼栋')
  })

  it('where two estates have a building of one name asks which', async () => {
    await take('buildings', [
      ['小区', '楼栋'],
      ['锦绣苑', '3号楼'],
    ])
    expect(
      flagged(
        await preview('households', [
          ['楼栋', '单元', '室'],
          ['3号楼', '1', '101'],
        ]),
      ),
    ).toEqual([[2, '楼栋', 'building-ambiguous']])
  })

  it('that names a unit the building lacks is refused, one unit need not be said', async () => {
    await grid.books.run('grid.changeBuilding', { id: grid.building(1), units: [{ name: '1' }] })
    await grid.books.run('grid.changeBuilding', { id: grid.building(2), units: [{ name: '东' }, { name: '西' }] })
    const seen = await preview('households', [
      ['楼栋', '单元', '室'],
      ['1号楼', '5', '101'],
      ['1号楼', '', '101'],
      ['2号楼', '', '101'],
      ['2号楼', '西单元', '101'],
    ])
    expect(flagged(seen)).toEqual([
      [2, '单元', 'unit-unknown'],
      [4, '单元', 'unit-missing'],
    ])
    expect(seen.rows.map(({ action }) => action)).toEqual(['refused', 'new', 'refused', 'new'])
  })

  it('adds tags and takes none off; a blank empties nothing', async () => {
    await take('households', doors)
    const again = [doors[0]!, ['和顺园', '3号楼', '1', '101', '', '', '空巢']]
    expect((await preview('households', again)).rows[0]!.changes).toEqual([
      { field: 'tags', label: '标签', before: '困难、出租', after: '困难、空巢老人、出租' },
    ])
    await take('households', again)
    const [first] = await households()
    expect(first).toMatchObject({ contact: '王强' })
    expect(first!.tags.map(({ tag }) => tag).sort()).toEqual(['emptyNest', 'hardship', 'rented'])
  })

  it('that says one door twice, or a tag nobody knows, says so at its row', async () => {
    const seen = await preview('households', [...doors, ['和顺园', '3号楼', '1', '101室', '', '', '喜欢猫']])
    expect(flagged(seen)).toEqual([
      [4, '标签', 'unknown-choice'],
      [4, '室', 'duplicate-in-file'],
    ])
  })

  it('is put right in its place, written in one deed, and undone whole', async () => {
    const wrong = [doors[0]!, ['和顺园', '33号楼', '1', '101', '王强', phone, '']]
    const before = await grid.books.hash()
    const fixes = [{ row: 2, field: 'building', text: '3号楼' }]
    expect((await preview('households', wrong, { fixes })).problems).toEqual([])
    await take('households', wrong, { fixes })
    expect(await households()).toHaveLength(1)
    valueOf(await grid.books.undo(grid.books.entry()))
    expect(await grid.books.hash()).toBe(before)
  })
})

describe('a table of residents', () => {
  it('puts them behind their doors, and makes a door that is new, said once', async () => {
    const seen = await preview('residents', people)
    expect(flagged(seen)).toEqual([[2, '室', 'door-new']])
    expect(await take('residents', people)).toMatchObject({ added: 2 })
    expect((await households())[0]!.residents).toEqual(['王强', '赵兰'])
    expect((await preview('residents', people)).counts).toMatchObject({ same: 2 })
  })

  it('knows somebody by name and birth behind the same door; a namesake of another birth is doubtful', async () => {
    await take('residents', people)
    const other = [people[0]!, ['和顺园', '3号楼', '1', '101', '王强', '子女', '男', '1980-05', '']]
    const seen = await preview('residents', other)
    expect(seen.rows[0]).toMatchObject({ action: 'doubtful', ways: ['update', 'add', 'leave'] })
    const existing = (seen.rows[0] as { existing?: string }).existing!
    expect((await take('residents', other)).doubtful).toBe(1)
    expect((await households())[0]!.residents).toHaveLength(2)
    const decisions: Decisions = { 2: { way: 'add', member: existing } }
    expect(await take('residents', other, { decisions })).toMatchObject({ added: 1 })
    expect((await households())[0]!.residents).toEqual(['王强', '赵兰', '王强'])
  })

  it('does not write over the name, birth and phone of a member on the books', async () => {
    grid = await gridBooks(8)
    const [member] = await grid.books.people()
    const household = (
      await grid.books.run<{ id: string }>('grid.addHousehold', { building: grid.building(3), unit: '1', room: '101' })
    ).id
    await grid.books.run('grid.addResident', { household, member: member!.id })
    const rows = [people[0]!, ['和顺园', '3号楼', '1', '101', member!.name, '户主', '', '', '13900000001']]
    expect((await preview('residents', rows)).rows[0]!.changes!.map(({ field }) => field)).toEqual(['relation'])
  })
})

describe('what must not be read', () => {
  const told = [
    ['楼栋', '单元', '室', '户主', '身份证号', '备注', '标签', '是否上访'],
    ['3号楼', '1', '101', '王强', '37172219700101001X', '二楼住户', '困难、矫正', '是'],
    ['3号楼', '1', '102', '李明', '37172219700101002X', '曾吸毒', '', ''],
  ]

  it('an identity number is not needed: its column is named and read by nobody, even if a person assigns it', async () => {
    const seen = await preview('households', told, { mapping: { 4: 'note', 5: null } })
    expect(seen.columns[4]).toMatchObject({ heading: '身份证号', field: null, how: '不需要' })
  })

  it('trap 5.6-6: sensitive words are said to belong elsewhere, and nothing of them is kept or shown', async () => {
    const seen = await preview('households', told)
    expect(seen.columns[7]).toMatchObject({ field: null, how: '属于封存信息', sample: '' })
    expect(flagged(seen)).toEqual([
      [2, '标签', 'sensitive'],
      [3, '备注', 'sensitive'],
    ])
    const asked = file('households', told)
    const answers = [
      seen,
      await grid.books.ask('grid.importProblems', asked),
      await grid.books.run('grid.import', asked),
    ]
    const kept = grid.books.disk.records.map(({ bytes }) => openEntry(bytes)?.entry)
    const tables = [
      await households(),
      kept,
      [...grid.books.disk.segments.values()].map(bytes => Buffer.from(bytes).toString('latin1')),
    ]
    for (const word of ['矫正', '上访', '吸毒']) expect(JSON.stringify([answers, tables])).not.toContain(word)
    expect((await households())[0]!.tags.map(({ tag }) => tag)).toEqual(['hardship'])
  })
})

describe('an export', () => {
  const fill = async () => {
    await take('buildings', buildings)
    await take('households', [...doors, ['锦绣苑', '1号楼', '2', '1804', '钱程', '0530-5551234', '']])
    await take('residents', [...people, ['锦绣苑', '1号楼', '2', '1804', '孙一', '', '', '', '']])
    const [one] = await households()
    await grid.books.run('grid.addResident', { household: one!.id, name: '王强', birth: '1990-01-01' })
  }
  const exported = async (of: 'households' | 'residents', detail: 'full' | 'internal') => {
    await grid.books.run('grid.export', { to: `${of}-${detail}`, of, detail })
    return { kind: of, name: 'e.xlsx', bytes: grid.books.disk.saved.get(`${of}-${detail}`)! }
  }

  it.each(['households', 'residents'] as const)('of %s that comes back changes nothing, masked or whole', async of => {
    await fill()
    for (const detail of ['full', 'internal'] as const) {
      const { counts } = await grid.books.ask<Preview>('grid.importPreview', await exported(of, detail))
      expect(counts, detail).toEqual({ new: 0, changed: 0, same: of === 'households' ? 3 : 4, doubtful: 0, refused: 0 })
    }
  })

  it('masks phones unless whole ones were asked for, and the journal says which', async () => {
    await fill()
    const { bytes } = await exported('households', 'internal')
    const { rows } = await grid.books.ask<{ rows: string[][] }>('grid.importProblems', {
      kind: 'households',
      name: 'e.xlsx',
      bytes,
    })
    expect(JSON.stringify(rows)).not.toContain(phone)
    expect(openEntry(grid.books.disk.records.at(-1)!.bytes)?.entry.result).toEqual({
      of: 'households',
      rows: 3,
      detail: 'internal',
    })
  })

  it('property: of any households and residents that were taken in, it changes nothing', async () => {
    const word = fc.constantFrom('王强', '李明', '买买提·艾合买提', '𠮷田')
    const person = fc.record({
      room: fc.constantFrom('101', '102', '1203'),
      name: word,
      birth: fc.constantFrom('', '1950', '1950-07', '1988-02-29'),
      tag: fc.constantFrom('', '困难', '独居老人、残疾'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(person, { selector: one => one.room + one.name, maxLength: 12, minLength: 1 }),
        async list => {
          grid = await gridBooks()
          const head = ['楼栋', '单元', '室', '姓名', '出生日期', '标签']
          await take('residents', [head, ...list.map(one => ['3号楼', '2', one.room, one.name, one.birth, one.tag])])
          for (const of of ['households', 'residents'] as const) {
            const before = await grid.books.hash()
            const answer = await grid.books.run<{ added: number; changed: number }>(
              'grid.import',
              await exported(of, 'full'),
            )
            expect(answer).toMatchObject({ added: 0, changed: 0, doubtful: 0 })
            expect(await grid.books.hash()).toBe(before)
          }
          grid.books.engine.close()
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)
})
