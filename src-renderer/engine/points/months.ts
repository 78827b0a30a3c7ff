import type { Dexie } from 'dexie'

export interface StoredMonth { id: string }
export function monthsFromEntries(_entries: readonly object[]): StoredMonth[] { return [] }
export async function rebuildPointMonths(_db: Dexie): Promise<void> {}
