import { onPath } from '../child.mjs'
import { hasDisplay } from '../display.mjs'
import { chromiumPath, findElectron } from '../runtime.mjs'

/**
 * One part of `npm test`: a command of an installed package, in a process of its own.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} package
 * @property {string[]} args
 * @property {'check' | 'vitest' | 'playwright'} kind a check counts as one test; the others are counted from their report
 * @property {string} [needs] a file without which the step can't be right; where it is missing, the step fails
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [app] whether it starts the built program, and so needs a build and a display
 * @property {number} [limit] minutes after which it is ended; 20 by default
 * @property {() => string | undefined} [lack] what this machine lacks for it: then it is skipped by that name
 */

/** @type {(name: string, pkg: string, ...args: string[]) => Step} */
const check = (name, pkg, ...args) => ({ name, package: pkg, args, kind: 'check' })

/** @type {(name: string, config: string, more?: Partial<Step>) => Step} */
const vitest = (name, config, more) => ({
  name,
  package: 'vitest',
  args: ['run', '--config', config],
  kind: 'vitest',
  needs: config,
  ...more,
})

/** @type {(name: string, project: string, lack: () => string | undefined) => Step} */
const playwright = (name, project, lack) => ({
  name,
  package: '@playwright/test',
  args: ['test', '--project', project],
  kind: 'playwright',
  needs: 'playwright.config.ts',
  app: true,
  lack,
})

function noElectron() {
  if (!findElectron()) return 'no Electron on this machine'
  return hasDisplay() || onPath('Xvfb') ? undefined : 'no display and no Xvfb on this machine'
}

const noChromium = () => (chromiumPath() ? undefined : 'no Chromium on this machine')

const types = check('types', 'vue-tsc', '-b')
const lint = check('lint and layers', 'eslint', '.')
const format = check('format', 'prettier', '--check', '.')
const unused = check('unused', 'knip')
const unit = vitest('unit', 'vitest.config.ts')
/** Dates are calendar days: half an hour off the hour and west of Greenwich shows who took them for instants. */
const elsewhere = vitest('unit in another time zone', 'vitest.config.ts', {
  args: ['run', '--config', 'vitest.config.ts', '--project', 'dated', '--project', 'isolated'],
  env: { TZ: 'America/St_Johns' },
})
// Every page is looked at in there too: on a slow machine that alone takes minutes.
const electron = { ...playwright('end to end on Electron', 'electron', noElectron), limit: 60 }
const chromium = { ...playwright('end to end on Chromium', 'chromium', noChromium), limit: 40 }
const cli = vitest('command line', 'tests/cli/vitest.config.ts', { app: true, lack: noElectron })
const interop = vitest('interop', 'tests/interop/vitest.config.ts')
const faults = vitest('faults', 'tests/faults/vitest.config.ts', { app: true, lack: noElectron })
const longFaults = { ...faults, name: 'long faults', env: { QINLIN_FAULTS: 'long' }, limit: 150 }

/** @type {Record<string, Step[]>} */
export const suites = {
  all: [types, lint, format, unused, unit, elsewhere, electron, chromium, cli, interop, faults],
  quick: [types, lint, unit],
  check: [types, lint, format, unused],
  e2e: [electron, chromium, cli],
  faults: [longFaults],
}
