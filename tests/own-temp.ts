import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for everything that a run leaves in the system's temporary one, Chromium's own included, which a kill leaves
 * behind; gone with the run, also when it fails. For Vitest and Playwright alike.
 */
export default function ownTemp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'qinlin-tests-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
