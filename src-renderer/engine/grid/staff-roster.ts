import * as z from 'zod'
import { staffRosterSheet } from '../../../src-shared/grid/paper/staff-roster-sheet'
import { needStates, type Holder } from '../../../src-shared/grid/serving'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { wholeDate } from '../../../src-shared/plain-date'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { paperContext } from '../office/queries'
import { maskedAndShown } from '../showing'
import { servingBooks } from './serving-books'

/** Who serves, grid by grid: those of the grid, then those of its buildings; then estates, then buildings in no grid. */
export const { masked: gridStaffRoster, shown: showStaffRoster } = maskedAndShown({
  ...{ query: 'grid.staffRoster', command: 'grid.showStaffRoster', title: '打印网格人员名册' },
  input: z.object({
    id: z.string().default('all').meta({ label: '网格' }),
    asOf: wholeDate.optional().meta({ label: '截至日期' }),
  }),
  output: ListSheet,
  whose: ({ id }) => (id === 'all' ? null : { table: 'grids', ids: [id] }),
  async answer(reader, { id, asOf }, showing) {
    const day = asOf ?? showing.today
    const books = await servingBooks(reader, day, showing.reveal)
    const { serving, line } = books
    const grids = serving.grids.filter(({ grid }) => id === 'all' || grid.id === id)
    const told = grids.flatMap(on => [
      ...serving.ofGrid(on.grid.id).map(holder => ({ grid: on.grid.name, holder })),
      ...on.buildings.flatMap(building =>
        serving.ofBuilding(building, null).map(holder => ({ grid: on.grid.name, holder })),
      ),
    ])
    const apart =
      id === 'all'
        ? [
            ...serving.outside.flatMap(building => serving.ofBuilding(building, null)),
            ...(await reader.all('estates')).flatMap(estate => serving.ofEstate(estate.id)),
          ].map(holder => ({ grid: '—', holder }))
        : []
    const rows = once([...told, ...apart]).map(({ grid, holder }) => ({ grid, ...line(holder) }))
    const states = needStates(serving).filter(({ grid }) => id === 'all' || grid?.grid.id === id)
    const vacancies = shippedStaffing.needs.map(({ code, label, of }) => ({
      label: of === 'building' && !label.startsWith('楼栋') ? `楼栋${label}` : label,
      count: states.filter(({ need, holders }) => need.code === code && !holders.length).length,
    }))
    const persons = new Set(rows.map(({ person, name, where }) => person ?? `${name} ${where}`)).size
    const [only] = id === 'all' ? [] : grids
    const paper = await paperContext(reader, '', day, showing)
    return staffRosterSheet(
      rows,
      { persons, vacancies },
      only ? { ...paper, unit: `${paper.unit}${only.grid.name}` } : paper,
    )
  },
})

/** The 党小组长 of several buildings stands in the first alone. */
const once = <T extends { holder: Holder }>(rows: readonly T[]): T[] => {
  const seen = new Set<string>()
  return rows.filter(({ holder: { post } }) => !seen.has(post.id) && seen.add(post.id))
}
