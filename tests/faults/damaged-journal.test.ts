import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { diceOf } from '../../src-shared/sample/dice'
import { decodeRecords, encodeRecord } from '../../src-main/journal/record'
import { emptyFolder } from '../interop/tools'
import { batch, problemCodes, qinlin, valueOf } from '../cli/program'
import { expectWhole, foundBooks, markedCommands, questions } from './books'

const hash = { query: 'office.statehash' }
let profile = ''
let file = ''
/** The journal file as it was acknowledged, its marks and the state it stands for. */
let written: Buffer
let marks: string[]
let state: unknown

beforeEach(async () => {
  const books = await foundBooks(emptyFolder())
  profile = books.profile
  const commands = markedCommands(diceOf(7), books, 'm', 12)
  const answers = await batch(profile, [...commands.map(({ line }) => line), hash])
  answers.forEach(valueOf)
  state = valueOf(answers[12])
  marks = commands.map(({ mark }) => mark)
  const [name, ...others] = fs.readdirSync(path.join(profile, 'journal'))
  expect(others).toEqual([])
  file = path.join(profile, 'journal', name!)
  written = fs.readFileSync(file)
})

const stateNow = async () => valueOf((await batch(profile, [hash]))[0])
const loseStore = () => fs.rmSync(path.join(profile, 'chromium/IndexedDB'), { recursive: true })

/** Where the nth record of the journal begins, counted from 1. */
function startOf(number: number): number {
  return decodeRecords(written)
    .records.slice(0, number - 1)
    .reduce((at, record) => at + encodeRecord(record).length, 0)
}

/** Changes one byte in the middle of the sixth record. @returns the file as it is then */
function damage(): Buffer {
  const bytes = Buffer.from(written)
  bytes[Math.floor((startOf(6) + startOf(7)) / 2)]! ^= 4
  fs.writeFileSync(file, bytes)
  return bytes
}

describe('a journal whose end is torn', () => {
  it('gets back from the store what it lacks, byte for byte, wherever it is torn', async () => {
    const last = startOf(14)
    const cuts = [written.length - 1, last + 9, last, last - 20, startOf(3) + 5, 0]
    for (const length of cuts) {
      fs.writeFileSync(file, written.subarray(0, length))
      expect(await stateNow()).toEqual(state)
      expect(fs.readFileSync(file).equals(written), `cut to ${length} bytes`).toBe(true)
    }
    fs.writeFileSync(file, Buffer.concat([written, written.subarray(0, 30)]))
    expect(await stateNow()).toEqual(state)
    expect(fs.readFileSync(file).equals(written)).toBe(true)
  })

  it('loses only what is torn when the store is lost as well', async () => {
    fs.writeFileSync(file, written.subarray(0, written.length - 1))
    loseStore()
    const recovered = await qinlin(['recover', '--json', '--profile', profile])
    expect(recovered).toMatchObject({ status: 0 })
    expect(recovered.stderr).toContain('recovered-torn')
    expect(JSON.parse(recovered.stdout)).toEqual({ entries: 13, torn: true })
    expectWhole(await batch(profile, questions), marks.slice(0, -1), new Set(marks))
  })
})

describe('a journal with a damaged byte inside', () => {
  it('stops nobody’s work: the store gives it back, and the damaged file is kept', async () => {
    const bytes = damage()
    expect(await stateNow()).toEqual(state)
    expect(fs.readFileSync(file).equals(written)).toBe(true)
    const aside = path.join(profile, 'journal-damaged')
    expect(fs.readdirSync(aside).map(name => fs.readFileSync(path.join(aside, name)))).toEqual([bytes])
    expect(await qinlin(['doctor', '--json', '--profile', profile])).toMatchObject({ status: 0 })
  })

  it('refuses recovery by name when the store is lost, and keeps every byte', async () => {
    const bytes = damage()
    loseStore()
    const recovered = await qinlin(['recover', '--json', '--profile', profile])
    expect(recovered).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(recovered)[0]).toMatch(/^journal-(damaged|broken)$/)
    expect(recovered.stderr).toContain('第6条')
    expect(fs.readFileSync(file).equals(bytes)).toBe(true)
    const refused = await qinlin(['query', 'office.current', '--json', '--profile', profile])
    expect(refused).toMatchObject({ status: 1, stdout: '' })
  })

  it('leaves a whole store as it is when somebody asks for recovery', async () => {
    damage()
    expect(await qinlin(['recover', '--json', '--profile', profile])).toMatchObject({ status: 0, stderr: '' })
    expect(await stateNow()).toEqual(state)
    expect(await qinlin(['doctor', '--json', '--profile', profile])).toMatchObject({ status: 0 })
  })
})

describe('the lock and the store’s identity', () => {
  it('hold no office up after a power cut tore them', async () => {
    fs.writeFileSync(path.join(profile, 'lock.json'), '{"host":')
    fs.writeFileSync(path.join(profile, 'settings.json'), '{')
    expect(await stateNow()).toEqual(state)
  })

  it('show a store of another profile: nothing is written into it', async () => {
    const other = await foundBooks(emptyFolder())
    loseStore()
    fs.cpSync(path.join(other.profile, 'chromium/IndexedDB'), path.join(profile, 'chromium/IndexedDB'), {
      recursive: true,
    })
    const refused = await qinlin(['query', 'office.current', '--json', '--profile', profile])
    expect(problemCodes(refused)).toEqual(['store-foreign'])
    expect(fs.readFileSync(file).equals(written)).toBe(true)
    expect(await qinlin(['recover', '--profile', profile])).toMatchObject({ status: 0 })
    expect(await stateNow()).toEqual(state)
  })
})
