import { problem, refused, type Outcome } from '../../src-shared/problem'
import { ensureProtected } from '../backups/backup-key'
import { diskProblem } from '../files/disk-problem'
import type { CommandLine } from './arguments'
import type { Bench } from './run'

type Answer = Promise<Outcome<unknown>>

/** Writes everything into the file after `--to`; encrypted where a passphrase is named or was set before. */
export async function backUpTo({ options }: CommandLine, { jobs, tokens, streams, profile }: Bench): Answer {
  const passphrase = await readPassphrase(options['backup-passphrase-file'], streams)
  if (!passphrase.ok) return passphrase
  const key = passphrase.value === null ? null : await ensureProtected(profile.backupKey, passphrase.value)
  if (key && !key.ok) return key
  return jobs.ask('backup', '', { token: tokens.take(options.to!) }) as Answer
}

/** Goes back to a backup file, or makes the store anew with it. */
export async function openBackup(
  kind: 'restore' | 'recover',
  file: string,
  { options }: CommandLine,
  { jobs, tokens, streams }: Bench,
): Answer {
  const passphrase = await readPassphrase(options['backup-passphrase-file'], streams)
  if (!passphrase.ok) return passphrase
  const token = tokens.take(file)
  if (passphrase.value !== null) tokens.keepPassphrase(token, passphrase.value)
  return jobs.ask(kind, '', { token }) as Answer
}

/** The text of a passphrase file without the mark and the line end that an editor adds; null where none is named. */
async function readPassphrase(file: string | undefined, streams: Bench['streams']): Promise<Outcome<string | null>> {
  if (file === undefined) return { ok: true, value: null }
  try {
    const text = (await streams.input(file)).replace(/^\ufeff/, '').replace(/[\r\n]+$/, '')
    if (/[\r\n]/.test(text))
      return refused(problem('backup-passphrase-lines', '口令文件不止一行。口令写在一行里，其余的删去，再试一次。'))
    return text ? { ok: true, value: text } : refused(problem('backup-passphrase-short', '口令文件是空的。'))
  } catch (error) {
    return refused(diskProblem(error))
  }
}
