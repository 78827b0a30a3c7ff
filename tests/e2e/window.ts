import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
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
    await removed(folder)
    base.expect(troubles).toEqual([])
  },
})

/**
 * Removes a folder whole. Chromium's own processes write to its cache for a moment after the program is killed, and what came anew
 * is looked for anew: Node's own retries only try again to remove a folder that is not empty.
 */
async function removed(folder: string): Promise<void> {
  for (let tries = 25; ; tries--) {
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!tries) throw error
      await setTimeout(200)
    }
  }
}

export { expect } from '@playwright/test'
export type { Look } from '../../scripts/windows.mjs'
