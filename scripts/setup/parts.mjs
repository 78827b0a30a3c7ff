import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onPath, run } from '../child.mjs'
import { hasDisplay } from '../display.mjs'
import { chromiumPath } from '../runtime.mjs'
import { say } from '../say.mjs'
import { hasVenv } from './venv.mjs'

/**
 * A part of the system that the program or its tests need.
 *
 * @typedef {object} Part
 * @property {string} name for people
 * @property {string[]} debian names of its Debian package, newest release first
 * @property {() => boolean} present looks at the thing itself, not at what a package manager remembers
 */

/** @param {string} name @param {string[]} debian @param {string} file @returns {Part} */
const library = (name, debian, file) => ({ name, debian, present: () => libraries().includes(file) })

/** @param {string} name @param {string} debian @param {string[]} files @returns {Part} */
const program = (name, debian, files) => ({ name, debian: [debian], present: () => files.every(file => onPath(file)) })

/** @type {string | undefined} */
let listed
const libraries = () =>
  (listed ??= spawnSync(onPath('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '')

const chineseFont = /cjk|hansans|hanserif|wqy|wenquanyi|uming|ukai|simsun|simhei|msyh|droidsansfallback/i
const fontFolders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  `${process.env.HOME}/.fonts`,
  `${process.env.HOME}/.local/share/fonts`,
]

const window = [
  library('GTK 3', ['libgtk-3-0t64', 'libgtk-3-0'], 'libgtk-3.so.0'),
  library('NSS', ['libnss3'], 'libnss3.so'),
  library('GBM', ['libgbm1'], 'libgbm.so.1'),
  library('ALSA', ['libasound2t64', 'libasound2'], 'libasound.so.2'),
  {
    name: 'a Chinese font',
    debian: ['fonts-noto-cjk'],
    present: () =>
      fontFolders.some(
        folder =>
          existsSync(folder) && readdirSync(folder, { recursive: true }).some(file => chineseFont.test(String(file))),
      ),
  },
]
const headless = [program('Xvfb', 'xvfb', ['Xvfb']), program('poppler', 'poppler-utils', ['pdftotext', 'pdftoppm'])]
/** The spreadsheet part brings `soffice` too; it opens no Word file without this library beside it. */
export const writer = {
  name: 'LibreOffice Writer',
  debian: ['libreoffice-writer-nogui'],
  present: () => {
    const office = onPath('soffice')
    return office !== undefined && existsSync(join(dirname(realpathSync(office)), 'libswlo.so'))
  },
}
const tests = [program('minisign', 'minisign', ['minisign']), program('age', 'age', ['age']), writer]

/** @type {Part} */
export const chromium = { name: 'Chromium', debian: ['chromium'], present: () => Boolean(chromiumPath()) }

/** @type {Part} */
export const python = {
  name: 'Python with venv',
  debian: ['python3-venv'],
  present: () => hasVenv() || spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' }).status === 0,
}

/**
 * What `npm start` or `npm test` needs of a Linux system; other systems bring it all.
 *
 * @param {'start' | 'test'} purpose
 * @returns {Part[]}
 */
export function partsFor(purpose) {
  if (process.platform !== 'linux') return []
  if (purpose === 'test') return [...window, ...headless, chromium, ...tests]
  return hasDisplay() ? window : [...window, ...headless]
}

/**
 * Install what is missing, as root on Debian; elsewhere name it in one line to copy. What stays missing is
 * no error here: whatever needs it says so.
 *
 * @param {Part[]} parts
 */
export async function installParts(parts) {
  const missing = parts.filter(part => !part.present())
  if (missing.length === 0) return
  const names = missing.map(part => part.name).join(', ')
  if (!onPath('apt-get')) return say(`missing: ${names}; please install them with this system's package manager`)
  const install = ['install', '-y', '--no-install-recommends']
  if (process.getuid?.() !== 0) {
    return say(
      `missing: ${names}; please run: sudo apt-get ${install.join(' ')} ${missing.map(part => debianName(part)).join(' ')}`,
    )
  }
  say(`installing ${names} …`)
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', [...wait, '-q', 'update'], { env })
  await run('apt-get', [...wait, '-q', ...install, ...missing.map(part => debianName(part))], { env })
  listed = undefined
  const absent = missing.filter(part => !part.present()).map(part => part.name)
  if (absent.length > 0) say(`could not be installed: ${absent.join(', ')}`)
}

/**
 * The name under which this release knows the package.
 *
 * @param {Part} part
 */
function debianName({ debian }) {
  const known = debian.find(name => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0)
  return known ?? /** @type {string} */ (debian.at(-1))
}
