import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What can be thrown away and made again: runtime, venv, reports, locks. Git ignores it. */
export const cache = join(root, '.cache')
