import type { PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import { holdsOn } from '../roster/membership'
import { gridCode } from './code'
import type { Grid } from './grid'
import type { GridPost } from './grid-post'
import type { Patrol } from './patrol'
import { appPatrolId, coversDay, typedPatrolId } from './patrol-id'
import { patrolFields } from './patrol-sheet-columns'
import type { PatrolLine, PatrolReading } from './read-patrols'
import { belongsSealed, saysSensitive } from './sensitive-words'
import { workTerms } from './work-terms'

/** What the rows of a grid app are held against. */
export interface PatrolGround {
  /** The office's 12 digits. */
  office: string
  grids: readonly Grid[]
  people: readonly { id: string; name: string }[]
  posts: readonly GridPost[]
}

/** What becomes of a row: taken in, there already, typed by hand already, in a month that has a sum, or refused. */
export type PatrolAction = 'new' | 'known' | 'typed' | 'summed' | 'refused'

export interface PatrolMatch {
  row: number
  action: PatrolAction
  line?: PatrolLine
  /** The record to be written, of a new one. */
  record?: Patrol
  problems: Problem[]
}

/** Names grids and workers; a grid that there is not is refused with its row, a name that nobody here has is kept as it is written. */
export function namePatrols(readings: readonly PatrolReading[], ground: PatrolGround): PatrolMatch[] {
  const gridNamed = gridFinder(ground)
  const workerNamed = workerFinder(ground)
  const seen = new Map<string, number>()
  return readings.map((reading): PatrolMatch => {
    if (!('line' in reading)) return { row: reading.row, action: 'refused', problems: reading.problems }
    const { line } = reading
    const { row, externalId, date, shift, findings, note } = line
    const problems: Problem[] = []
    const wrong = (code: string, field: keyof typeof patrolFields, message: string) =>
      void problems.push(problem(code, message, { row, field: patrolFields[field] }))
    const twin = seen.get(externalId)
    if (twin !== undefined) wrong('number-twice', 'externalId', `编号“${externalId}”和第${twin}行相同，请核对`)
    else seen.set(externalId, row)
    const grid = gridNamed(line.grid, date)
    if (!grid) wrong('grid-unknown', 'grid', `${date} 没有叫“${line.grid}”的网格，请核对名称或编码`)
    const worker = line.worker && grid ? workerNamed(line.worker, date, grid.id) : undefined
    if (worker === null && saysSensitive(line.worker)) wrong('sensitive', 'worker', belongsSealed)
    if (worker === 'several') wrong('worker-several', 'worker', `有几名都叫“${line.worker}”，分不清是哪一名，请核对`)
    if (problems.length || !grid) return { row, action: 'refused', line, problems }
    const record: Patrol = {
      ...{ id: appPatrolId(externalId), grid: grid.id, date, shift, basis: 'app', rounds: 1, findings, externalId },
      ...(worker && { worker }),
    }
    if (worker === null)
      return { row, action: 'new', line, record: { ...record, note: namedIn(line) }, problems: [unknown(line)] }
    return { row, action: 'new', line, record: { ...record, ...(note && { note }) }, problems }
  })
}

/** Who walked a round and is none of those who serve here: the name stays beside what was found. */
const namedIn = ({ worker, note }: PatrolLine) => [`网格员${worker}`, note].filter(Boolean).join('；')
const unknown = ({ row, worker }: PatrolLine) =>
  warning('worker-unknown', `网格人员里没有“${worker}”，姓名记在发现情况里`, { row, field: patrolFields.worker })

/** The ids that decide what becomes of a new row: its own, that of the round by hand. */
export const rivalsOf = ({ id, date, grid, shift }: Patrol) => ({
  own: id,
  typed: typedPatrolId(date, grid, shift!),
})

/** Holds rows against what is on the books; a round that stands there already is passed over and counted. */
export function settlePatrols(
  matches: readonly PatrolMatch[],
  onBooks: ReadonlySet<string>,
  sums: readonly Patrol[],
): PatrolMatch[] {
  return matches.map(match => {
    if (!match.record) return match
    const { own, typed } = rivalsOf(match.record)
    const { date, grid } = match.record
    if (onBooks.has(own)) return { ...match, action: 'known' }
    if (onBooks.has(typed)) return { ...match, action: 'typed' }
    if (sums.some(sum => sum.grid === grid && coversDay(sum, date))) return { ...match, action: 'summed' }
    return match
  })
}

/** A grid by name, by its own code or by another system's, that stood on the day. */
function gridFinder({ office, grids }: PatrolGround): (said: string, day: PlainDate) => Grid | undefined {
  const byWord = new Map<string, Grid[]>()
  for (const grid of grids)
    for (const word of new Set([grid.name, gridCode(office, grid), grid.externalCode ?? '']))
      if (word) byWord.set(word, [...(byWord.get(word) ?? []), grid])
  return (said, day) => byWord.get(said)?.find(grid => holdsOn(grid, day))
}

/** Somebody by name; of several the one who patrols that grid on that day. Null: nobody is called so. */
function workerFinder({
  people,
  posts,
}: PatrolGround): (said: string, day: PlainDate, grid: string) => string | 'several' | null {
  const byName = new Map<string, string[]>()
  for (const { id, name } of people) byName.set(name, [...(byName.get(name) ?? []), id])
  const ofPerson = new Map<string, GridPost[]>()
  for (const post of posts) ofPerson.set(post.person, [...(ofPerson.get(post.person) ?? []), post])
  return (said, day, grid) => {
    const called = byName.get(said) ?? []
    if (called.length < 2) return called[0] ?? null
    const here = called.filter(id =>
      (ofPerson.get(id) ?? []).some(
        post => post.grid === grid && workTerms.patrols.by.includes(post.role) && holdsOn(post, day),
      ),
    )
    return here.length === 1 ? here[0]! : 'several'
  }
}
