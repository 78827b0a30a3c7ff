import { backupText, rowsOf, type BackupIndex } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Outside } from '../command'
import type { Inside } from '../runner'
import { digestOf, rowsOfBackup } from './backups'
import { heldBy, type Held } from './held'
import type { Keeper } from './keeper'
import { stands } from './standing'

export interface Restored extends Held {
  /** ISO instant of the backup. */
  time: string
  rows: number
  /** Id of the backup that leads back; null where there was nothing here before. */
  before: string | null
}

/** What is said of a backup once the books are back at it. */
export const saidOf = (index: BackupIndex) => ({ time: index.time, rows: rowsOf(index), ...heldBy(index) })

/** What going back to a backup needs. */
export interface GoingBack {
  keeper: Keeper
  outside: Outside
  /** Brings rows of an older shape into the newest. */
  migrate: (inside: Pick<Inside, 'run'>) => Promise<Outcome<unknown>>
}

/** Puts the rows of a backup in the place of all rows. The way back is the backup that is taken first. */
export async function goBackTo(
  index: BackupIndex,
  inside: Inside,
  main: EngineCaller,
  { keeper, outside, migrate }: GoingBack,
): Promise<Outcome<Restored>> {
  const { storeId } = await main['store.identity']({})
  if (index.storeId !== storeId) return refused(foreign)
  const rows = await rowsOfBackup(main, index)
  if (!rows.ok) return rows
  const text = backupText(index)
  const id = digestOf(text)
  // Before another backup is taken, which may push this one out.
  const kept = await main['backup.write']({ name: `restored-${id}.json`, text })
  if (!kept.ok) return kept
  const before = await keeper.take('before-restore')
  if (!before.ok) return before
  // Rows must not name entries that are of other deeds here.
  const checkpoint = {
    backup: id,
    restores: index.restores,
    ...(!(await stands(main, { index })) && { restamped: true as const }),
  }
  const restored = await inside.restore(rows.value, checkpoint, outside, index.schema)
  if (!restored.ok) return restored
  const migrated = await migrate(inside)
  // The journal says what the books went back to, a backup has what that was: neither need bear it alone. Refused, it is
  // due in the background.
  await keeper.take('after-restore')
  return migrated.ok ? done({ ...saidOf(index), before: before.value.id }) : migrated
}

const foreign = problem('backup-foreign', '这份备份是另一本台账的，没有恢复。请选择本台账的备份。')
