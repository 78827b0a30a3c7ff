import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { afterEach } from 'vitest'
import { fixedRandom } from '../bundle/sample'

export { fixedRandom } from '../bundle/sample'

const made: string[] = []
afterEach(() => made.splice(0).forEach(folder => fs.rmSync(folder, { recursive: true, force: true })))

/** An empty folder that is removed after the test. */
export function emptyFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qinlin-keys-'))
  made.push(folder)
  return folder
}

export const random = () => fixedRandom('keys')
