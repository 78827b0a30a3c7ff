import { isDocument } from '../src-shared/documents'
import type { WindowHandlers } from '../src-shared/ipc'
import type { Outcome, Problem } from '../src-shared/problem'
import { protectBackups, unprotectBackups } from './backups/backup-key'
import type { Jobs } from './command-line/jobs'
import type { Tokens } from './files/tokens'
import type { PrintJobs } from './print-jobs'
import type { Profile } from './profile/layout'
import { readSettings, writeSettings } from './profile/settings'

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
  chooseSave(name: string): Promise<string | null>
  printPdf(document: string, data: unknown, token: string): Promise<Outcome<{ file: string; pages: number }>>
  printPaper(document: string, data: unknown): Promise<Outcome<Record<string, never>>>
  zoom(factor: number): void
}

/** What the main process does for a page. */
export function windowHandlers(
  profile: Profile,
  tokens: Tokens,
  jobs: Jobs,
  printing: PrintJobs,
  around: Surroundings,
): WindowHandlers {
  const chosen = (path: string | null) => (path ? { token: tokens.take(path), name: path } : null)
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
    'job.done': ({ id, outcome }) => (jobs.done(id, outcome), {}),
    'dialog.folder': async () => chosen(await around.chooseFolder()),
    'dialog.file': async () => chosen(await around.chooseFile()),
    'dialog.save': async ({ name }) => chosen(await around.chooseSave(name)),
    'backup.protect': ({ passphrase, before }) => protectBackups(profile.backupKey, passphrase, before),
    'backup.unprotect': () => unprotectBackups(profile.backupKey),
    'backup.passphrase': ({ token, passphrase }) => (tokens.keepPassphrase(token, passphrase), {}),
    'print.pdf': ({ document, data, token }) => around.printPdf(known(document), data, token),
    'print.paper': ({ document, data }) => around.printPaper(known(document), data),
    'print.data': ({ job }) => printing.data(job),
    'print.ready': ({ job, pages }) => (printing.ready(job, pages), {}),
    'settings.read': () => readSettings(profile.settings),
    'settings.write': changes => (writeSettings(profile.settings, changes), {}),
    'window.zoom': ({ factor }) => (around.zoom(factor), {}),
  }
}
