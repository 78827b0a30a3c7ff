import { isDocument } from '../src-shared/documents'
import type { WindowHandlers } from '../src-shared/ipc'
import { done, refused, type Outcome, type Problem } from '../src-shared/problem'
import { protectBackups, unprotectBackups } from './backups/backup-key'
import type { Jobs } from './command-line/jobs'
import { bundlesIn } from './files/bundles-in'
import { fileNotChosen, type Tokens } from './files/tokens'
import type { OfficeKeys } from './keys/office-keys'
import type { PrintJobs } from './print-jobs'
import type { Profile } from './profile/layout'
import { noteLog } from './profile/log'
import { readSettings, writeSettings } from './profile/settings'
import { printRecoverySheets } from './recovery-paper'
import type { SaveWord } from './word/save-word'

/** What differs between a real window and the loopback demo. */
export interface Surroundings {
  version: string
  engine: string
  mode: 'window' | 'headless'
  operator: string | null
  /** Name of the profile's folder; null of the user's own. */
  books: string | null
  /** Why these books cannot be opened here now; the page then starts no engine. */
  refusal(): Problem | null
  chooseFolder(): Promise<string | null>
  chooseFile(): Promise<string | null>
  chooseFiles(): Promise<string[]>
  chooseSave(name: string): Promise<string | null>
  printPdf(document: string, data: unknown, token: string): Promise<Outcome<{ file: string; pages: number }>>
  saveWord: SaveWord
  /** Answers whether it went to the printer, or somebody thought better of it. */
  printPaper(document: string, data: unknown): Promise<Outcome<{ printed: boolean }>>
  /** Opens a file's folder with the file chosen; null where there is no desktop. */
  showFile: ((file: string) => void) | null
  zoom(factor: number): void
  now(): Date
}

/** What the main process does for a page. */
export function windowHandlers(
  profile: Profile,
  tokens: Tokens,
  jobs: Jobs,
  printing: PrintJobs,
  keys: OfficeKeys,
  around: Surroundings,
): WindowHandlers {
  const take = (path: string) => ({ token: tokens.take(path), name: path })
  const chosen = (path: string | null) => (path ? take(path) : null)
  async function bundlesOf(folder: string | null) {
    const found = folder === null ? refused(fileNotChosen) : await bundlesIn(folder)
    if (!found.ok) return found
    const { files, left } = found.value
    return done({ files: files.map(({ path, name }) => ({ ...take(path), name })), left })
  }
  const known = (document: string) => {
    if (!isDocument(document)) throw new Error(`no document ${document}`)
    return document
  }
  return {
    'app.info': () => ({
      version: around.version,
      engine: around.engine,
      mode: around.mode,
      operator: around.operator,
      books: around.books,
      refusal: around.refusal(),
    }),
    'job.next': () => jobs.next(),
    'job.done': ({ id, outcome }) => (jobs.done(id, JSON.parse(outcome)), {}),
    'dialog.folder': async () => chosen(await around.chooseFolder()),
    'dialog.file': async () => chosen(await around.chooseFile()),
    'dialog.files': async () => (await around.chooseFiles()).map(take),
    'dialog.save': async ({ name }) => chosen(await around.chooseSave(name)),
    'folder.bundles': ({ token }) => bundlesOf(tokens.path(token)),
    'file.show': ({ file }) => {
      const shown = around.showFile !== null && tokens.wrote(file)
      if (shown) around.showFile!(file)
      return { shown }
    },
    'backup.protect': ({ passphrase, before }) => protectBackups(profile.backupKey, passphrase, before),
    'backup.unprotect': () => unprotectBackups(profile.backupKey),
    'backup.passphrase': ({ token, passphrase }) => (tokens.keepPassphrase(token, passphrase), {}),
    'print.pdf': ({ document, data, token }) => around.printPdf(known(document), data, token),
    'print.word': job => around.saveWord(job),
    'print.paper': ({ document, data }) => around.printPaper(known(document), data),
    'keys.printed': () => keys.printed(),
    'keys.sheets': asked =>
      printRecoverySheets(asked, { keys, logs: profile.logs, now: around.now() }, around.printPaper),
    'keys.restore': async asked => {
      const restored = await keys.restore(asked)
      if (restored.ok) noteLog(profile.logs, around.now(), 'recovery-sheets-used', restored.value.as)
      return restored
    },
    'print.data': ({ job }) => printing.data(job),
    'print.ready': ({ job, pages }) => (printing.ready(job, pages), {}),
    'settings.read': () => readSettings(profile.settings),
    'settings.write': changes => (writeSettings(profile.settings, changes), {}),
    'window.zoom': ({ factor }) => (around.zoom(factor), {}),
  }
}
