import { mkdtempSync, rmSync } from 'node:fs'
import { app } from 'electron'
import { join, resolve } from 'node:path'
import { problem, type Problem } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { makeFolders, profileAt, type Profile } from '../profile/layout'
import { takeProfile, whoHolds } from '../profile/lock'
import { readSettings, writeSettings } from '../profile/settings'

/** The profile that is named, else the user's own. */
export const namedProfile = (named: string | undefined): Profile =>
  profileAt(named ? resolve(named) : join(app.getPath('appData'), 'qinlin'))

/**
 * Takes a profile for this process until it ends. Chromium keeps its part inside it.
 * @param operator who works here as the command line says; else the one who worked here last
 * @returns `shown` where a window of it stands already and comes to the front; a problem where it cannot be had
 */
export function enterProfile(
  profile: Profile,
  operator: string | undefined,
  window: boolean,
): 'taken' | 'shown' | Problem {
  try {
    const held = whoHolds(profile.lock, Date.now())
    // The Chromium of another PC has its files in there: nothing of this one may touch them.
    if (held?.elsewhere) return held.problem
    makeFolders(profile)
    keepChromiumIn(profile)
    if (!app.requestSingleInstanceLock())
      return window && held?.window !== false ? 'shown' : (held?.problem ?? inWindow)
    const lastOperator = () => String(readSettings(profile.settings)['operator'] ?? '')
    const taken = takeProfile(profile.lock, { operator: () => operator ?? lastOperator(), window, now: Date.now })
    if ('held' in taken) return taken.held
    app.on('quit', taken.release)
    return 'taken'
  } catch (error) {
    return diskProblem(error)
  }
}

/** Between the start of a window and its name in the lock. */
const inWindow = problem('profile-in-use', '这份数据正在窗口里打开。请先关闭窗口。')

/**
 * A folder of no books, gone with the program, in which a window says why those that were asked for cannot be opened; it
 * looks as theirs does.
 */
export function spareProfile(wanted: Profile): Profile {
  const profile = profileAt(mkdtempSync(join(app.getPath('temp'), 'qinlin-')))
  makeFolders(profile)
  writeSettings(profile.settings, readSettings(wanted.settings))
  keepChromiumIn(profile)
  process.on('exit', () => rmSync(profile.root, { recursive: true, force: true }))
  return profile
}

function keepChromiumIn(profile: Profile): void {
  app.setPath('userData', profile.chromium)
  // Whatever was set before: the store lies where this points, and two profiles must never share one.
  app.setPath('sessionData', profile.chromium)
}
