// A window of the program under Playwright's hand: in the real Electron, or in a Chromium over loopback.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dyingWithParent } from './child.mjs'
import { hasDisplay, startDisplay } from './display.mjs'
import { launchArguments, launchEnvironment } from './launch.mjs'
import { root } from './places.mjs'
import { chromiumPath, findElectron, sandboxSwitches } from './runtime.mjs'

/**
 * @typedef {object} Look
 * @property {number} [zoom] of the window, 1 is 100 %
 * @property {boolean} [dark]
 *
 * @typedef {object} OpenWindow
 * @property {import('@playwright/test').Page} page
 * @property {string[]} troubles what the page said was wrong
 * @property {import('@playwright/test').ElectronApplication} [app] the main process, in Electron
 * @property {(path: string) => Promise<void>} shot a picture of the window as it stands on the screen
 * @property {() => Promise<void>} close
 */

const size = { width: 1366, height: 768 }

/** @param {import('@playwright/test').Page} page */
function watch(page) {
  const troubles = /** @type {string[]} */ ([])
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) troubles.push(message.text())
  })
  return troubles
}

/**
 * @param {string} profile
 * @param {string} operator empty: picked in the window
 * @param {Look} [look]
 * @returns {Promise<OpenWindow>}
 */
export async function openElectron(profile, operator, { zoom = 1, dark = false } = {}) {
  const { _electron } = await import('@playwright/test')
  const electron = findElectron()
  if (!electron) throw new Error('no Electron on this machine')
  const display = hasDisplay() ? undefined : await startDisplay()
  const app = await _electron.launch({
    executablePath: electron.path,
    args: launchArguments(['--profile', profile, ...(operator ? ['--operator', operator] : [])], { headless: true }),
    env: /** @type {Record<string, string>} */ (launchEnvironment(display?.env)),
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await app.firstWindow()
  const troubles = watch(page)
  await app.evaluate(
    ({ BrowserWindow }, given) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.setContentSize(given.width, given.height)
      window?.webContents.setZoomFactor(given.zoom)
    },
    { ...size, zoom },
  )
  return {
    page,
    troubles,
    app,
    async shot(path) {
      // Playwright's own picture cuts a zoomed window off.
      const picture = await app.evaluate(async ({ BrowserWindow }) => {
        const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
        return image?.toPNG().toString('base64') ?? ''
      })
      writeFileSync(path, Buffer.from(picture, 'base64'))
    },
    async close() {
      await app.close()
      await display?.stop()
    },
  }
}

/**
 * @param {string} profile
 * @param {string} operator
 * @param {Look} [look]
 * @returns {Promise<OpenWindow>}
 */
export async function openChromium(profile, operator, { zoom = 1, dark = false } = {}) {
  const { chromium } = await import('@playwright/test')
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium on this machine')
  const program = [join(root, 'out/main/loopback.cjs'), 'serve', profile, executablePath, operator]
  const server = spawn(...dyingWithParent(process.execPath, program), { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve)
    server.once('close', () => reject(new Error('the loopback server ended')))
  })
  const { address, token } = JSON.parse(line)
  const context = await chromium.launchPersistentContext(join(profile, 'chromium'), {
    executablePath,
    args: [...sandboxSwitches(), '--disable-background-networking', '--disable-component-update'],
    viewport: { width: Math.round(size.width / zoom), height: Math.round(size.height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const troubles = watch(page)
  await page.goto(`${address}/index.html?token=${token}`)
  return {
    page,
    troubles,
    shot: async path => void (await page.screenshot({ path })),
    async close() {
      await context.close()
      server.kill()
    },
  }
}
