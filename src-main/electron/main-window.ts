import { BrowserWindow } from 'electron'
import { pagePreferences } from './hardening'
import { origin } from './scheme'

/** The window a clerk sees. */
export async function openMainWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 960,
    minHeight: 560,
    useContentSize: true,
    show: false,
    title: '亲邻台账',
    backgroundColor: '#F6F6F4',
    webPreferences: pagePreferences(preload),
  })
  window.removeMenu()
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${origin}/index.html`)
  return window
}

/**
 * The unseen window that holds the engine for the command line.
 * @param trouble told when the page itself fails, so that a command never waits for an engine that is gone
 */
export async function openHeadlessWindow(preload: string, trouble: (text: string) => void): Promise<BrowserWindow> {
  const window = new BrowserWindow({ show: false, webPreferences: pagePreferences(preload) })
  window.webContents.on('console-message', (_event, level, message) => level >= 3 && trouble(message))
  window.webContents.on('render-process-gone', (_event, { reason }) => trouble(reason))
  await window.loadURL(`${origin}/headless.html`)
  return window
}
