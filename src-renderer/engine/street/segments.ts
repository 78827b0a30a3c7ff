import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
export async function rebuildSegments(_db: Dexie, _main: EngineCaller): Promise<void> {}
