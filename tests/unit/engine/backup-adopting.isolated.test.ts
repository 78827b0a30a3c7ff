import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import { incomingIn } from '../../../src-main/backups/adopt'
import { valueOf } from '../outcome'
import { add, backUpTo, checksOf, hashOf, officePc, restoreFrom, startAgain, switchOn, type Pc } from './backup-bench'
import { run } from './street-bench'

/** Cuts a taking over off at its nth step on the disk, as a kill does. */
const cut = vi.hoisted(() => ({ after: Infinity }))
vi.mock('../../../src-main/files/write-flushed', async original => {
  const real = await original<typeof import('../../../src-main/files/write-flushed')>()
  const step =
    <A extends unknown[]>(call: (...args: A) => void) =>
    (...args: A): void => {
      if (cut.after-- <= 0) throw Object.assign(new Error('killed'), { code: 'EIO' })
      call(...args)
    }
  return {
    ...real,
    writeFlushed: step(real.writeFlushed),
    renameHeld: step(real.renameHeld),
    flushFolder: step(real.flushFolder),
  }
})

/** Unpacks a file, cuts its taking over off at a step, and starts the program again. @returns null where it was through */
async function cutOff(pc: Pc, file: string, folder: string, step: number): Promise<Pc | null> {
  const { relation } = valueOf(
    await pc.disk.main['backup.unpack']({ token: pc.disk.tokens.take(file), schema: schemaNumber }),
  )
  cut.after = step
  const adopted = await pc.disk.main['backup.adopt']({ relation })
  cut.after = Infinity
  if (adopted.ok) return null
  pc.engine.close()
  return startAgain(folder)
}

describe('a kill at any step of taking a backup file over', () => {
  it('by a new PC: the next start has the whole office, or the file can be taken again', async () => {
    const pc = await officePc()
    const state = await hashOf(pc)
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    let steps = 0
    for (; ; steps++) {
      const folder = path.join(pc.folder, `new-${steps}`)
      const again = await cutOff(await switchOn(folder), file, folder, steps)
      if (!again) break
      expect(fs.existsSync(incomingIn(again.disk.profile).root), `step ${steps}`).toBe(false)
      if (again.opening.state === 'recovery') valueOf(await again.engine.recover())
      else valueOf(await restoreFrom(again, file))
      expect(await hashOf(again), `step ${steps}`).toEqual(state)
      expect(fs.existsSync(path.join(again.disk.profile.keys, 'signing.key')), `step ${steps}`).toBe(true)
      await add(again, '后来的')
      expect(await checksOf(again)).toMatchObject({ 'journal-chain': true, 'journal-disk': true })
      again.engine.close()
    }
    expect(steps).toBeGreaterThan(10)
  })

  it('of books that went on elsewhere: what was here is there, and what went on there comes', async () => {
    const pc = await officePc()
    await run(pc, 'upstream.export', { period: '2026Q3', to: pc.disk.tokens.take(pc.folder) })
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'there'))
    valueOf(await restoreFrom(there, file))
    await run(there, 'upstream.renewKey', {})
    const { publicKey } = valueOf(await there.disk.main['keys.card']({}))
    for (const name of ['李明', '赵敏']) await add(there, name)
    const state = await hashOf(there)
    const later = await backUpTo(there, path.join(pc.folder, 'later.tar'))
    const before = path.join(pc.folder, 'before')
    fs.cpSync(path.join(pc.folder, 'p'), before, { recursive: true })
    let steps = 0
    for (; ; steps++) {
      const folder = path.join(pc.folder, `back-${steps}`)
      fs.cpSync(before, path.join(folder, 'p'), { recursive: true })
      const back = await switchOn(folder)
      valueOf(await back.engine.recover())
      const again = await cutOff(back, later, folder, steps)
      if (!again) break
      if (again.opening.state === 'recovery') valueOf(await again.engine.recover())
      else valueOf(await restoreFrom(again, later))
      expect(await hashOf(again), `step ${steps}`).toEqual(state)
      expect(valueOf(await again.disk.main['keys.card']({})), `step ${steps}`).toMatchObject({ publicKey, epoch: 2 })
      await run(again, 'upstream.keepKey', {})
      again.engine.close()
    }
    expect(steps).toBeGreaterThan(5)
  })
})
