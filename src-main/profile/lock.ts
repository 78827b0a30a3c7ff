import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { problem, type Problem } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { writeFlushed } from '../files/write-flushed'

const beatEvery = 20_000
const staleAfter = 70_000

interface Holder {
  host: string
  pid: number
  operator: string
  beat: number
}

/**
 * Takes the profile for this process. Electron's own lock does not see another PC on a network disk, so a file names
 * the holder and beats; a fresh one from elsewhere refuses.
 * @returns how to let go, or the problem: who holds it, or why the disk takes no lock
 */
export function takeProfile(
  path: string,
  operator: string,
  now: () => number,
): { release: () => void } | { held: Problem } {
  const other = readHolder(path)
  if (other && isAlive(other, now()))
    return {
      held: problem(
        'profile-in-use',
        `这份数据正在${other.host}上打开（${other.operator || '未登记姓名'}）。请先在那边关闭程序。`,
      ),
    }
  const beat = () =>
    writeFlushed(
      path,
      Buffer.from(JSON.stringify({ host: hostname(), pid: process.pid, operator, beat: now() } satisfies Holder)),
    )
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
 * A holder elsewhere is alive when it beat lately. One on this PC must also be a process that runs: after a power cut its
 * number may belong to any other program, so the number alone says nothing.
 */
function isAlive(holder: Holder, now: number): boolean {
  if (holder.host !== hostname()) return now - holder.beat < staleAfter
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
