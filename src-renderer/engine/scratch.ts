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

/** How the columns of one kind of file were assigned, by its headings. */
export interface KeptMapping {
  form: string
  /** Field of each column by its number from 0; null leaves a column out. */
  mapping: Record<string, string | null>
}

/**
 * The second database (data.md): drafts and habits, outside the journal. Losing it costs what was being typed and some
 * choices, nothing else.
 */
export interface Scratch {
  /** All drafts, newest first; none where the database cannot be read. */
  drafts(): Promise<Draft[]>
  keepDraft(draft: Draft): Promise<void>
  dropDraft(key: string): Promise<void>
  mapping(form: string): Promise<KeptMapping | undefined>
  keepMapping(mapping: KeptMapping): Promise<void>
  dropMapping(form: string): Promise<void>
}

export function openScratch(): Scratch {
  const db = new Dexie('qinlin-scratch') as Dexie & {
    drafts: EntityTable<Draft, 'key'>
    mappings: EntityTable<KeptMapping, 'form'>
  }
  db.version(1).stores({ drafts: 'key, time' })
  db.version(2).stores({ mappings: 'form' })
  return {
    drafts: () =>
      db.drafts
        .orderBy('time')
        .reverse()
        .toArray()
        .catch(() => []),
    keepDraft: draft => db.drafts.put(draft).then(done, done),
    dropDraft: key => db.drafts.delete(key).then(done, done),
    mapping: form => db.mappings.get(form).catch(() => undefined),
    keepMapping: mapping => db.mappings.put(mapping).then(done, done),
    dropMapping: form => db.mappings.delete(form).then(done, done),
  }
}

/** What cannot be kept or read must not disturb the typing. */
const done = (): void => undefined
