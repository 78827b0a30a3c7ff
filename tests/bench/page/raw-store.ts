/** IndexedDB with nothing on top of it: the floor's store. */

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

export const deleteStore = (name: string): Promise<unknown> => settled(indexedDB.deleteDatabase(name))

/** Opens a store that is there, or makes it with the tables and indexes of Dexie's notation. */
export async function openRaw(name: string, tables: Readonly<Record<string, string>> = {}): Promise<IDBDatabase> {
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => {
    for (const [table, notation] of Object.entries(tables)) {
      const [key, ...indexes] = notation.split(', ')
      const store = request.result.createObjectStore(table, { keyPath: key! })
      for (const index of indexes) {
        const plain = index.replace(/[*&[\]]/g, '')
        const path = plain.includes('+') ? plain.split('+') : plain
        store.createIndex(index, path, { multiEntry: index.startsWith('*'), unique: index.startsWith('&') })
      }
    }
  }
  return settled(request)
}

/** Puts rows in one transaction, strictly durable. */
export async function putAll(db: IDBDatabase, rows: Readonly<Record<string, readonly object[]>>): Promise<void> {
  const transaction = db.transaction(Object.keys(rows), 'readwrite', { durability: 'strict' })
  for (const [table, list] of Object.entries(rows)) for (const row of list) transaction.objectStore(table).put(row)
  await committed(transaction)
}

/** All rows of a table, a batch at a time. */
export async function* batches<T extends { id: string }>(
  db: IDBDatabase,
  table: string,
  size: number,
): AsyncGenerator<T[]> {
  let last: string | undefined
  for (;;) {
    const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true)
    const rows = await settled<T[]>(db.transaction(table).objectStore(table).getAll(range, size))
    if (!rows.length) return
    yield rows
    last = rows[rows.length - 1]!.id
  }
}

export async function allOf<T>(db: IDBDatabase, table: string): Promise<T[]> {
  return settled<T[]>(db.transaction(table).objectStore(table).getAll())
}

/** The rows of a table whose index has a value. */
export async function rowsWith<T>(db: IDBDatabase, table: string, index: string, value: string): Promise<T[]> {
  return settled<T[]>(db.transaction(table).objectStore(table).index(index).getAll(value))
}
