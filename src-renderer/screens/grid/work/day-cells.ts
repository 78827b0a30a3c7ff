import { gridRoles } from '../../../../src-shared/grid/grid-post'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import { personCalled } from '../../choosable'

export type DayRow = QueryOutput<'grid.patrolDay'>['rows'][number]
export type Shift = DayRow['rounds'][number]['shift']

/** What is typed of a round, in the order of the columns. */
export const roundFields = { findings: '问题数', worker: '网格员', note: '发现情况' } as const
export type RoundField = keyof typeof roundFields

/** Where a cell lies. */
export interface CellPlace {
  grid: string
  shift: Shift
  field: RoundField
}
export type DayTexts = Record<string, string>

export const cellKey = ({ grid, shift, field }: CellPlace): string => `${grid}|${shift}|${field}`

/** A round that is typed here: not one of the grid app, nor of a month that has a sum. */
export const isOpen = (row: DayRow, shift: Shift): boolean =>
  !row.summed && !row.rounds.find(round => round.shift === shift)?.app

/** The day as the books have it, cell by cell. */
export function textsOf(rows: readonly DayRow[]): DayTexts {
  const texts: DayTexts = {}
  for (const { grid, rounds } of rows)
    for (const { shift, typed } of rounds) {
      if (!typed) continue
      texts[cellKey({ grid, shift, field: 'findings' })] = String(typed.findings)
      texts[cellKey({ grid, shift, field: 'worker' })] = typed.workerName
      texts[cellKey({ grid, shift, field: 'note' })] = typed.note
    }
  return texts
}

type Patrollers = Pick<DayRow, 'patrollers'>

/** Those whose role comes first: a 网格长 patrols where nobody else does. */
const firstOf = ({ patrollers }: Patrollers) => patrollers.filter(({ role }) => role === patrollers[0]?.role)

/** Who walks the rounds of the grid where nobody is named; undefined where several of one role might. */
export function usualWalker(row: Patrollers): DayRow['patrollers'][number] | undefined {
  const first = firstOf(row)
  return first.length === 1 ? first[0] : undefined
}

/** Of whom one has to be named; blank where nobody has to be. */
export function whoMay(row: Patrollers): string {
  const first = firstOf(row)
  return first.length > 1 ? first.map(({ name }) => name).join('、') : ''
}

const ticks = /^[√✓✔]$/
const plain = (text: string | undefined) =>
  (text ?? '').trim().replace(/[０-９]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** How many problems a round found: a tick says that it was walked and found none. Null: not a number. */
export function readFindings(text: string): number | null {
  const said = plain(text)
  if (ticks.test(said)) return 0
  return /^\d{1,3}$/.test(said) ? Number(said) : null
}

export type DayReading = Pick<CommandInput<'grid.savePatrolDay'>, 'rounds' | 'takenOut'> & {
  errors: Record<string, string>
  /** The row and shift of each round that is sent, so that a refusal finds its cell. */
  places: { grid: string; shift: Shift }[]
}

/**
 * What the table says of the day. A round whose problems are blank was not walked; who walked it is who usually does, where nobody is
 * named.
 */
export function readDay(
  rows: readonly DayRow[],
  texts: Readonly<DayTexts>,
  people: readonly { id: string; name: string; label: string }[],
): DayReading {
  const reading: DayReading = { rounds: [], takenOut: [], errors: {}, places: [] }
  for (const row of rows)
    for (const { shift, typed } of row.rounds) {
      if (!isOpen(row, shift)) continue
      const place = { grid: row.grid, shift }
      const key = (field: RoundField) => cellKey({ ...place, field })
      const [said, name, note] = [texts[key('findings')], texts[key('worker')], texts[key('note')]].map(plain)
      if (!said) {
        if (name || note) reading.errors[key('findings')] = '巡过的请填问题数，没有问题填0'
        else if (typed) reading.takenOut!.push(place)
        continue
      }
      const findings = readFindings(said)
      if (findings === null) reading.errors[key('findings')] = '填数字，没有问题填0，或打√'
      const worker = name ? workerCalled(row, typed, name, people) : usualWalker(row)?.id
      if (name && !worker) reading.errors[key('worker')] = `网格人员里没有“${name}”，或者有重名，请核对`
      // A round that was entered before without a name may stay so; who walked a new one is never guessed.
      if (!name && whoMay(row) && typed?.worker !== null)
        reading.errors[key('worker')] =
          `${row.name}有几名${gridRoles[row.patrollers[0]!.role]}，请填是谁巡的：${whoMay(row)}`
      if (findings === null) continue
      reading.places.push(place)
      reading.rounds!.push({ ...place, findings, ...(worker && { worker }), ...(note && { note }) })
    }
  return reading
}

function workerCalled(
  { patrollers }: DayRow,
  typed: DayRow['rounds'][number]['typed'],
  name: string,
  people: readonly { id: string; name: string; label: string }[],
): string | undefined {
  if (typed?.worker && typed.workerName === name) return typed.worker
  const here = patrollers.filter(person => person.name === name)
  return here.length === 1 ? here[0]!.id : personCalled(people, name) || undefined
}

/**
 * Lays a pasted block over the table. Where its first column names grids, rows go to them in whatever order; else rows follow on each
 * other from the cell that was chosen.
 * @returns the cells, and the names of grids that are not there
 */
export function pasteDay(
  block: readonly (readonly string[])[],
  rows: readonly DayRow[],
  at: { row: number; column: number },
): { texts: DayTexts; unknown: string[] } {
  const named = (text: string) => rows.find(({ name }) => name === text.trim())
  const byName = block.some(cells => cells.length > 1 && named(cells[0] ?? ''))
  const pasted: { texts: DayTexts; unknown: string[] } = { texts: {}, unknown: [] }
  block.forEach((line, i) => {
    const row = byName ? named(line[0] ?? '') : rows[at.row + i]
    if (!row) {
      if (byName && line.slice(1).some(text => text.trim())) pasted.unknown.push((line[0] ?? '').trim())
      return
    }
    const places = allCells(row)
    ;(byName ? line.slice(1) : line).forEach((text, j) => {
      const place = places[(byName ? 0 : at.column) + j]
      if (place && isOpen(row, place.shift)) pasted.texts[cellKey(place)] = text.trim()
    })
  })
  return pasted
}

/** All cells of a row, whether they can be typed into or not: a pasted block keeps its columns. */
export const allCells = (row: DayRow): CellPlace[] =>
  row.rounds.flatMap(({ shift }) =>
    (Object.keys(roundFields) as RoundField[]).map(field => ({ grid: row.grid, shift, field })),
  )
