import { Dexie, type EntityTable } from 'dexie'

/** What somebody typed and has not saved. Of this PC and not of the books: no journal, no backup. */
export interface Draft {
  /** What it is a draft of: a form's name and the record, or what a new one begins with. */
  key: string
  /** ISO instant of the last keystroke that was kept. */
  time: string
  operator: string
  /** What a list calls it. */
  title: string
  /** Where it is gone on with. */
  path: string
  form: unknown
}

/** The second database (data.md): drafts, outside the journal. Losing it costs what was being typed, nothing else. */
export interface Scratch {
  /** All drafts, newest first; none where the database cannot be read. */
  drafts(): Promise<Draft[]>
  keepDraft(draft: Draft): Promise<void>
  dropDraft(key: string): Promise<void>
}

export function openScratch(): Scratch {
  const db = new Dexie('qinlin-scratch') as Dexie & { drafts: EntityTable<Draft, 'key'> }
  db.version(1).stores({ drafts: 'key, time' })
  return {
    drafts: () =>
      db.drafts
        .orderBy('time')
        .reverse()
        .toArray()
        .catch(() => []),
    keepDraft: draft => db.drafts.put(draft).then(done, done),
    dropDraft: key => db.drafts.delete(key).then(done, done),
  }
}

/** A draft that cannot be kept must not disturb the typing. */
const done = (): void => undefined
