import * as z from 'zod'
import { buildingCode, gridCode } from '../../../src-shared/grid/code'
import { forces } from '../../../src-shared/grid/grid-post'
import { Boards, type Board } from '../../../src-shared/grid/paper/board-sheet'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { choice } from '../../../src-shared/records/field'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { isMobile } from '../../../src-shared/roster/masks'
import { footerOf, type PaperContext } from '../../../src-shared/roster/paper/list-sheet'
import { paperContext } from '../office/queries'
import type { Reader } from '../reader'
import { maskedAndShown, type Showing } from '../showing'
import type { AnyRole, ServingLine } from './outputs'
import { servingBooks, type ServingBooks } from './serving-books'
import { cardOf, type FoundPlace } from './staffing-queries'

const phones = choice({ office: '只印单位电话', worker: '印人员电话' }).default('office').meta({ label: '电话' })
const asOf = wholeDate.optional().meta({ label: '截至日期' })
const input = z.object({
  /** A grid or a building as the paper is of, or `all`. */
  id: z.string().default('all').meta({ label: '网格或楼栋' }),
  asOf,
  phones,
})

type Asked = z.output<typeof input>

interface Context {
  reader: Reader
  books: ServingBooks
  paper: PaperContext
  /** Whether phones of people are on it. */
  phones: boolean
}

async function contextOf(reader: Reader, asked: Asked, showing: Showing): Promise<Context> {
  const day: PlainDate = asked.asOf ?? showing.today
  const books = await servingBooks(reader, day, showing.reveal)
  return { reader, books, paper: await paperContext(reader, '', day, showing), phones: asked.phones === 'worker' }
}

const nowhere = (words: string) => new Refusal([problem('place-unknown', `这一天没有${words}，请重新选择。`)])

/** 网格公示牌 of a grid or of all, one board each. Without phones of people unless they are asked for. */
export const { masked: gridNoticeBoards, shown: showNoticeBoards } = maskedAndShown({
  ...{ query: 'grid.noticeBoards', command: 'grid.showNoticeBoards', title: '打印网格公示牌' },
  input,
  output: Boards,
  whose: ({ id }) => (id === 'all' ? null : { table: 'grids', ids: [id] }),
  async answer(reader, asked, showing) {
    const context = await contextOf(reader, asked, showing)
    const { grids } = context.books.serving
    const wanted = grids.filter(({ grid }) => asked.id === 'all' || grid.id === asked.id)
    if (!wanted.length) throw nowhere('这个网格')
    const boards: Board[] = []
    for (const grid of wanted) boards.push(await gridBoard(context, { grid }))
    return { boards }
  },
})

/** 两长两员公示卡 of a building, of all buildings of a grid, or of all. */
export const { masked: gridStaffingCards, shown: showStaffingCards } = maskedAndShown({
  ...{ query: 'grid.staffingCards', command: 'grid.showStaffingCards', title: '打印两长两员公示卡' },
  input: input.extend({ grid: z.string().optional().meta({ label: '网格的各栋' }) }),
  output: Boards,
  whose: ({ id, grid }) =>
    grid ? { table: 'grids', ids: [grid] } : id === 'all' ? null : { table: 'buildings', ids: [id] },
  async answer(reader, asked, showing) {
    const context = await contextOf(reader, asked, showing)
    const wanted = buildingsOf(context.books, asked)
    if (!wanted.length) throw nowhere('楼栋')
    const boards: Board[] = []
    for (const place of wanted) boards.push(await buildingCard(context, place))
    return { boards }
  },
})

function buildingsOf(books: ServingBooks, { id, grid }: Asked & { grid?: string | undefined }): FoundPlace[] {
  const { grids, outside } = books.serving
  const places: FoundPlace[] = [
    ...grids.flatMap(on => on.buildings.map(building => ({ grid: on, building }))),
    ...outside.map(building => ({ grid: null, building })),
  ]
  return places.filter(place => (grid ? place.grid?.grid.id === grid : id === 'all' || place.building?.id === id))
}

async function gridBoard({ reader, books, paper, phones: withPhones }: Context, place: FoundPlace): Promise<Board> {
  const { grid, buildings, organisations } = place.grid!
  const card = await cardOf(reader, books, place, paper.code)
  const code = gridCode(paper.code, grid)
  return {
    title: [paper.unit, `${grid.name}公示牌`],
    facts: [
      { label: '网格编码', text: code },
      { label: '四至范围', text: grid.bounds ?? '' },
      { label: '楼栋', text: listed(buildings.map(books.nameOfBuilding)) },
      { label: '党组织', text: organisations.map(books.nameOfUnit).join('、') },
    ].filter(({ text }) => text),
    ...peopleOf(card.lines, lacking(card.needs), withPhones),
    notes: [],
    call: await officePhone(reader, organisations),
    by: paper.unit,
    footer: {
      ...footerOf('网格公示牌', paper),
      record: `网格公示牌 ${code.slice(-3)} ${paper.asOf}　日志 ${paper.entry}`,
    },
  }
}

/** A long list of buildings says how many there are. */
const listed = (names: readonly string[]) =>
  names.length ? `${names.join('、')}${names.length > 1 ? `，共${names.length}栋` : ''}` : ''

/** The roles of a building card, in its order; whoever else serves in the grid is on the grid's board. */
const onCard: ReadonlySet<AnyRole> = new Set([
  ...(['buildingLeader', 'groupLeader', 'fullTime', 'partTime', 'dualReport', 'unitLeader'] as const),
])

async function buildingCard({ reader, books, paper, phones: withPhones }: Context, place: FoundPlace): Promise<Board> {
  const building = place.building!
  const card = await cardOf(reader, books, place, paper.code)
  const lines = card.lines.filter(({ role }) => onCard.has(role))
  const code = buildingCode(paper.code, building)
  return {
    title: [books.nameOfBuilding(building), '“两长两员”公示卡'],
    facts: [
      { label: '所属网格', text: card.gridName },
      { label: '党员中心户', text: card.hubs.map(({ name }) => name).join('、') },
    ].filter(({ text }) => text),
    ...peopleOf(lines, lacking(card.needs), withPhones),
    notes: [],
    call: await officePhone(reader, place.grid?.organisations ?? []),
    by: paper.unit,
    footer: {
      ...footerOf('两长两员公示卡', paper),
      record: `两长两员公示卡 ${code.slice(-5)} ${paper.asOf}　日志 ${paper.entry}`,
    },
  }
}

const lacking = (needs: readonly { label: string; met: boolean }[]) =>
  needs.filter(({ met }) => !met).map(({ label }) => label)

/** A row for everybody, one person's roles in one row where they are the same; then who is lacking. */
function peopleOf(
  lines: readonly ServingLine[],
  vacant: readonly string[],
  withPhones: boolean,
): Pick<Board, 'columns' | 'rows'> {
  const phone = (text: string | null) => (withPhones ? [text ?? ''] : [])
  const duty = ({ role }: ServingLine) => (role === 'hubHead' ? '' : shippedStaffing.duties[role])
  const word = ({ word: called, force, unit }: ServingLine) =>
    force && force !== 'other' ? `派驻${forces[force]}` : `${called}${unit ? `（${unit}单元）` : ''}`
  return {
    columns: ['岗位', '姓名', '职责', ...phone('联系电话')],
    rows: [
      ...lines.map(line => [word(line), line.name, duty(line), ...phone(line.phone)]),
      ...vacant.map(label => [label, '（空缺）', '', ...phone('')]),
    ],
  }
}

/** The phone of a responsible branch, else of the community's own organisation; a mobile one is somebody's own and stays off the wall. */
async function officePhone(reader: Reader, organisations: readonly string[]): Promise<string> {
  const units = await reader.all('organisations')
  const asked = [...organisations.map(id => units.find(unit => unit.id === id)), units.find(({ parent }) => !parent)]
  return asked.flatMap(unit => (unit?.phone && !isMobile(unit.phone) ? unit.phone : []))[0] ?? ''
}
