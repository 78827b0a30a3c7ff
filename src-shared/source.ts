/** Where a figure reads its rows from: the store, a received segment, or arrays in a test. */
export interface Source {
  /** All live rows of a table that fit; `where` compares fields for equality. */
  rows<T>(table: string, where?: Readonly<Record<string, unknown>>): Promise<T[]>
}

/** A source over plain arrays. */
export function arraySource(tables: Readonly<Record<string, readonly object[]>>): Source {
  return {
    async rows<T>(table: string, where: Readonly<Record<string, unknown>> = {}) {
      const fits = (row: object) => Object.entries(where).every(([k, v]) => (row as Record<string, unknown>)[k] === v)
      return (tables[table] ?? []).filter(row => !('deletedAt' in row && row.deletedAt) && fits(row)) as T[]
    },
  }
}
