import { backupText, readBackupText, rowsOf, type BackupIndex } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Outside } from '../command'
import type { Runner } from '../runner'
import { schemaNumber } from '../schema/versions'
import { digestOf, findBackup, rowsOfBackup } from './backups'
import type { Keeper } from './keeper'

export interface BackedUp {
  /** ISO instant of the backup. */
  time: string
  rows: number
  /** Number of the journal entry it stands at. */
  entry: number
  file: string | null
  /** Bytes of the file. */
  size: number
}

export interface Restored {
  /** ISO instant of the backup. */
  time: string
  rows: number
  /** Id of the backup that leads back; null where there was nothing here before. */
  before: string | null
}

/** What can be done with backups. None of it is a command: nothing of it changes single rows. */
export interface BackupDeeds {
  /** Takes a backup. @param token the file that everything of the profile is also written into; null for none */
  backup(token: string | null): Promise<Outcome<BackedUp>>
  /** Copies a backup of now into the second place. */
  copyBackup(): Promise<Outcome<BackedUp>>
  /** Chooses the second place by its token; null for none. */
  choosePlace(token: string | null): Promise<void>
  /** Goes back to a backup of this profile, by its id. */
  restore(id: string, operator: string): Promise<Outcome<Restored>>
  /** Goes back to a backup in a file, or goes on with the books that it holds. */
  restoreFile(token: string, operator: string): Promise<Outcome<Restored>>
}

interface Given {
  keeper: Keeper
  runner: Runner
  outsideFor: (operator: string) => Outside
  /** Makes the store anew from the disk. */
  recover: () => Promise<Outcome<unknown>>
  /** Brings rows of an older shape into the newest. */
  migrate: () => Promise<Outcome<unknown>>
}

export function backupDeeds(main: EngineCaller, { keeper, runner, outsideFor, recover, migrate }: Given): BackupDeeds {
  /** Takes a backup and writes it out. */
  async function written(
    write: (text: string) => Promise<Outcome<{ file: string | null; size: number }>>,
  ): Promise<Outcome<BackedUp>> {
    const taken = await keeper.take('hand')
    if (!taken.ok) return taken
    const { index } = taken.value
    const out = await write(backupText(index))
    return out.ok ? done({ time: index.time, rows: rowsOf(index), entry: index.journal.number, ...out.value }) : out
  }

  /** Puts the rows of a backup in the place of all rows. The way back is the backup that is taken first. */
  async function restore(index: BackupIndex, operator: string): Promise<Outcome<Restored>> {
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
    const restored = await runner.restore(rows.value, { backup: id }, outsideFor(operator), index.schema)
    if (!restored.ok) return restored
    const migrated = await migrate()
    return migrated.ok ? done({ time: index.time, rows: rowsOf(index), before: before.value.id }) : migrated
  }

  return {
    backup: token =>
      written(text =>
        token === null ? Promise.resolve(done({ file: null, size: 0 })) : main['backup.pack']({ token, text }),
      ),
    copyBackup: () => written(text => main['backup.copy']({ text })),
    choosePlace: async token => void (await main['backup.choosePlace']({ token })),
    async restore(id, operator) {
      const index = await findBackup(main, id)
      return index ? restore(index, operator) : refused(unknown)
    },
    async restoreFile(token, operator) {
      const unpacked = await main['backup.unpack']({ token })
      if (!unpacked.ok) return unpacked
      const { text, relation } = unpacked.value
      const index = readBackupText(text)!
      if (index.schema > schemaNumber) return refused(newer)
      const adopted = await main['backup.adopt']({ relation })
      if (!adopted.ok) return adopted
      if (relation === 'earlier') return restore(index, operator)
      // The books went on elsewhere, or there were none here: what the journal says now is how they stand.
      const recovered = await recover()
      return recovered.ok ? done({ time: index.time, rows: rowsOf(index), before: null }) : recovered
    },
  }
}

const foreign = problem('backup-foreign', '这份备份是另一本台账的，没有恢复。请选择本台账的备份。')
const unknown = problem('backup-unknown', '没有这份备份，请重新选择。')
const newer = problem('backup-newer', '这份备份是新版程序做的，请先升级这台电脑上的程序。')
