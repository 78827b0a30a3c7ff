import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { dyingWithParent, exitStatus } from './child.mjs'
import { hasDisplay, startDisplay } from './display.mjs'
import { root } from './places.mjs'
import { findRuntime, sandboxSwitches } from './runtime.mjs'

/**
 * What Electron is started with: `[switches…] <project root> -- <args…>`.
 *
 * The convention of the `--`: everything before it is for Chromium and Electron, everything after it is for
 * the program, which must look at nothing else. Chromium stops reading switches there too, so that an
 * option of ours such as `--profile` can never be taken for one of its own.
 *
 * @param {readonly string[]} args the program's arguments
 * @param {{ headless?: boolean, folder?: string, switches?: readonly string[], env?: NodeJS.ProcessEnv }} [options]
 *   `headless`: under a virtual display, where there is no graphics card to ask for;
 *   `switches`: of the runtime, by default what this machine needs for the sandbox
 * @returns {string[]}
 */
export function launchArguments(
  args,
  { headless = false, folder = root, switches = sandboxSwitches(), env = process.env } = {},
) {
  return [
    ...switches,
    // Chromium complains of a missing D-Bus and the like on stderr, which belongs to the program's problems.
    '--log-level=3',
    ...(headless ? ['--disable-gpu'] : []),
    ...(env.WAYLAND_DISPLAY && !env.DISPLAY ? ['--ozone-platform-hint=auto'] : []),
    folder,
    '--',
    ...args,
  ]
}

/**
 * The environment of the program: of the caller, without what would turn Electron into a plain Node.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function launchEnvironment(extra = {}) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return { ...env, ...extra }
}

/**
 * Run the built program to its end, on a virtual display where there is none, with stdin, stdout and
 * stderr passed through and signals passed on.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit status
 */
export async function launch(args) {
  const runtime = findRuntime()
  if (!runtime) throw new Error('no Electron and no Chromium was found here; run: node scripts/setup.mjs start')
  if (runtime.kind === 'chromium') {
    const program = [join(root, 'out/main/loopback.cjs'), 'line', runtime.path, '--', ...args]
    return attend(process.execPath, program, launchEnvironment())
  }
  const display = hasDisplay() ? undefined : await startDisplay()
  try {
    const options = { headless: Boolean(display), switches: runtime.args }
    return await attend(runtime.path, launchArguments(args, options), launchEnvironment(display?.env))
  } finally {
    await display?.stop()
  }
}

/**
 * @param {string} path
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function attend(path, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(...dyingWithParent(path, args), { env, stdio: 'inherit' })
    // A terminal sends its interrupt to the whole group, so the program has it already.
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGHUP', () => child.kill('SIGHUP'))
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(exitStatus(code, signal)))
  })
}
