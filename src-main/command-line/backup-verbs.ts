import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { existsSync } from 'node:fs'
import { ensureProtected, protectBackups, readBackupKey, unprotectBackups } from '../backups/backup-key'
import { diskProblem } from '../files/disk-problem'
import type { CommandLine } from './arguments'
import type { Bench } from './run'

type Answer = Promise<Outcome<unknown>>

/**
 * Writes everything into the file after `--to`; encrypted where a passphrase is named or was set before, and the answer
 * says so. What lies there already is another backup, perhaps the only one of its time.
 */
export async function backUpTo({ options, flags }: CommandLine, { jobs, tokens, streams, profile }: Bench): Answer {
  if (existsSync(options.to!) && !flags.has('overwrite')) return refused(alreadyThere(options.to!))
  const passphrase = await readPassphrase('backup-passphrase-file', options, streams)
  if (!passphrase.ok) return passphrase
  const key = passphrase.value === null ? null : await ensureProtected(profile.backupKey, passphrase.value)
  if (key && !key.ok) return key
  return jobs.ask('backup', '', { token: tokens.take(options.to!) }) as Answer
}

/** Goes back to a backup file, makes the store anew with it, or takes lost files from it. */
export async function openBackup(
  kind: 'restore' | 'recover' | 'fill',
  file: string,
  { options }: CommandLine,
  { jobs, tokens, streams }: Bench,
): Answer {
  const passphrase = await readPassphrase('backup-passphrase-file', options, streams)
  if (!passphrase.ok) return passphrase
  const token = tokens.take(file)
  if (passphrase.value !== null) tokens.keepPassphrase(token, passphrase.value)
  return jobs.ask(kind, '', { token }) as Answer
}

/**
 * Sets the passphrase of copies from now on, changes it or switches it off, as the window does: no command of the engine,
 * because a passphrase goes to main alone and into no journal.
 */
export async function changePassphrase({ words, options }: CommandLine, { profile, streams }: Bench): Answer {
  const [deed] = words
  if (deed === 'off') {
    const ended = unprotectBackups(profile.backupKey)
    return ended.ok ? done({ protection: 'none' }) : ended
  }
  const before = await readPassphrase('old-passphrase-file', options, streams)
  if (!before.ok) return before
  const wanted = await readPassphrase('backup-passphrase-file', options, streams)
  if (!wanted.ok) return wanted
  if (wanted.value === null) return refused(missing('backup-passphrase-file', '新口令'))
  const stored = readBackupKey(profile.backupKey)
  const isSet = stored.ok && stored.value !== null
  if (deed === 'set' && isSet) return refused(alreadySet)
  if (deed === 'change' && !isSet) return refused(notSet)
  if (deed === 'change' && before.value === null) return refused(missing('old-passphrase-file', '现在的口令'))
  const made = await protectBackups(profile.backupKey, wanted.value, before.value)
  return made.ok ? done({ protection: 'set' }) : made
}

const alreadySet = problem(
  'backup-passphrase-set',
  '已经设过口令，没有改动。要换，用 backup-passphrase change；忘记了现在的口令，先 off，再 set。',
)
const notSet = problem('backup-passphrase-none', '还没有设过口令，没有改动。请用 backup-passphrase set。')
const missing = (option: PassphraseOption, what: string) =>
  problem(
    'backup-passphrase-missing',
    `缺${what}，没有改动。请把它写在一个文件里，用 --${option} 文件 指明；- 是标准输入。`,
  )
const alreadyThere = (file: string) =>
  problem('file-exists', `“${file}”已经有了，没有覆盖。请换一个文件名；确实要覆盖的，加上 --overwrite。`)

type PassphraseOption = 'backup-passphrase-file' | 'old-passphrase-file'

/** The text of a passphrase file without the mark and the line end that an editor adds; null where none is named. */
async function readPassphrase(
  option: PassphraseOption,
  options: CommandLine['options'],
  streams: Bench['streams'],
): Promise<Outcome<string | null>> {
  const file = options[option]
  if (file === undefined) return { ok: true, value: null }
  try {
    const text = (await streams.input(file)).replace(/^\ufeff/, '').replace(/[\r\n]+$/, '')
    if (/[\r\n]/.test(text))
      return refused(problem('backup-passphrase-lines', '口令文件不止一行。口令写在一行里，其余的删去，再试一次。'))
    return text ? { ok: true, value: text } : refused(problem('backup-passphrase-short', '口令文件是空的。'))
  } catch (error) {
    const found = diskProblem(error)
    return refused(found.code === 'disk-enoent' ? noSuchFile(option, file) : found)
  }
}

const noSuchFile = (option: PassphraseOption, file: string) =>
  problem(
    'passphrase-file-missing',
    `找不到口令文件“${file}”，什么也没有做。请检查 --${option} 后面的文件名；文件里只写口令一行。`,
  )
