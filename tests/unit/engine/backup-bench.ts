import * as fs from 'node:fs'
import * as path from 'node:path'
import { createEngine, type Engine, type Opening } from '../../../src-renderer/engine/engine'
import { decodeRecords, encodeRecord } from '../../../src-main/journal/record'
import { folderOfTest } from '../journal/journal-bench'
import { valueOf } from '../outcome'
import { freshStore, sampleOffice, world } from './office-bench'
import { realMain } from './real-disk'

/** A PC of its own: a profile on a real disk, and a store that is its alone while it is the one that is on. */
export interface Pc {
  disk: ReturnType<typeof realMain>
  engine: Engine
  opening: Opening
}

/** Switches a PC on with an empty store, as after a loss, or as a new one. */
export async function switchOn(folder: string, start?: number): Promise<Pc> {
  freshStore()
  return startAgain(folder, start)
}

/** Starts the program again on the PC that is on. */
export async function startAgain(folder: string, start?: number): Promise<Pc> {
  const disk = realMain(folder)
  const engine = createEngine(disk.main, world(start))
  return { disk, engine, opening: await engine.open() }
}

/** A PC with an office of two operators and a key. */
export async function officePc(): Promise<Pc & { folder: string }> {
  const folder = folderOfTest()
  const pc = await switchOn(folder)
  valueOf(await pc.engine.run('office.create', sampleOffice, '周敏'))
  await pc.disk.main['keys.next']({})
  await add(pc, '王强')
  return { ...pc, folder }
}

export const add = async ({ engine }: Pc, name: string): Promise<{ id: string }> =>
  valueOf((await engine.run('office.addOperator', { name }, '周敏')) as never)

const ask = async <T>({ engine }: Pc, name: string, input: unknown = {}): Promise<T> =>
  valueOf((await engine.query(name, input, 'cli')) as never)

export const hashOf = (pc: Pc) => ask<{ hash: string }>(pc, 'office.statehash')
export const namesOf = async (pc: Pc) =>
  (await ask<{ operators: { name: string }[] }>(pc, 'office.current')).operators.map(({ name }) => name)
export const backupsOf = async (pc: Pc) =>
  (await ask<{ rows: { id: string; reason: string; time: string; whole: boolean }[] }>(pc, 'office.backups')).rows
export const checksOf = async (pc: Pc) =>
  Object.fromEntries(
    (await ask<{ checks: { code: string; ok: boolean }[] }>(pc, 'office.check')).checks.map(({ code, ok }) => [
      code,
      ok,
    ]),
  )

/** Whether the doctor finds nothing. */
export const isSound = async (pc: Pc) => (await ask<{ ok: boolean }>(pc, 'office.check')).ok

/** Writes everything into a file. */
export async function backUpTo({ engine, disk }: Pc, file: string): Promise<string> {
  valueOf(await engine.backup(disk.tokens.take(file)))
  return file
}
export const restoreFrom = ({ engine, disk }: Pc, file: string) => engine.restoreFile(disk.tokens.take(file), '周敏')

/** Changes one byte of the newest journal file, so far in. */
export function hurtJournal({ disk }: Pc, share: number): void {
  const name = fs.readdirSync(disk.profile.journal).pop()!
  const file = path.join(disk.profile.journal, name)
  const bytes = fs.readFileSync(file)
  bytes[Math.floor(bytes.length * share)]! ^= 4
  fs.writeFileSync(file, bytes)
}

/** Changes one byte in the middle of an entry of the newest journal file. */
export function hurtEntry({ disk }: Pc, number: number): void {
  const name = fs.readdirSync(disk.profile.journal).pop()!
  const file = path.join(disk.profile.journal, name)
  const bytes = fs.readFileSync(file)
  const whole = encodeRecord(decodeRecords(bytes).records.find(record => record.number === number)!)
  bytes[bytes.indexOf(whole) + Math.floor(whole.length / 2)]! ^= 4
  fs.writeFileSync(file, bytes)
}
