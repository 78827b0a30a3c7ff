import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { afterAll } from 'vitest'

const venv = path.resolve('.cache/venv/bin')
const places = [venv, ...(process.env.PATH ?? '').split(path.delimiter)]

/** Where a tool is: the tests' own Python environment first, then the system. */
function find(tool: string): string | undefined {
  return places.map(place => path.join(place, tool)).find(file => fs.existsSync(file))
}

/** The tools that this machine lacks, by name, so that a skipped test says what it needs. */
export function lacking(...tools: string[]): string[] {
  return tools.filter(tool => !find(tool))
}

export interface Ran {
  status: number | null
  output: string
}

/** Runs a tool in a folder; `input` goes to its standard input. */
export function run(folder: string, tool: string, args: string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(find(tool) ?? tool, args, { cwd: folder, input, encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}` }
}

const made: string[] = []
// Here and not where one is made: a hook that a running test asks for comes too late.
afterAll(() => made.splice(0).forEach(folder => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 })))

/** A folder that is removed when the file's tests are done. */
export function emptyFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qinlin-interop-'))
  made.push(folder)
  return folder
}
