import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { launchArguments, launchEnvironment } from '../../scripts/launch.mjs'
import { findElectron } from '../../scripts/runtime.mjs'
import { described } from '../described'
import type { Problem } from '../../src-shared/problem'

/** A start that hangs is killed after this time, in milliseconds. */
const limit = 110_000

/** How a run of the program ended; a killed one has no status. */
export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

export interface Running {
  ended: Promise<Ran>
  /** What has come on stdout so far. */
  output(): string
  /** Ends the program's standard input. */
  finish(): void
  /** Kills the whole process group at once: launcher, Electron and its helpers. */
  kill(): void
  /** The group's id, which all its processes carry. */
  group: number
}

export interface Starting {
  input?: string
  /** Keeps standard input open until `finish()`. */
  open?: boolean
  /** Starts it as people do, through `scripts/qinlin.mjs`; else the runtime itself, which is quicker. */
  launcher?: boolean
  /** Variables beside or instead of the caller's. */
  env?: NodeJS.ProcessEnv
  /** The folder of another build of the program. */
  program?: string
}

/** Starts the program with words of its command line, in a process group of its own. */
export function start(
  words: readonly string[],
  { input, open = false, launcher = false, env, program }: Starting = {},
): Running {
  const child = spawn(...commandOf(words, launcher, program), {
    detached: true,
    env: launchEnvironment(env),
    stdio: 'pipe',
  })
  const group = child.pid!
  const kill = () => {
    try {
      process.kill(-group, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => void (told[name] += text))
  child.stdin.on('error', () => undefined)
  if (input !== undefined) child.stdin.write(input)
  if (!open) child.stdin.end()
  const timer = setTimeout(kill, limit)
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => {
      clearTimeout(timer)
      resolve({ status, ...told })
    })
  })
  return { ended, output: () => told.stdout, finish: () => void child.stdin.end(), kill, group }
}

function commandOf(
  words: readonly string[],
  launcher: boolean,
  folder: string | undefined,
): [command: string, args: string[]] {
  if (launcher) return [process.execPath, [path.resolve('scripts/qinlin.mjs'), ...words]]
  const runtime = findElectron()
  if (!runtime) throw new Error('no Electron on this machine')
  return [runtime.path, launchArguments(words, { headless: true, folder, switches: runtime.args })]
}

/** Runs one command line to its end. */
export function qinlin(words: readonly string[], starting?: Starting): Promise<Ran> {
  return start(words, starting).ended
}

/** One line of a batch, as it was answered. */
export type Answer = { ok: true; value: never; problems?: Problem[] } | { ok: false; problems: Problem[] }

export type Line = { do: string; input?: unknown; id?: string } | { query: string; input?: unknown }

/** Runs lines in one start; each answer is what the registry says of it. @returns an answer for every line that was come to */
export async function batch(profile: string, lines: readonly Line[], ...words: string[]): Promise<Answer[]> {
  const { stdout, stderr } = await qinlin(['batch', '-', '--profile', profile, '--json', ...words], {
    input: lines.map(line => `${JSON.stringify(line)}\n`).join(''),
  })
  if (stderr) throw new Error(stderr)
  const answers = answersIn(stdout)
  lines.forEach((line, i) => {
    const answer = answers[i]
    if (answer?.ok) described('do' in line ? line.do : line.query, answer.value)
  })
  return answers
}

/** The answers on stdout; a line cut off by a kill is not one. */
export function answersIn(stdout: string): Answer[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Answer)
}

/** The value of an answer that has to be one. */
export function valueOf<T>(answer: Answer | undefined): T {
  if (!answer?.ok) throw new Error(JSON.stringify(answer?.problems ?? 'no answer'))
  return answer.value
}

/** Codes of an answer's problems, a refusal's or an acceptance's. */
export function codesOf(answer: Answer | undefined): string[] {
  return answer?.problems?.map(({ code }) => code) ?? []
}

/** Codes of the problems on the stderr of a run with `--json`. */
export function problemCodes({ stderr }: Ran): string[] {
  return (JSON.parse(stderr) as { problems: Problem[] }).problems.map(({ code }) => code)
}

/** Writes a value as a JSON file into a folder. @returns its path */
export function jsonFile(folder: string, name: string, value: unknown): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, JSON.stringify(value))
  return file
}

/** Id of the record that a command made. */
export const id = (answer: Answer | undefined): string => valueOf<{ id: string }>(answer).id
