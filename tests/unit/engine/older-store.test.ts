import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { databaseName } from '../../../src-renderer/engine/database'
import { version1 } from '../../../src-renderer/engine/schema/version-1'
import { newestVersion } from '../../../src-renderer/engine/schema/versions'
import { createEngine } from '../../../src-renderer/engine/engine'
import { valueOf } from '../outcome'
import { freshStore, world } from './office-bench'
import { mainWithSheets, sampleBooks } from './sample-books'

/** Rows of the browser's store as they lie there. */
async function rowsOf(tables: readonly string[]): Promise<[name: string, rows: object[]][]> {
  const db = await new Dexie(databaseName).open()
  const rows = await Promise.all(
    tables.map(async (name): Promise<[string, object[]]> => [name, await db.table(name).toArray()]),
  )
  db.close()
  return rows
}

it('a store of version 1 opens in this program with its rows, and goes on', async () => {
  const books = await sampleBooks()
  const hash = await books.hash()
  books.engine.close()
  const rows = await rowsOf(Object.keys(version1))

  freshStore()
  const older = new Dexie(databaseName)
  older.version(1).stores(version1)
  await older.open()
  for (const [name, of] of rows) await older.table(name).bulkAdd(of)
  older.close()

  const engine = createEngine(mainWithSheets(books.disk), world())
  expect(await engine.open()).toEqual({ state: 'ready' })
  expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([newestVersion * 10])
  expect(valueOf(await engine.query('office.statehash', {}, '周敏'))).toEqual({ hash })
  expect(await rowsOf(Object.keys(version1))).toEqual(rows)
  expect(valueOf(await engine.query('upstream.superior', {}, '周敏'))).toBeNull()
  expect(await engine.run('office.addOperator', { name: '王强' }, '周敏')).toMatchObject({ ok: true })
  expect(valueOf(await engine.query('office.check', {}, '周敏'))).toMatchObject({ ok: true })
})
