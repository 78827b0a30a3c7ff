import { execFile } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Since Node 18.15; the floor has none and asks the system. */
type StatFs = (path: string) => Promise<{ bavail: number; bsize: number }>

/**
 * Bytes that are free for us on the disk of a folder.
 * @returns null where neither the runtime nor the system can say; 0 then, where not even a little can be written
 */
export async function freeSpace(folder: string): Promise<number | null> {
  const { statfs } = fs.promises as { statfs?: StatFs }
  try {
    if (statfs) {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    }
    const said = process.platform === 'win32' ? await askWindows(folder) : await askDf(folder)
    if (said !== null) return said
  } catch {
    // Nobody can say: what can be written shows whether there is any.
  }
  return canWrite(folder) ? null : 0
}

const probeBytes = 16 * 1024 * 1024

/** Whether some megabytes can be written there just now. */
function canWrite(folder: string): boolean {
  const probe = path.join(folder, `probe-${process.pid}`)
  try {
    fs.writeFileSync(probe, new Uint8Array(probeBytes))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOSPC'
  } finally {
    fs.rmSync(probe, { force: true })
  }
}

async function askDf(folder: string): Promise<number | null> {
  const { stdout } = await run('df', ['-Pk', '--', folder], { timeout: 5000 })
  const available = Number(stdout.trim().split('\n').pop()!.split(/\s+/)[3])
  return Number.isFinite(available) ? available * 1024 : null
}

async function askWindows(folder: string): Promise<number | null> {
  // In the words of PowerShell 2.0, which is what Windows 7 has.
  const ask = '(New-Object System.IO.DriveInfo ([System.IO.Path]::GetPathRoot($env:QINLIN_FOLDER))).AvailableFreeSpace'
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ask], {
    env: { ...process.env, QINLIN_FOLDER: folder },
    timeout: 10_000,
    windowsHide: true,
  })
  return /^\d+$/.test(stdout.trim()) ? Number(stdout.trim()) : null
}
