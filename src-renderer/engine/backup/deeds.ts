import { backupText, readBackupText, rowsOf, type BackupIndex } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Inside, Runner } from '../runner'
import { schemaNumber } from '../schema/versions'
import { findBackup } from './backups'
import { goBackTo, saidOf, type GoingBack, type Restored } from './go-back'
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
  /** Whether the file opens with a passphrase alone. */
  encrypted: boolean
  /** How many files it lacks, because they are missing or spoilt on this PC. */
  lacking: number
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
  /** Takes the files that are missing or spoilt here from a backup in a file; rows stay as they are. */
  fillContent(token: string): Promise<Outcome<{ brought: number; left: number }>>
  /** Makes the store anew with a backup in a file as base; what the journal has behind it is replayed. */
  recoverFile(token: string): Promise<Outcome<Restored>>
}

type ToPack = Parameters<EngineCaller['backup.copy']>[0]
type Relation = 'empty' | 'earlier' | 'later'

interface Given {
  keeper: Keeper
  runner: Runner
  /** Makes the store anew from the disk. */
  recover: (inside: Inside) => Promise<Outcome<{ backup?: Restored }>>
  /** Gives the journal on disk back what it lost since the start. */
  heal: () => Promise<void>
  /** What going back to a backup needs. */
  goingBack: (operator: string) => GoingBack
}

export function backupDeeds(main: EngineCaller, { keeper, runner, recover, heal, goingBack }: Given): BackupDeeds {
  /** Takes a backup and writes it out. */
  async function written(
    write: (given: ToPack) => Promise<Outcome<Pick<BackedUp, 'file' | 'size' | 'encrypted' | 'lacking'>>>,
  ): Promise<Outcome<BackedUp>> {
    // A file is to hold a whole journal, as long as the store has what the disk lost.
    await heal()
    const taken = await keeper.take('hand')
    if (!taken.ok) return taken
    const { index } = taken.value
    const out = await write({ text: backupText(index), content: await keeper.content() })
    return out.ok ? done({ time: index.time, rows: rowsOf(index), entry: index.journal.number, ...out.value }) : out
  }

  const goBack = async (inside: Inside, index: BackupIndex, operator: string): Promise<Outcome<Restored>> => {
    const closed = runner.closed()
    if (closed) return refused(problem(closed.code, closed.message))
    return goBackTo(index, inside, main, goingBack(operator))
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
  async function recovered(inside: Inside, index: BackupIndex): Promise<Outcome<Restored>> {
    const made = await recover(inside)
    // A backup of this PC may have been further on than the file.
    return made.ok ? done(made.value.backup ?? { ...saidOf(index), before: null }) : made
  }

  return {
    backup: token =>
      written(given =>
        token === null
          ? Promise.resolve(done({ file: null, size: 0, encrypted: false, lacking: 0 }))
          : main['backup.pack']({ token, ...given }),
      ),
    copyBackup: () => written(given => main['backup.copy'](given)),
    choosePlace: async token => void (await main['backup.choosePlace']({ token })),
    restore: (id, operator) =>
      runner.alone(async inside => {
        const index = await findBackup(main, id)
        return index ? goBack(inside, index, operator) : refused(unknown)
      }),
    restoreFile: (token, operator) =>
      runner.alone(async inside => {
        const adopted = await adopt(token)
        if (!adopted.ok) return adopted
        const { index, relation } = adopted.value
        // The books went on elsewhere, or there were none here: what the journal says now is how they stand.
        return relation === 'earlier' ? goBack(inside, index, operator) : recovered(inside, index)
      }),
    fillContent: token => runner.alone(async () => main['backup.fill']({ token, content: await keeper.content() })),
    recoverFile: token =>
      runner.alone(async inside => {
        const adopted = await adopt(token)
        return adopted.ok ? recovered(inside, adopted.value.index) : adopted
      }),
  }
}

const unknown = problem('backup-unknown', '没有这份备份，请重新选择。')
