import { app } from 'electron'
import { join, resolve } from 'node:path'
import { makeFolders, profileAt, type Profile } from '../profile/layout'

/** The profile to open: the one named, else the user's own. Chromium keeps its part inside it. */
export function openProfileFolder(named: string | undefined): Profile {
  const profile = profileAt(named ? resolve(named) : join(app.getPath('appData'), 'qinlin'))
  makeFolders(profile)
  app.setPath('userData', profile.chromium)
  // Whatever was set before: the store lies where this points, and two profiles must never share one.
  app.setPath('sessionData', profile.chromium)
  return profile
}
