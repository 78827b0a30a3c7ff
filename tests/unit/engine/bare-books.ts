import { readdirSync, readFileSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { inflateSync, strFromU8 } from 'fflate'
import { IDBFactory } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import type * as z from 'zod'
import type { Command, Outside, Query } from '../../../src-renderer/engine/command'
import { createKeeper } from '../../../src-renderer/engine/backup/keeper'
import { describeDatabase, type MetaRow } from '../../../src-renderer/engine/database'
import { finishErasing } from '../../../src-renderer/engine/erasing'
import { newRecorder } from '../../../src-renderer/engine/journal/recorder'
import { readerOf } from '../../../src-renderer/engine/reader'
import { createRunner } from '../../../src-renderer/engine/runner'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import { decodeRecords } from '../../../src-main/journal/record'
import { realMain } from './real-disk'

/** A store over the real disk in a folder, and the runner over it: for commands that a test makes up. */
export async function bareBooks(folder: string) {
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory() })
  const recorder = newRecorder()
  const db = describeDatabase(recorder)
  await db.open()
  const { main, profile } = realMain(folder)
  await main['store.claim']({ storeId: 's1' })
  recorder.mode = 'replay'
  await db.table<MetaRow>('meta').put({ id: 'store', storeId: 's1' })
  recorder.mode = 'idle'
  const reader = readerOf(db)
  let drawn = 0
  const keeper = createKeeper(db, main, {
    ...{ clock: Date.now, waited: () => 0, dateOf: (instant: string) => instant.slice(0, 10) },
    content: () => Promise.resolve([]),
  })
  const runner = createRunner(db, recorder, {
    ...{ clock: Date.now, schema: schemaNumber, backUp: reason => keeper.take(reason) },
    salt: () => (++drawn).toString(16).padStart(32, '0'),
    finishErasing: () => finishErasing(db, main, { recorder, keeper }),
  })
  // What these commands ask for; any other would throw.
  const outside = {
    ...{ main, operator: 'cli', reader, now: () => new Date().toISOString(), today: () => '2026-11-23' },
    dateOf: (instant: string) => instant.slice(0, 10),
    newId: () => crypto.randomUUID(),
  } as unknown as Outside
  return {
    ...{ db, recorder, main, profile, reader, keeper },
    run: (command: Command, input: unknown = {}) => runner.run(command, input, crypto.randomUUID(), outside),
    ask: <Q extends Query>(query: Q, input: z.input<Q['input']>) =>
      query.run(reader, query.input.parse(input), outside) as Promise<z.output<Q['output']>>,
  }
}

/** Everything that lies in the profile, as far as anybody can read it: plain, inflated, record by record. */
export function texts(at: string): string {
  return readdirSync(at)
    .map(file => {
      const one = path.join(at, file)
      if (statSync(one).isDirectory()) return texts(one)
      const bytes = readFileSync(one)
      const parts = file.endsWith('.qlj') ? decodeRecords(bytes).records.map(record => record.bytes) : [bytes]
      return parts.map(part => strFromU8(part) + inflated(part) + inflated(part.subarray(1))).join('\n')
    })
    .join('\n')
}
export function inflated(bytes: Uint8Array): string {
  try {
    return strFromU8(inflateSync(bytes))
  } catch {
    return ''
  }
}
