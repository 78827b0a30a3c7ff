import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from '../runtime.mjs'
import { openChromium, openElectron } from '../windows.mjs'

/**
 * Takes a picture of each page of a profile.
 *
 * @param {string} profile
 * @param {string} operator
 * @param {Readonly<Record<string, string>>} routes name of the picture → route
 * @param {string} folder
 */
export async function takePictures(profile, operator, routes, folder) {
  mkdirSync(folder, { recursive: true })
  const { page, shot, close } = await (findElectron() ? openElectron : openChromium)(profile, operator)
  try {
    for (const [name, route] of Object.entries(routes)) {
      await page.evaluate(to => void (location.hash = to), `#${route}`)
      await page.locator('main h1').first().waitFor({ timeout: 15_000 })
      await page.waitForTimeout(600)
      await shot(join(folder, `${name}.png`))
    }
  } finally {
    await close()
  }
}
