import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startDisplay, hasDisplay } from '../display.mjs'
import { launchArguments, launchEnvironment } from '../launch.mjs'
import { findElectron } from '../runtime.mjs'

/**
 * Opens the program's window on a profile, on a virtual display where there is none.
 *
 * @param {string} profile
 * @param {string} operator
 * @param {string[]} [switches] for Chromium, in front of the program's own arguments
 */
export async function openWindow(profile, operator, switches = []) {
  const { _electron } = await import('@playwright/test')
  const electron = findElectron()
  if (!electron) throw new Error('no Electron was found here')
  const display = hasDisplay() ? undefined : await startDisplay()
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [
      ...switches,
      ...launchArguments(['--profile', profile, '--operator', operator], { headless: Boolean(display) }),
    ],
    env: /** @type {Record<string, string>} */ (launchEnvironment(display?.env)),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const page = await app.firstWindow()
  return {
    app,
    page,
    async close() {
      await app.close()
      await display?.stop()
    },
  }
}

/**
 * Takes a picture of each page once it is quiet.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Readonly<Record<string, string>>} routes name of the picture → route
 * @param {string} folder
 */
export async function picture(page, routes, folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, route] of Object.entries(routes)) {
    await page.evaluate(to => void (location.hash = to), `#${route}`)
    await page.locator('main h1').first().waitFor({ timeout: 15_000 })
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
}
