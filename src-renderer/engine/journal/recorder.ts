import type { Change } from '../../../src-shared/journal/entry'

/** What a command's writes are stamped with. */
export interface Stamp {
  number: number
  now: string
}

/**
 * Holds the one command that runs, so the store's middleware can stamp and note every write of it. Idle: nothing may
 * write. Replaying: rows are written back exactly as the journal has them.
 */
export interface Recorder {
  mode: 'idle' | 'command' | 'replay'
  stamp: Stamp
  changes: Change[]
  /** `table id` of rows that the running command erases. */
  erased: string[]
  /** Ids that the running command has made and not yet written: nothing can lie under them. */
  fresh: Set<string>
  /** The running command's transaction; requests of others, such as a live query's, are not counted. */
  transaction: IDBTransaction | null
  /** Requests of the running command that have begun and that are still open. */
  begun: number
  open: number
  /** Told when the last open request has come back. */
  onIdle?: (() => void) | undefined
}

export function newRecorder(): Recorder {
  return {
    mode: 'idle',
    stamp: { number: 0, now: '' },
    changes: [],
    erased: [],
    fresh: new Set(),
    transaction: null,
    begun: 0,
    open: 0,
  }
}
