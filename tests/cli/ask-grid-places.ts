import type { Answer, Line } from './program'
import { id, valueOf } from './program'

/** Estates, grids and buildings: entered, changed, placed, split, merged, ended and taken off again. */
export async function askGridPlaces(ask: (lines: Line[]) => Promise<Answer[]>, branch: string): Promise<void> {
  const phones = { property: '安居物业', propertyPhone: '13800000000' }
  const [estate, mistaken, first, second, spare] = await ask([
    { do: 'grid.addEstate', input: { name: '和顺园', kinds: ['commercial'], ...phones } },
    { do: 'grid.addEstate', input: { name: '和顺园二期' } },
    ...['第一网格', '第二网格', '第三网格'].map(name => ({ do: 'grid.addGrid', input: { name, kind: 'general' } })),
  ])
  const buildings = ['1号楼', '2号楼', '3号楼', '4号楼'].map(name => ({ name, units: [{ name: '1', floors: 6 }] }))
  const [added] = await ask([
    { do: 'grid.addBuildings', input: { estate: id(estate), buildings, grid: id(first) } },
    { do: 'grid.changeEstate', input: { id: id(estate), problem: '车库漏水' } },
    { do: 'grid.noteEstateStep', input: { id: id(estate), step: 'collect', on: '2026-03-01', note: '入户' } },
    { query: 'grid.estate', input: { id: id(estate) } },
    { do: 'grid.showEstate', input: { id: id(estate) } },
    { do: 'grid.clearEstateStep', input: { id: id(estate), step: 'collect' } },
    { do: 'grid.removeEstate', input: { id: id(mistaken), reason: '登记错了' } },
    { do: 'grid.changeGrid', input: { id: id(first), bounds: '东至安平路' } },
    { do: 'grid.setResponsible', input: { grid: id(first), organisations: [branch], from: '2026-09-01' } },
  ])
  const [one, two, three, four] = valueOf<{ rows: { id: string }[] }>(added).rows.map(row => row.id)
  const from = '2026-10-01'
  const [, split] = await ask([
    { do: 'grid.placeBuildings', input: { grid: id(second), buildings: [four], from: '2026-09-01' } },
    {
      do: 'grid.split',
      input: {
        ...{ grid: id(first), from },
        into: [
          { grid: id(first), buildings: [one] },
          { name: '第四网格', buildings: [two, three] },
        ],
      },
    },
  ])
  const made = valueOf<{ grids: { id: string }[] }>(split).grids[1]!.id
  await ask([
    { query: 'grid.grid', input: { id: made } },
    { do: 'grid.merge', input: { grids: [id(second), made], from: '2026-10-02', into: { name: '第五网格' } } },
    { query: 'grid.grid', input: { id: made } },
    { do: 'grid.endGrid', input: { id: id(spare), to: '2026-10-01' } },
    { do: 'grid.changeBuilding', input: { id: one, year: 1998, elevator: false } },
    { do: 'grid.endBuilding', input: { id: two, to: '2026-10-10' } },
    { query: 'grid.building', input: { id: one } },
    { query: 'grid.overview' },
    { query: 'grid.overview', input: { asOf: '2026-09-30' } },
    { query: 'grid.places' },
  ])
  const [wrong, more, empty] = await ask([
    { do: 'grid.addGrid', input: { name: '错网格', kind: 'dedicated' } },
    { do: 'grid.addBuildings', input: { buildings: [{ name: '错楼' }] } },
    { do: 'grid.addEstate', input: { name: '空小区' } },
  ])
  await ask([
    { do: 'grid.endEstate', input: { id: id(empty), to: '2026-10-01' } },
    { do: 'grid.removeGrid', input: { id: id(wrong), reason: '登记错了' } },
    {
      do: 'grid.removeBuilding',
      input: { id: valueOf<{ rows: { id: string }[] }>(more).rows[0]!.id, reason: '登记错了' },
    },
  ])
}
