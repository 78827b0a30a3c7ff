import { estateKinds, estateSteps } from '../../../src-shared/grid/estate'
import { gridKinds } from '../../../src-shared/grid/grid'
import type { QueryOutput } from '../../engine/client'
import type { Column } from '../../widgets/table-columns'
import type { ServingLine } from './people/serving-deeds'

type Overview = QueryOutput<'grid.overview'>
export type GridRow = Overview['grids'][number]
export type EstateRow = Overview['estates'][number]
export type BuildingRow = Overview['buildings'][number]

const byText = (a: string, b: string) => a.localeCompare(b, 'zh-Hans-CN', { numeric: true })

/** A column of a number that is counted and sorted. */
function counted<R extends Record<K, number>, K extends 'buildings' | 'households' | 'residents'>(
  key: K,
  title: string,
): Column<R> {
  return {
    ...{ key, title, width: 72, align: 'right' },
    text: row => String(row[key]),
    order: (a, b) => a[key] - b[key],
  }
}

/** Who serves in a place, by its id. */
export type ServingIn = (place: string) => readonly ServingLine[]

/** A column of who holds a role that each place is to have; where nobody does, it says so. */
function held<R extends { id: string }>(
  key: 'gridLeader' | 'fullTime' | 'buildingLeader',
  title: string,
  serving: ServingIn,
): Column<R> {
  const names = ({ id }: R) =>
    serving(id)
      .filter(({ role }) => role === key)
      .map(({ name }) => name)
      .join('、')
  return {
    ...{ key, title, width: 110, dropsAt: 2 },
    text: row => names(row) || '■ 空缺',
    order: (a, b) => byText(names(a), names(b)),
  }
}

export const gridColumns = (serving: ServingIn): readonly Column<GridRow>[] => [
  { key: 'name', title: '网格', width: 150, strong: true, text: ({ name }) => name },
  { key: 'code', title: '网格编码', width: 160, text: ({ code }) => code, dropsAt: 4 },
  held('gridLeader', '网格长', serving),
  held('fullTime', '专职网格员', serving),
  { key: 'kind', title: '类型', width: 96, text: ({ kind }) => gridKinds[kind], dropsAt: 5 },
  {
    ...{ key: 'estates', title: '小区', width: 150, dropsAt: 3 },
    text: ({ estates }) => estates.join('、') || '—',
  },
  {
    ...{ key: 'organisations', title: '负责的党组织', width: 190, dropsAt: 1 },
    text: ({ organisations }) => organisations.map(({ name }) => name).join('、') || '—',
  },
  counted('buildings', '楼栋'),
  counted('households', '户'),
  counted('residents', '人'),
]

export const estateColumns: readonly Column<EstateRow>[] = [
  { key: 'name', title: '小区', width: 170, strong: true, text: ({ name }) => name },
  {
    ...{ key: 'kinds', title: '类型', width: 190, dropsAt: 2 },
    text: ({ kinds }) => kinds.map(kind => estateKinds[kind]).join('、') || '—',
  },
  { key: 'branch', title: '小区党支部', width: 190, text: ({ branchName }) => branchName || '—', dropsAt: 1 },
  {
    ...{ key: 'steps', title: '七步法', width: 96, dropsAt: 3 },
    text: ({ steps }) => (steps ? `${steps}/${Object.keys(estateSteps).length}步` : '—'),
  },
  counted('buildings', '楼栋'),
  counted('households', '户'),
  counted('residents', '人'),
]

/** @param gridName what the grid of an id is called */
export const buildingColumns = (
  gridName: (id: string) => string,
  serving: ServingIn,
): readonly Column<BuildingRow>[] => [
  {
    ...{ key: 'name', title: '楼栋', width: 130, strong: true },
    text: ({ name }) => name,
    order: (a, b) => byText(a.name, b.name),
  },
  {
    ...{ key: 'estate', title: '小区', width: 170 },
    text: ({ estateName }) => estateName || '—',
    order: (a, b) => byText(a.estateName, b.estateName),
  },
  {
    ...{ key: 'grid', title: '网格', width: 150 },
    text: ({ grid }) => (grid ? gridName(grid) : '■ 不在网格'),
    order: (a, b) => byText(gridName(a.grid ?? ''), gridName(b.grid ?? '')),
  },
  held('buildingLeader', '楼栋长', serving),
  { key: 'code', title: '楼栋编码', width: 180, text: ({ code }) => code, dropsAt: 1 },
  { key: 'unmanaged', title: '弃管', width: 72, text: ({ unmanaged }) => (unmanaged ? '弃管' : ''), dropsAt: 2 },
  counted('households', '户'),
  counted('residents', '人'),
]
