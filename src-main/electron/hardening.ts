import { app, type Session, type WebPreferences } from 'electron'
import { origin } from './scheme'

/** What every window is made with. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    backgroundThrottling: false,
  }
}

/** No page leaves its origin, opens another, asks for a device or reaches a network. */
export function harden(session: Session): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event, url) => {
      if (!isSamePage(url, contents.getURL())) event.preventDefault()
    })
    contents.on('will-attach-webview', event => event.preventDefault())
  })
  // Persistent storage must stay allowed: without it Chromium may evict the store (safety.md §1.4).
  const allowed = (permission: string) => permission === 'persistent-storage'
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowed(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !details.url.startsWith(`${origin}/`) && !/^(devtools|blob|data):/.test(details.url) }),
  )
}

/** A page may load itself again, after its store was made anew; it goes nowhere else. */
function isSamePage(one: string, other: string): boolean {
  return one.startsWith(`${origin}/`) && one.split('#')[0] === other.split('#')[0]
}

/** Whether a message comes from a page of this program and not from a frame in it. */
export function isOwnPage(frame: Electron.WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${origin}/`)
}
