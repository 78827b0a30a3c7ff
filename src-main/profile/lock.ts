import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { problem, type Problem } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { writeFlushed } from '../files/write-flushed'

const beatEvery = 20_000
/** So long without a beat, and a holder is gone. */
const staleAfter = 70_000

interface Holder {
  host: string
  pid: number
  operator: string
  beat: number
  /** Whether there is a window to go to; a command line has none. */
  window?: boolean
}

/** Who else has a profile open. */
export interface Held {
  /** On another PC, whose Chromium has its files in there. */
  elsewhere: boolean
  window: boolean
  problem: Problem
}

/**
 * Another PC counts as there whatever its clock said when it beat, because that clock may be years off; `letGoOfSilent`
 * finds out.
 * @returns who else has the profile open, as far as the lock tells; null where nobody has
 */
export function whoHolds(path: string, now: number): Held | null {
  const other = readHolder(path)
  if (!other || !isAlive(other, now)) return null
  const elsewhere = other.host !== hostname()
  const window = other.window !== false
  const name = other.operator || '未登记姓名'
  const message = elsewhere
    ? `这份数据正在${other.host}上打开（${name}）。请先在那边关闭程序。`
    : window
      ? `这份数据正在这台电脑的窗口里打开（${name}）。请先关闭那个窗口。`
      : `这台电脑正在后台处理这份数据（${name}）。请等它做完。`
  return { elsewhere, window, problem: problem('profile-in-use', message) }
}

/**
 * Takes the profile for this process. Electron's own lock does not see another PC on a network disk, so a file names
 * the holder and beats; a fresh one from elsewhere refuses.
 * @param given.operator who works here now; asked at every beat, because somebody else may have come
 * @returns how to let go, or the problem: who holds it, or why the disk takes no lock
 */
export function takeProfile(
  path: string,
  given: { operator: () => string; window: boolean; now: () => number },
): { release: () => void } | { held: Problem } {
  const held = whoHolds(path, given.now())
  if (held) return { held: held.problem }
  function beat(): void {
    const holder: Holder = {
      host: hostname(),
      pid: process.pid,
      operator: given.operator(),
      beat: given.now(),
      window: given.window,
    }
    writeFlushed(path, Buffer.from(JSON.stringify(holder)))
  }
  try {
    beat()
  } catch (error) {
    return { held: diskProblem(error) }
  }
  const timer = setInterval(() => beatIfPossible(beat), beatEvery)
  timer.unref()
  return {
    release() {
      clearInterval(timer)
      rmSync(path, { force: true })
    },
  }
}

/**
 * Watches the lock of another PC by its beats alone, and takes it away once there was none for long enough. Ends at once
 * where nobody elsewhere holds the profile, and at the first beat.
 * @param given.pause waits so many milliseconds by a clock that nobody sets
 */
export async function letGoOfSilent(
  path: string,
  given: { pause: (milliseconds: number) => Promise<void> },
): Promise<void> {
  const holder = readHolder(path)
  if (!holder || holder.host === hostname()) return
  const step = 1000
  for (let silent = 0; silent < staleAfter; silent += step) {
    await given.pause(step)
    if (readHolder(path)?.beat !== holder.beat) return
  }
  rmSync(path, { force: true })
}

/** Whether another PC has the profile as far as both clocks agree: then nobody need watch it to know. */
export function beatLately(path: string, now: number): boolean {
  const holder = readHolder(path)
  return holder !== null && Math.abs(now - holder.beat) < staleAfter
}

/** A disk that is full or gone refuses the command that writes to it; a beat that fails must not end the program before. */
function beatIfPossible(beat: () => void): void {
  try {
    beat()
  } catch (error) {
    diskProblem(error)
  }
}

function readHolder(path: string): Holder | null {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return null
  }
}

/**
 * One on this PC beat lately and is a process that runs: after a power cut its number may belong to any other program, so
 * the number alone says nothing.
 */
function isAlive(holder: Holder, now: number): boolean {
  if (holder.host !== hostname()) return true
  if (holder.pid === process.pid || Math.abs(now - holder.beat) >= staleAfter) return false
  return runs(holder.pid)
}

/** Whether a process of this PC runs. On Linux one that was killed may stay listed until its parent has asked for it. */
function runs(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  try {
    process.kill(pid, 0)
    return !existsSync(stat) || !/\) Z/.test(readFileSync(stat, 'latin1'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
