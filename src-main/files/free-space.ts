import { execFile } from 'node:child_process'
import * as fs from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Since Node 18.15; the floor has none and asks the system. */
type StatFs = (path: string) => Promise<{ bavail: number; bsize: number }>

/**
 * Bytes that are free for us on the disk of a folder.
 * @returns null where neither the runtime nor the system can say
 */
export async function freeSpace(folder: string): Promise<number | null> {
  const { statfs } = fs.promises as { statfs?: StatFs }
  try {
    if (statfs) {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    }
    return process.platform === 'win32' ? await askWindows(folder) : await askDf(folder)
  } catch {
    return null
  }
}

async function askDf(folder: string): Promise<number | null> {
  const { stdout } = await run('df', ['-Pk', '--', folder], { timeout: 5000 })
  const available = Number(stdout.trim().split('\n').pop()!.split(/\s+/)[3])
  return Number.isFinite(available) ? available * 1024 : null
}

async function askWindows(folder: string): Promise<number | null> {
  const ask = '[System.IO.DriveInfo]::new([System.IO.Path]::GetPathRoot($env:QINLIN_FOLDER)).AvailableFreeSpace'
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ask], {
    env: { ...process.env, QINLIN_FOLDER: folder },
    timeout: 10_000,
    windowsHide: true,
  })
  return /^\d+$/.test(stdout.trim()) ? Number(stdout.trim()) : null
}
