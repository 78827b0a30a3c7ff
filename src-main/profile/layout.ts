import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where everything of a profile lies (data.md, the profile). */
export interface Profile {
  root: string
  chromium: string
  journal: string
  /** Journals that were cut off at damage, as they were, each in a folder named by its time. */
  damagedJournals: string
  /** Files of stores that Chromium could neither open nor delete, a month long. */
  damagedStores: string
  content: string
  received: string
  keys: string
  backups: string
  /** What backups that leave this PC are encrypted with. */
  backupKey: string
  /** Rows of backups by their sha-256, shared by all of them. */
  segments: string
  logs: string
  storeId: string
  /** Whether the store may be damaged. */
  storeState: string
  /** Bytes held in reserve for a full disk. */
  ballast: string
  settings: string
  /** What belongs to this PC and no page may write: limits, the second place of backups. */
  machine: string
  lock: string
}

/** The paths of a profile folder; nothing is made yet. */
export function profileAt(root: string): Profile {
  return {
    root,
    chromium: join(root, 'chromium'),
    journal: join(root, 'journal'),
    damagedJournals: join(root, 'journal-damaged'),
    damagedStores: join(root, 'store-damaged'),
    content: join(root, 'content'),
    received: join(root, 'received'),
    keys: join(root, 'keys'),
    backups: join(root, 'backups'),
    backupKey: join(root, 'backup-key.json'),
    segments: join(root, 'backups', 'segments'),
    logs: join(root, 'logs'),
    storeId: join(root, 'store-id'),
    storeState: join(root, 'store-state'),
    ballast: join(root, 'ballast'),
    settings: join(root, 'settings.json'),
    machine: join(root, 'machine.json'),
    lock: join(root, 'lock.json'),
  }
}

/** Makes the folders of a profile that are missing. */
export function makeFolders(profile: Profile): void {
  for (const folder of [
    profile.chromium,
    profile.journal,
    profile.content,
    profile.received,
    profile.keys,
    profile.segments,
    profile.logs,
  ])
    mkdirSync(folder, { recursive: true })
}
