import * as path from 'node:path'
import type { Outcome } from '../../../src-shared/problem'
import { described } from '../../described'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { valueOf } from '../outcome'
import { officePc, switchOn, type Pc } from './backup-bench'
import { realMain } from './real-disk'

export const street = {
  role: 'street',
  name: '中共和平街道工作委员会',
  code: '371722001000',
  operator: '李秀兰',
} as const

/** An enrolment file and what stands on its paper card. */
export interface Card {
  file: string
  fingerprint: string
}
export interface Sent {
  file: string
  digest: string
  period: string
  sequence: number
}

export const attempt = (pc: Pc, name: string, input: unknown): Promise<Outcome<never>> =>
  pc.engine.run(name, input, '李秀兰') as Promise<Outcome<never>>
export const run = async <T>(pc: Pc, name: string, input: unknown): Promise<T> =>
  described(name, valueOf(await attempt(pc, name, input)))
export const ask = async <T>(pc: Pc, name: string, input: unknown = {}): Promise<T> =>
  described(name, valueOf((await pc.engine.query(name, input, '李秀兰')) as Outcome<never>))
export const hashOf = (pc: Pc) => ask<{ hash: string }>(pc, 'office.statehash')

const fileInput = (pc: Pc, file: string) => ({ file: pc.disk.tokens.take(file) })
export const merge = (pc: Pc, file: string) => attempt(pc, 'street.merge', fileInput(pc, file))
export const preview = <T>(pc: Pc, file: string) => ask<T>(pc, 'street.preview', fileInput(pc, file))

/** Starts a PC's main process again over its folder, as it is now; its window stays open. */
export function restartMain({ disk }: Pc): void {
  const { main, tokens } = realMain(path.dirname(disk.profile.root))
  Object.assign(disk.main, main)
  Object.assign(disk.tokens, tokens)
}

/** A street with nothing received yet, that knows these offices. */
export async function freshStreet(...cards: Card[]): Promise<Pc> {
  const pc = await switchOn(folderOfTest(), Date.UTC(2026, 10, 23))
  await run(pc, 'office.create', street)
  for (const { file, fingerprint } of cards) await run(pc, 'upstream.approve', { ...fileInput(pc, file), fingerprint })
  return pc
}

/** A community's books that send into a folder. */
export interface Community {
  pc: Pc
  stick: string
  send(period: string, more?: object): Promise<Sent>
  enrol(): Promise<Card>
}
export async function community(): Promise<Community> {
  const pc = await officePc()
  const stick = emptyFolder()
  const to = () => pc.disk.tokens.take(stick)
  return {
    pc,
    stick,
    send: (period, more = {}) => run(pc, 'upstream.export', { period, to: to(), ...more }),
    enrol: () => run(pc, 'upstream.enrol', { to: to() }),
  }
}
