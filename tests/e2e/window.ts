import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { openChromium, openElectron, type Look, type OpenWindow } from '../../scripts/windows.mjs'

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
    // Chromium's own processes write to its cache for a moment after the program is killed.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    base.expect(troubles).toEqual([])
  },
})

export { expect } from '@playwright/test'
export type { Look } from '../../scripts/windows.mjs'
