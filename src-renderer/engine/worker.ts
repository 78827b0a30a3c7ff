import { expose, proxy } from 'comlink'
import * as z from 'zod'
import { engineContract, type EngineCaller } from '../../src-shared/ipc'
import { callOver } from '../../src-shared/ipc-port'
import { problem, refused, type Outcome } from '../../src-shared/problem'
import { readCodeInThread } from './attachments/read-code'
import { shrinkPicture } from './attachments/shrink'
import type { BackupDeeds } from './backup/deeds'
import { openScratch, type Scratch } from './scratch'
import { createEngine, type Engine, type Opening } from './engine'

z.config({ jitless: true })

/** What the window may ask of the data worker. */
export interface WorkerApi extends BackupDeeds, Scratch {
  /** Takes the port to main and opens the store. Only one worker may hold a profile. */
  connect(port: MessagePort): Promise<Outcome<Opening>>
  run(name: string, input: unknown, operator: string, commandId?: string): Promise<Outcome<unknown>>
  query(name: string, input: unknown, operator: string): Promise<Outcome<unknown>>
  watch(name: string, input: unknown, operator: string, show: (outcome: Outcome<unknown>) => void): Promise<() => void>
  recover: Engine['recover']
  outlook: Engine['outlook']
  tend: Engine['tend']
}

let engine: Engine | null = null
const scratch = openScratch()
const opened = () => {
  if (!engine) throw new Error('the engine is not connected')
  return engine
}

/** Holds the profile's store for as long as this worker lives. */
function holdStore(): Promise<boolean> {
  return new Promise(resolve => {
    void navigator.locks.request('qinlin-store', { ifAvailable: true }, lock => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise(() => undefined)
    })
  })
}

function callMain(port: MessagePort): EngineCaller {
  return callOver(
    { post: message => port.postMessage(message), listen: receive => (port.onmessage = event => receive(event.data)) },
    engineContract,
  )
}

const api: WorkerApi = {
  async connect(port) {
    if (!(await holdStore()))
      return refused(problem('profile-in-use', '这份数据已经在另一个窗口打开。请先关闭那个窗口。'))
    engine = createEngine(callMain(port), {
      clock: Date.now,
      offset: () => -new Date().getTimezoneOffset(),
      random: into => void crypto.getRandomValues(into),
      shrink: shrinkPicture,
      readCode: readCodeInThread,
    })
    return { ok: true, value: await engine.open() }
  },
  run: (name, input, operator, commandId) => opened().run(name, input, operator, commandId),
  query: (name, input, operator) => opened().query(name, input, operator),
  watch: (name, input, operator, show) => Promise.resolve(proxy(opened().watch(name, input, operator, show))),
  recover: upToDamage => opened().recover(upToDamage),
  outlook: () => opened().outlook(),
  backup: token => opened().backup(token),
  copyBackup: () => opened().copyBackup(),
  choosePlace: token => opened().choosePlace(token),
  restore: (id, operator) => opened().restore(id, operator),
  restoreFile: (token, operator) => opened().restoreFile(token, operator),
  fillContent: token => opened().fillContent(token),
  recoverFile: token => opened().recoverFile(token),
  drafts: () => scratch.drafts(),
  keepDraft: draft => scratch.keepDraft(draft),
  dropDraft: key => scratch.dropDraft(key),
  mapping: form => scratch.mapping(form),
  keepMapping: mapping => scratch.keepMapping(mapping),
  dropMapping: form => scratch.dropMapping(form),
  tend: given => opened().tend(given),
}

expose(api)
