import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, chromium, test as base, type Page } from '@playwright/test'
import { hasDisplay, startDisplay } from '../../scripts/display.mjs'
import { launchArguments, launchEnvironment } from '../../scripts/launch.mjs'
import { root } from '../../scripts/places.mjs'
import { chromiumPath, findElectron, sandboxSwitches } from '../../scripts/runtime.mjs'

/** A window of the program on one profile, whichever engine the project names. */
export interface OpenWindow {
  page: Page
  /** What the page said was wrong; every test ends with none. */
  troubles: string[]
  close(): Promise<void>
}

/** Zoom of a picture: a smaller viewport and a larger device scale, as the window's own zoom does it. */
export interface Look {
  zoom?: number
  dark?: boolean
}

const size = { width: 1366, height: 768 }

function watch(page: Page): string[] {
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) troubles.push(message.text())
  })
  return troubles
}

async function openElectron(profile: string, operator: string, { zoom = 1, dark = false }: Look): Promise<OpenWindow> {
  const electron = findElectron()
  if (!electron) throw new Error('no Electron on this machine')
  const display = hasDisplay() ? undefined : await startDisplay()
  const app = await _electron.launch({
    executablePath: electron.path,
    args: launchArguments(['--profile', profile, ...(operator ? ['--operator', operator] : [])], { headless: true }),
    env: launchEnvironment(display?.env) as Record<string, string>,
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await app.firstWindow()
  const troubles = watch(page)
  await app.evaluate(
    ({ BrowserWindow }, { width, height, zoom }) => {
      const [window] = BrowserWindow.getAllWindows()
      window!.setContentSize(width, height)
      window!.webContents.setZoomFactor(zoom)
    },
    { ...size, zoom },
  )
  return {
    page,
    troubles,
    async close() {
      await app.close()
      await display?.stop()
    },
  }
}

async function openChromium(profile: string, operator: string, { zoom = 1, dark = false }: Look): Promise<OpenWindow> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium on this machine')
  const server = spawn(process.execPath, [join(root, 'out/main/loopback.cjs'), profile, executablePath, operator], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await new Promise<string[]>(resolve =>
    createInterface({ input: server.stdout! }).once('line', text => resolve([text])),
  )) as [string]
  const { address, token } = JSON.parse(line) as { address: string; token: string }
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
    async close() {
      await context.close()
      server.kill()
    },
  }
}

interface Office {
  /** An empty profile folder of this test, gone after it. */
  profile: string
  /** Opens the program; what is still open at the end is closed. */
  open(profile?: string, operator?: string, look?: Look): Promise<OpenWindow>
}

export const test = base.extend<{ office: Office }>({
  office: async ({}, use, info) => {
    const folder = mkdtempSync(join(tmpdir(), 'qinlin-e2e-'))
    const opened: OpenWindow[] = []
    const openHere = info.project.name === 'electron' ? openElectron : openChromium
    await use({
      profile: join(folder, 'profile'),
      async open(profile = join(folder, 'profile'), operator = '', look = {}) {
        const window = await openHere(profile, operator, look)
        opened.push(window)
        return window
      },
    })
    const troubles = opened.flatMap(window => window.troubles)
    for (const window of opened) await window.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
    base.expect(troubles).toEqual([])
  },
})

export { expect } from '@playwright/test'
