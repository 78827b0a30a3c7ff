import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect } from 'vitest'
import type { Dice } from '../../src-shared/sample/dice'
import { community } from '../cli/offices'
import { batch, qinlin, valueOf, type Answer, type Line } from '../cli/program'
import { missed } from './tally'

const branchName = '中共安平社区和平巷支部委员会'
/** As large as no branch is: what is timed is the import, not the meetings of the other. */
const largeBranch = '中共安平社区文化路支部委员会'
const people = ['丁秀英', '王强', '李桂兰', '张建国', '赵敏', '周慧', '吴建平', '郑晓春']

/** A small office to be ill-treated: one branch of eight. */
export interface Books {
  profile: string
  branch: string
  members: string[]
}

/** Writes a roster of one branch. @returns its path */
function rosterOf(names: readonly string[], branch: string, file: string): string {
  const rows = names.map(name => `${name},女,正式党员,${branch},1990-07-01,1991-07-01`)
  fs.writeFileSync(file, ['姓名,性别,人员类别,所在党支部全称,加入党组织日期,转为正式党员日期', ...rows, ''].join('\n'))
  return file
}

/** Writes a roster of so many people more. @returns its path */
export function largeRoster(folder: string, count: number): string {
  const nameOf = (i: number) => `王${String.fromCharCode(0x4e00 + (i % 2000), 0x5000 + Math.floor(i / 2000))}`
  const names = Array.from({ length: count }, (_, i) => nameOf(i))
  return rosterOf(names, largeBranch, path.join(folder, 'many.csv'))
}

/** Takes the guard away that would stop entering long before the disk is full: some tests are about what is behind it. */
export function withoutGuard(profile: string): void {
  fs.mkdirSync(profile, { recursive: true })
  fs.writeFileSync(path.join(profile, 'machine.json'), JSON.stringify({ limits: { freeBytes: 0, ballastBytes: 0 } }))
}

/** Founds the small office in a profile inside a folder. */
export async function foundBooks(folder: string, office: object = community): Promise<Books> {
  const profile = path.join(folder, 'p')
  const file = rosterOf(people, branchName, path.join(folder, 'roster.csv'))
  const answers = await batch(profile, [
    { do: 'office.create', input: office },
    { do: 'roster.import', input: { file } },
    { query: 'roster.members' },
  ])
  answers.forEach(valueOf)
  const { rows: members } = valueOf<{ rows: { id: string; branch: string }[] }>(answers[2])
  return { profile, branch: members[0]!.branch, members: members.map(({ id }) => id) }
}

/** A small command that carries a mark of its own, by which it is found again. */
export interface Marked {
  mark: string
  line: Line
}

/** Commands of three kinds, mixed by dice; a meeting writes its points and the month's totals with it. */
export function markedCommands(dice: Dice, { branch, members }: Books, prefix: string, count: number): Marked[] {
  return Array.from({ length: count }, (_, i) => {
    const mark = `${prefix}-${i}`
    const date = `2026-0${1 + dice.below(9)}-1${dice.below(10)}`
    if (dice.chance(15)) return { mark, line: { do: 'office.addOperator', input: { name: mark } } }
    if (dice.chance(70)) {
      const points = { member: dice.pick(members), rule: 'B1', date, delta: 2, note: mark }
      return { mark, line: { do: 'points.enter', input: points } }
    }
    const attendance = members.map(member => ({ member, status: dice.chance(80) ? 'present' : 'leave_sick' }))
    const meeting = { kind: 'themeDay', branch, date, place: mark, chair: '王强', recorder: '丁秀英', attendance }
    return { mark, line: { do: 'meetings.record', input: meeting } }
  })
}

/** What is asked to see whether everything is there. */
export const questions: Line[] = [
  { query: 'office.check' },
  { query: 'office.current' },
  { query: 'points.entries' },
  { query: 'meetings.list', input: {} },
]

interface Entry {
  note: string
  source: string
  meeting: string | null
}
interface Meeting {
  id: string
  place: string
  attended: number
  shouldAttend: number
}

/**
 * Holds the answers to the questions against what was acknowledged: all of it is there and once, nothing is there by
 * half, what was never sent is not there, and the totals are what the entries add up to.
 * @returns the marks that are on the books
 */
export function expectWhole(
  answers: readonly (Answer | undefined)[],
  acknowledged: Iterable<string>,
  sent: ReadonlySet<string>,
): string[] {
  const [check, current, points, meetings] = answers
  expect(valueOf(check)).toMatchObject({ ok: true })
  const { operators } = valueOf<{ operators: { name: string }[] }>(current)
  const { rows: entries } = valueOf<{ rows: Entry[] }>(points)
  const { rows: held } = valueOf<{ rows: Meeting[] }>(meetings)

  const marks = [
    ...operators.map(({ name }) => name).filter(name => name !== community.operator),
    ...entries.filter(({ source }) => source === 'hand').map(({ note }) => note),
    ...held.map(({ place }) => place),
  ]
  expect(
    marks.filter((mark, i) => marks.indexOf(mark) !== i),
    'twice on the books',
  ).toEqual([])
  expect(
    marks.filter(mark => !sent.has(mark)),
    'never sent',
  ).toEqual([])
  const there = new Set(marks)
  const lost = [...acknowledged].filter(mark => !there.has(mark))
  const partial = held.filter(
    ({ id, attended, shouldAttend }) =>
      shouldAttend !== people.length || entries.filter(({ meeting }) => meeting === id).length !== attended,
  )
  lost.forEach(mark => missed.lost.add(mark))
  partial.forEach(({ place }) => missed.partial.add(place))
  expect(lost, 'acknowledged and lost').toEqual([])
  expect(partial, 'there by half').toEqual([])
  return marks
}

/** Asks the doctor, as people do: nothing may be off but what is advice. */
export async function expectSound(profile: string, program?: string): Promise<void> {
  const { status, stdout, stderr } = await qinlin(['doctor', '--json', '--profile', profile], { program })
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' })
  const { checks } = JSON.parse(stdout) as { checks: { code: string; ok: boolean; advice?: boolean }[] }
  expect(checks.filter(({ ok, advice }) => !ok && !advice)).toEqual([])
}
