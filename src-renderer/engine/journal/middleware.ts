import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie'
import type { Bookkeeping } from '../../../src-shared/records/row'
import type { Recorder } from './recorder'

type Row = Partial<Bookkeeping> & { id: string }

/**
 * Stands below every table of the store, so no write can go round it: a write outside a command throws; a kept row is
 * stamped (`revision`, `createdAt`, `updatedAt`, `entry`) and its state before and after is noted for the journal.
 */
export function journalMiddleware(recorder: Recorder, isKept: (table: string) => boolean): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'journal',
    create: core => ({
      ...core,
      table: name =>
        watched(isKept(name) ? recorded(core.table(name), recorder) : guarded(core.table(name), recorder), recorder),
    }),
  }
}

/** Counts requests, so that the runner can tell a command that waits for something foreign. */
function watched(table: DBCoreTable, recorder: Recorder): DBCoreTable {
  const count =
    <A extends { trans: unknown }, R>(call: (request: A) => Promise<R>) =>
    (request: A): Promise<R> => {
      if (request.trans !== recorder.transaction) return call(request)
      recorder.begun++
      recorder.open++
      const settle = () => {
        if (--recorder.open === 0) recorder.onIdle?.()
      }
      const answer = call(request)
      answer.then(settle, settle)
      return answer
    }
  return {
    ...table,
    get: count(request => table.get(request)),
    getMany: count(request => table.getMany(request)),
    query: count(request => table.query(request)),
    openCursor: count(request => table.openCursor(request)),
    count: count(request => table.count(request)),
    mutate: count(request => table.mutate(request)),
  }
}

function guarded(table: DBCoreTable, recorder: Recorder): DBCoreTable {
  return {
    ...table,
    mutate(request) {
      if (recorder.mode === 'idle') throw new Error(`write to ${table.name} outside a command`)
      return table.mutate(request)
    },
  }
}

function recorded(table: DBCoreTable, recorder: Recorder): DBCoreTable {
  const free = guarded(table, recorder)
  return {
    ...table,
    async mutate(request: DBCoreMutateRequest) {
      if (recorder.mode !== 'command') return free.mutate(request)
      if (request.type === 'add' || request.type === 'put') {
        const keys = request.values.map(row => (row as Row).id)
        const before = isFresh(keys, recorder) ? [] : await table.getMany({ trans: request.trans, keys })
        const values = request.values.map((row, i) => stamped(row as Row, before[i], recorder))
        const answer = await table.mutate({ ...request, values })
        values.forEach((after, i) => recorder.changes.push(change(table.name, keys[i]!, before[i], after)))
        return answer
      }
      const keys =
        request.type === 'delete'
          ? request.keys
          : ((
              await table.query({
                trans: request.trans,
                values: false,
                query: { index: table.schema.primaryKey, range: request.range },
              })
            ).result as string[])
      const before = (await table.getMany({ trans: request.trans, keys })) as (Row | undefined)[]
      const answer = await table.mutate(request)
      before.forEach(row => row && recorder.changes.push(change(table.name, row.id, row, undefined)))
      return answer
    },
  }
}

/** Whether all keys were made by this command: then the store need not be asked what lies there. Each counts once. */
function isFresh(keys: readonly string[], { fresh }: Recorder): boolean {
  const all = keys.every(key => fresh.has(key))
  keys.forEach(key => fresh.delete(key))
  return all
}

function stamped(row: Row, before: Row | undefined, { stamp }: Recorder): Row {
  return {
    ...row,
    createdAt: before?.createdAt ?? stamp.now,
    updatedAt: stamp.now,
    revision: (before?.revision ?? 0) + 1,
    entry: stamp.number,
  }
}

function change(table: string, id: string, before: Row | undefined, after: Row | undefined) {
  return { table, id, ...(before && { before }), ...(after && { after }) }
}
