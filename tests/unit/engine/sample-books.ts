import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import { fillOutcome } from '../../../src-main/sheets/fill/fill-form'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { wordLimits } from '../../../src-main/word/limits'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, type Outcome } from '../../../src-shared/problem'
import { diceOf } from '../../../src-shared/sample/dice'
import { rosterHeadings, sampleBranches, sampleRoster } from '../../../src-shared/sample/sample-roster'
import type { FillPlan } from '../../../src-shared/spreadsheet/fill-plan'
import { writeCsv } from '../../../src-shared/spreadsheet/csv'
import { described } from '../../described'
import { freshStore, mainOver, newDisk, sampleOffice, world, type FakeDisk } from './office-bench'

/** A main process that also reads and fills spreadsheets and reads Word files; what is saved lies under its token. */
export function mainWithSheets(over: FakeDisk): EngineCaller {
  const main = mainOver(over)
  const reading = {
    'sheet.read': async ({ name, bytes }: { name: string; bytes: Uint8Array }) => parseSheets(name, bytes),
    'sheet.fill': async ({ name, bytes, plan }: { name: string; bytes: Uint8Array; plan: FillPlan }) =>
      fillOutcome(name, bytes, plan),
    'word.read': async ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
      wordOutcome({ kind: 'read', name, bytes, limits: wordLimits }),
    'file.save': async ({ token, bytes }: { token: string; bytes: Uint8Array }) => {
      over.saved.set(token, bytes)
      return done({ file: token, size: bytes.length })
    },
  }
  return new Proxy(main, {
    get: (target, name) => (name in reading ? reading[name as keyof typeof reading] : Reflect.get(target, name)),
  }) as EngineCaller
}

export const rosterFile = (rows: string[][]) => ({
  name: 'r.csv',
  bytes: new TextEncoder().encode(writeCsv([[...rosterHeadings], ...rows])),
})

export const sampleRows = (members: number) =>
  sampleRoster(diceOf(5), members, sampleBranches('安平社区', 2), '2026-10-12')

/** A line of `roster.members`, as far as these tests read it. */
export interface Person {
  id: string
  name: string
  branch: string
  branchName: string
}

/** Books of a fresh store with what tests ask of them. */
export interface Books {
  engine: Engine
  disk: FakeDisk
  /** Answers of the books as they are; each is what the registry says of it. */
  ask<T>(name: string, input?: unknown): Promise<T>
  run<T>(name: string, input?: unknown): Promise<T>
  attempt(name: string, input?: unknown): Promise<Outcome<unknown>>
  hash(): Promise<string>
  /** Codes of the checks that fail, without the advice on the key. */
  faults(): Promise<string[]>
  /** Number of the newest entry. */
  entry(): number
  undo(entry: number): Promise<Outcome<unknown>>
  people(): Promise<Person[]>
}

/**
 * Books of a community that has taken in a roster of two branches: entry 1 is the office, entry 2 the roster, if any.
 * @param start what the clock shows
 */
export async function sampleBooks(members = 8, start?: number): Promise<Books> {
  freshStore()
  const disk = newDisk()
  const engine = createEngine(mainWithSheets(disk), world(start))
  await engine.open()
  const books = booksOver(engine, disk)
  await books.run('office.create', sampleOffice)
  if (members) await books.run('roster.import', rosterFile(sampleRows(members)))
  return books
}

/** What tests ask of the books of an engine that is open. */
export function booksOver(engine: Engine, disk: FakeDisk): Books {
  const valueOf = <T>(name: string, outcome: Outcome<unknown>): T => {
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problems.map(({ message }) => message).join()}`)
    return described(name, outcome.value as T)
  }
  const books: Books = {
    engine,
    disk,
    ask: async (name, input = {}) => valueOf(name, await engine.query(name, input, '周敏')),
    run: async (name, input = {}) => valueOf(name, await engine.run(name, input, '周敏')),
    attempt: (name, input = {}) => engine.run(name, input, '周敏'),
    hash: async () => (await books.ask<{ hash: string }>('office.statehash')).hash,
    async faults() {
      const { checks } = await books.ask<{ checks: { code: string; ok: boolean; advice?: boolean }[] }>('office.check')
      return checks.flatMap(({ code, ok, advice }) => (ok || advice ? [] : code))
    },
    entry: () => disk.records.length,
    undo: entry => books.attempt('office.undo', { entry }),
    people: async () => (await books.ask<{ rows: Person[] }>('roster.members', { asOf: '2026-09-20' })).rows,
  }
  return books
}

/** A general meeting of a branch. */
export function meetingWith(branch: string, attendance: { member: string; status: string }[], more: object = {}) {
  return {
    kind: 'branchGeneral',
    branch,
    date: '2026-09-20',
    place: '党群服务站',
    chair: '周立新',
    recorder: '孙丽华',
    agenda: ['讨论'],
    attendance,
    ...more,
  }
}

/** A general meeting of the first one's branch; the first `absent` of it stayed away. */
export function meetingOf(people: readonly Person[], absent = 0, more: object = {}) {
  const { branch } = people[0]!
  const own = people.filter(person => person.branch === branch)
  const attendance = own.map(({ id }, i) => ({ member: id, status: i < absent ? 'absent_unexcused' : 'present' }))
  return meetingWith(branch, attendance, more)
}

export const pointsFor = (member: string, more: object = {}) => ({
  member,
  rule: 'B1',
  date: '2026-08-02',
  delta: 2,
  note: '志愿服务',
  evidence: '签到表',
  ...more,
})

export const newcomer = (more: object = {}) => ({
  name: '王新来',
  sex: '男',
  birth: '1970-01-01',
  membership: '正式党员',
  joined: '1995-07-01',
  ...more,
})
