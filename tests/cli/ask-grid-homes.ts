import * as fs from 'node:fs'
import * as path from 'node:path'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import type { Answer, Line } from './program'
import { id, valueOf } from './program'

/** Households, who lives in them, their tags, tables of them and their papers. */
export async function askHomes(
  ask: (lines: Line[]) => Promise<Answer[]>,
  { folder, branch, phone }: { folder: string; branch: string; phone: string },
): Promise<void> {
  const table = (name: string, rows: string[][]) => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, writeCsv(rows))
    return file
  }
  const buildings = {
    kind: 'buildings',
    file: table('buildings.csv', [
      ['小区', '楼栋', '单元数', '层数', '每层户数'],
      ['如意里', '1号楼', '1', '6', '2'],
    ]),
  }
  const residents = {
    kind: 'residents',
    file: table('residents.csv', [
      ['楼栋', '室', '姓名', '电话', '身份证号', '标签'],
      ['如意里1号楼', '101', '王强', phone, '37172219700101001X', '困难、矫正'],
    ]),
  }
  const fixes = [{ row: 2, field: 'building', text: '1号楼' }]
  await ask([
    { query: 'grid.importPreview', input: buildings },
    { do: 'grid.import', input: buildings },
    { query: 'grid.importProblems', input: residents },
    { query: 'grid.importPreview', input: { ...residents, fixes, mapping: { 4: null } } },
  ])
  const [places] = await ask([{ query: 'grid.places' }])
  const building = valueOf<{ rows: { kind: string; id: string; name: string }[] }>(places).rows.find(
    row => row.kind === 'building' && row.name === '如意里1号楼',
  )!.id
  const [, listed] = await ask([
    { do: 'grid.layDoors', input: { building } },
    { query: 'grid.households', input: { building } },
  ])
  const [first, second] = valueOf<{ rows: { id: string }[] }>(listed).rows.map(row => row.id)
  const [spare, resident, hub] = await ask([
    { do: 'grid.addHousehold', input: { building, unit: '1', room: '101甲', phone } },
    { do: 'grid.addResident', input: { household: first, name: '王强', phone, from: '2026-01-05' } },
    { do: 'roster.addUnit', input: { kind: 'hub', name: '王强中心户', parent: branch } },
  ])
  const mark = { household: first, source: 'visit', from: '2026-09-01' }
  const marks = await ask([
    { do: 'grid.addMark', input: { ...mark, tag: 'hardship' } },
    { do: 'grid.addMark', input: { ...mark, tag: 'disabled', resident: id(resident) } },
  ])
  await ask([
    { do: 'grid.changeHousehold', input: { id: id(spare), contact: '李明' } },
    { do: 'grid.placeHub', input: { hub: id(hub), household: first } },
    { do: 'grid.changeResident', input: { id: id(resident), relation: 'head' } },
    { do: 'grid.confirmMarks', input: { ids: marks.map(id), on: '2026-09-20' } },
    { query: 'grid.household', input: { id: first } },
    { do: 'grid.showHousehold', input: { id: first } },
    { query: 'grid.tagCounts', input: { building } },
    { query: 'grid.doorList', input: { id: building, phones: true } },
    { do: 'grid.showDoorList', input: { id: building, phones: true } },
    { do: 'grid.export', input: { to: path.join(folder, 'homes.xlsx'), of: 'residents' } },
    { do: 'grid.endMark', input: { id: id(marks[0]!), to: '2026-10-01' } },
    { do: 'grid.removeMark', input: { id: id(marks[1]!), reason: '登记错了' } },
    { do: 'grid.placeHub', input: { hub: id(hub), household: null } },
  ])
  const [moved] = await ask([
    { do: 'grid.moveResidents', input: { ids: [id(resident)], household: second, date: '2026-10-01' } },
  ])
  const [now] = valueOf<{ ids: string[] }>(moved).ids
  await ask([
    { do: 'grid.moveOut', input: { ids: [now], to: '2026-10-02' } },
    { do: 'grid.removeResident', input: { id: now, reason: '登记错了' } },
    { do: 'grid.endHousehold', input: { id: second, to: '2026-10-03' } },
    { do: 'grid.removeHousehold', input: { id: id(spare), reason: '登记错了' } },
  ])
}
