import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { batch, problemCodes, qinlin, start, valueOf } from '../cli/program'
import { dice, foundBooks, long, markedCommands, seed } from './books'

const kills = long ? 20 : 2
const many = 5000
const folder = emptyFolder()
const books = path.join(folder, 'books')
const profile = path.join(folder, 'p')
const file = path.join(folder, 'backup.tar')
const roster = path.join(folder, 'many.csv')
const hash = { query: 'office.statehash' }

/** Marks that were acknowledged before any of this. */
let marks: string[]
/** How long the deed takes when nobody kills it, by its first word, in milliseconds. */
const lasts = new Map<string, number>()

/** The books again as they were founded. */
function fresh(): void {
  fs.rmSync(profile, { recursive: true, force: true })
  fs.cpSync(path.join(books, 'p'), profile, { recursive: true })
}

/** Runs a deed and kills it at a moment of the dice. @returns whether it was killed before it was done */
async function killed(words: string[]): Promise<boolean> {
  const running = start([...words, '--profile', profile])
  const whole = lasts.get(words[0]!) ?? 3000
  // The first third is the start of the program.
  await Promise.race([sleep(whole * 0.35 + dice.below(whole * 0.65)), running.ended])
  running.kill()
  const { status } = await running.ended
  return status === null
}

/** What the books say once the program has started again, recovered where it asks for that. */
async function stateAfter(): Promise<string> {
  const opened = await qinlin(['query', 'office.statehash', '--json', '--profile', profile])
  if (opened.status !== 0) {
    expect(problemCodes(opened)[0]).toMatch(/^store-(empty|behind|forked)$/)
    expect(await qinlin(['recover', '--profile', profile])).toMatchObject({ status: 0 })
  }
  const [state, check, points] = await batch(profile, [hash, { query: 'office.check' }, { query: 'points.entries' }])
  expect(valueOf(check)).toMatchObject({ ok: true })
  const notes = valueOf<{ rows: { note: string }[] }>(points).rows.map(({ note }) => note)
  expect(
    marks.filter(mark => !notes.includes(mark)),
    'acknowledged and lost',
  ).toEqual([])
  return valueOf<{ hash: string }>(state).hash
}

async function measured(words: string[]): Promise<void> {
  const began = Date.now()
  expect(await qinlin([...words, '--profile', profile])).toMatchObject({ status: 0 })
  lasts.set(words[0]!, Date.now() - began)
}

beforeAll(async () => {
  fs.mkdirSync(books)
  const founded = await foundBooks(books)
  const commands = markedCommands(dice, founded, 'kept', 60).filter(
    ({ line }) => 'do' in line && line.do === 'points.enter',
  )
  const answers = await batch(
    founded.profile,
    commands.map(({ line }) => line),
  )
  answers.forEach(valueOf)
  marks = commands.map(({ mark }) => mark)
  const rows = Array.from(
    { length: many },
    (_, i) =>
      `王${String.fromCharCode(0x4e00 + (i % 2000))}${String.fromCharCode(0x5000 + Math.floor(i / 2000))},女,正式党员,中共安平社区和平巷支部委员会,1990-07-01,1991-07-01`,
  )
  fs.writeFileSync(
    roster,
    ['姓名,性别,人员类别,所在党支部全称,加入党组织日期,转为正式党员日期', ...rows, ''].join('\n'),
  )
})

describe(`a kill -9 in the middle of one large deed (seed ${seed})`, () => {
  it(`an import of ${many} rows is there whole or not at all (${kills} kills)`, async () => {
    const words = ['import', roster, '--as', 'members']
    fresh()
    const before = await stateAfter()
    await measured(words)
    const after = await stateAfter()
    const seen: string[] = []
    for (let i = 0; i < kills;) {
      fresh()
      if (!(await killed(words))) continue
      i++
      const state = await stateAfter()
      expect([before, after].map(String)).toContain(state)
      seen.push(state === before ? 'before' : 'after')
    }
    console.info(`import killed: ${seen.join(', ')}`)
  })

  it(`a backup file is whole or not there (${kills} kills)`, async () => {
    const words = ['backup', '--to', file]
    fresh()
    const before = await stateAfter()
    await measured(words)
    for (let i = 0; i < kills;) {
      fresh()
      fs.rmSync(file, { force: true })
      if (!(await killed(words))) continue
      i++
      expect(await stateAfter()).toBe(before)
      if (!fs.existsSync(file)) continue
      const out = emptyFolder()
      execFileSync('tar', ['-xf', file, '-C', out])
      expect(spawnSync('sha256sum', ['--check', '--quiet', 'manifest-sha256.txt'], { cwd: out }).status).toBe(0)
    }
  })

  it(`a restore leads to then or stays with now (${kills} kills)`, async () => {
    fresh()
    fs.rmSync(file, { force: true })
    expect(await qinlin(['backup', '--to', file, '--profile', profile])).toMatchObject({ status: 0 })
    const then = await stateAfter()
    const later = await batch(profile, [{ do: 'office.addOperator', input: { name: '后来的' } }, hash])
    const now = valueOf<{ hash: string }>(later[1]).hash
    fs.rmSync(path.join(books, 'p'), { recursive: true })
    fs.cpSync(profile, path.join(books, 'p'), { recursive: true })
    const words = ['restore', file]
    await measured(words)
    const seen: string[] = []
    for (let i = 0; i < kills;) {
      fresh()
      if (!(await killed(words))) continue
      i++
      const state = await stateAfter()
      expect([then, now]).toContain(state)
      seen.push(state === then ? 'then' : 'now')
    }
    console.info(`restore killed: ${seen.join(', ')}`)
  })
})
