import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { cache } from './places.mjs'
import { say } from './say.mjs'

/**
 * Do some work while no other process does the same. A lock left by a dead process is taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @param {string} [folder] where the lock lies
 * @returns {Promise<T>}
 */
export async function withLock(name, work, folder = cache) {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, `${name}.lock`)
  for (let waits = 0; !take(lock); waits++) {
    if (waits === 5) say(`waiting for another process (${name})`)
    await delay(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * A hard link appears with its content or not at all, so a lock always names its holder.
 *
 * @param {string} lock
 */
function take(lock) {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    dropIfDead(lock)
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** @param {string} lock */
function dropIfDead(lock) {
  const dead = `${lock}.dead.${process.pid}`
  try {
    const holder = readFileSync(lock, 'utf8')
    if (isAlive(Number(holder))) return
    renameSync(lock, dead)
    // Between reading and renaming another waiter may have cleared and taken it: then it is given back.
    if (readFileSync(dead, 'utf8') !== holder) linkSync(dead, lock)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(dead, { force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = error => /** @type {NodeJS.ErrnoException} */ (error).code
