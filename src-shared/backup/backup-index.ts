import * as z from 'zod'
import { canonicalJson } from '../records/canonical'
import { choice } from '../records/field'

export const backupReasons = {
  daily: '每天',
  hand: '手动',
  'before-import': '导入前',
  'before-merge': '收报送前',
  'before-restore': '恢复前',
  'after-restore': '恢复后',
  'before-migration': '升级前',
  'after-erasure': '按规定删除个人信息后',
} as const

export type BackupReason = keyof typeof backupReasons

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

/** Rows of a table in key order, as lines of JSON, deflated; the bytes lie in `backups/segments/` under their sha-256. */
export const Segment = z.object({ sha256: digest, size: count, rows: count })

/** What a backup holds (data.md): the kept rows exactly as they are, and where in the journal they stand. */
export const BackupIndex = z.object({
  format: z.literal('qinlin-backup'),
  version: z.literal(1),
  /** Number of the record shapes. */
  schema: z.number().int(),
  storeId: z.string(),
  office: z.object({ name: z.string(), code: z.string() }).nullable(),
  /** ISO instant. */
  time: z.string(),
  reason: choice(backupReasons),
  journal: z.object({ number: count, hash: digest }),
  /** Backups that had been gone back to before it; what tells a backup that is ahead from one that was left behind. */
  restores: count.default(0),
  tables: z.array(z.object({ table: z.string(), rows: count, live: count, segments: z.array(Segment) })),
})

export type Segment = z.infer<typeof Segment>
export type BackupIndex = z.infer<typeof BackupIndex>

/** Rows of all tables, removed ones included: what a backup may not lose against an older one. */
export function rowsOf({ tables }: Pick<BackupIndex, 'tables'>): number {
  return tables.reduce((total, { rows }) => total + rows, 0)
}

/** Names of all segments of a backup. */
export function segmentsOf({ tables }: Pick<BackupIndex, 'tables'>): string[] {
  return tables.flatMap(table => table.segments.map(({ sha256 }) => sha256))
}

/** Text of an index, the same for the same index. Its sha-256 is the backup's name. */
export function backupText(index: BackupIndex): string {
  return canonicalJson(index)
}

/** File name of an index: when, at which entry, and the first 16 digits of its digest. */
export function backupFileName({ time, journal }: BackupIndex, ownDigest: string): string {
  return `${time.replace(/[-:]|\.\d+/g, '')}-${String(journal.number).padStart(6, '0')}-${ownDigest.slice(0, 16)}.json`
}

/** Shape of the name of an index that backups take turns in, and of one that the journal restores from. */
export const turnName = /^\d{8}T\d{6}Z-\d{6,}-[0-9a-f]{16}\.json$/
export const restoredName = /^restored-[0-9a-f]{64}\.json$/

/** @returns the index, or null where the text is damaged or of a newer program */
export function readBackupText(text: string): BackupIndex | null {
  try {
    return BackupIndex.parse(JSON.parse(text))
  } catch {
    return null
  }
}
