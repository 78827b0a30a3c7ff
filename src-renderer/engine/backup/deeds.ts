import { backupText, readBackupText, rowsOf, type BackupIndex } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Outside } from '../command'
import type { Inside, Runner } from '../runner'
import { schemaNumber } from '../schema/versions'
import { digestOf, findBackup, rowsOfBackup } from './backups'
import type { Keeper } from './keeper'
import { isOtherBranch } from './standing'

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
  /** Makes the store anew with a backup in a file as base; what the journal has behind it is replayed. */
  recoverFile(token: string): Promise<Outcome<Restored>>
}

type Relation = 'empty' | 'earlier' | 'later'

interface Given {
  keeper: Keeper
  runner: Runner
  outsideFor: (operator: string) => Outside
  /** Makes the store anew from the disk. */
  recover: () => Promise<Outcome<unknown>>
  /** Brings rows of an older shape into the newest. */
  migrate: (inside: Pick<Inside, 'run'>) => Promise<Outcome<unknown>>
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
  async function restore(inside: Inside, index: BackupIndex, operator: string): Promise<Outcome<Restored>> {
    const closed = runner.closed()
    if (closed) return refused(problem(closed.code, closed.message))
    const { storeId } = await main['store.identity']({})
    if (index.storeId !== storeId) return refused(foreign)
    if (await isOtherBranch(main, { index })) return refused(otherBranch)
    const rows = await rowsOfBackup(main, index)
    if (!rows.ok) return rows
    const text = backupText(index)
    const id = digestOf(text)
    // Before another backup is taken, which may push this one out.
    const kept = await main['backup.write']({ name: `restored-${id}.json`, text })
    if (!kept.ok) return kept
    const before = await keeper.take('before-restore')
    if (!before.ok) return before
    const restored = await inside.restore(rows.value, { backup: id }, outsideFor(operator), index.schema)
    if (!restored.ok) return restored
    const migrated = await migrate(inside)
    return migrated.ok ? done({ time: index.time, rows: rowsOf(index), before: before.value.id }) : migrated
  }

  /** Unpacks a file, lays its index aside as a backup of this profile, and takes over what the profile lacks. */
  async function adopt(token: string): Promise<Outcome<{ index: BackupIndex; relation: Relation }>> {
    const unpacked = await main['backup.unpack']({ token, schema: schemaNumber })
    if (!unpacked.ok) return unpacked
    const { text, relation } = unpacked.value
    const index = readBackupText(text)!
    const adopted = await main['backup.adopt']({ relation })
    return adopted.ok ? done({ index, relation }) : adopted
  }
  async function recovered(index: BackupIndex): Promise<Outcome<Restored>> {
    const made = await recover()
    return made.ok ? done({ time: index.time, rows: rowsOf(index), before: null }) : made
  }

  return {
    backup: token =>
      written(text =>
        token === null ? Promise.resolve(done({ file: null, size: 0 })) : main['backup.pack']({ token, text }),
      ),
    copyBackup: () => written(text => main['backup.copy']({ text })),
    choosePlace: async token => void (await main['backup.choosePlace']({ token })),
    restore: (id, operator) =>
      runner.alone(async inside => {
        const index = await findBackup(main, id)
        return index ? restore(inside, index, operator) : refused(unknown)
      }),
    restoreFile: (token, operator) =>
      runner.alone(async inside => {
        const adopted = await adopt(token)
        if (!adopted.ok) return adopted
        const { index, relation } = adopted.value
        // The books went on elsewhere, or there were none here: what the journal says now is how they stand.
        return relation === 'earlier' ? restore(inside, index, operator) : recovered(index)
      }),
    recoverFile: token =>
      runner.alone(async () => {
        const adopted = await adopt(token)
        return adopted.ok ? recovered(adopted.value.index) : adopted
      }),
  }
}

const foreign = problem('backup-foreign', '这份备份是另一本台账的，没有恢复。请选择本台账的备份。')
const otherBranch = problem(
  'backup-other-branch',
  '这份备份是日志损坏以前的，后面的登记与现在的接不上，不能直接恢复，没有动任何数据。要找回里面的内容，请联系维护人员，不要删除任何文件。',
)
const unknown = problem('backup-unknown', '没有这份备份，请重新选择。')
