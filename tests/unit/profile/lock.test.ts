import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import * as path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beatLately, letGoOfSilent, takeProfile } from '../../../src-main/profile/lock'
import { folderOfTest } from '../journal/journal-bench'

const noon = Date.UTC(2026, 10, 22, 4)
const twoYears = 2 * 365 * 86_400_000
let file = ''
beforeEach(() => (file = path.join(folderOfTest(), 'lock.json')))
afterEach(() => vi.useRealTimers())

const held = (holder: object) =>
  fs.writeFileSync(file, JSON.stringify({ host: hostname(), pid: 1, operator: '周敏', beat: noon, ...holder }))
const take = (now = noon) => takeProfile(file, { operator: () => '王强', window: true, now: () => now })
/** The id of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ['-e', '']).pid

describe('the lock of a profile', () => {
  it('names its holder and is gone afterwards', () => {
    const taken = take()
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({
      host: hostname(),
      pid: process.pid,
      operator: '王强',
      beat: noon,
      window: true,
    })
    if ('held' in taken) expect.fail('held')
    taken.release()
    expect(fs.existsSync(file)).toBe(false)
  })

  it.each([
    ['a living process of this PC', () => ({ pid: process.ppid, beat: noon - 60_000 })],
    ['another PC that beat a minute ago', () => ({ host: 'office-2', beat: noon - 60_000 })],
    ['another PC whose clock is two years behind', () => ({ host: 'office-2', beat: noon - twoYears })],
    ['another PC whose clock is two years ahead', () => ({ host: 'office-2', beat: noon + twoYears })],
  ])('refuses when it is held by %s, and says by whom and where', (_, holder) => {
    held(holder())
    const before = fs.readFileSync(file, 'utf8')
    const where = 'host' in holder() ? 'office-2上' : '这台电脑'
    expect(take()).toMatchObject({
      held: { code: 'profile-in-use', message: expect.stringMatching(new RegExp(`${where}.*周敏`)) },
    })
    expect(fs.readFileSync(file, 'utf8')).toBe(before)
  })

  it.each([
    ['a process of this PC that has ended', () => ({ pid: endedPid() })],
    [
      'a process number of this PC that another program has got since',
      () => ({ pid: process.ppid, beat: noon - 71_000 }),
    ],
    ['this PC before its clock was set back', () => ({ pid: process.ppid, beat: noon + 86_400_000 })],
    ['this very process, started anew', () => ({ pid: process.pid })],
  ])('is taken over from %s', (_, holder) => {
    held(holder())
    const taken = take()
    expect(taken).toHaveProperty('release')
    if ('release' in taken) taken.release()
  })

  it.each(['', '{"host":', '\0\0\0'])('is taken over where it was torn by a power cut: %j', text => {
    fs.writeFileSync(file, text)
    const taken = take()
    expect(taken).toHaveProperty('release')
    if ('release' in taken) taken.release()
  })

  it.skipIf(process.platform !== 'linux')('is taken over from a killed process that nobody has collected', async () => {
    // It ends only after the shell has become a sleep, which never asks for it.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'])
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer]
    const stat = `/proc/${Number(pid)}/stat`
    await vi.waitFor(() => expect(fs.readFileSync(stat, 'latin1')).toMatch(/\) Z/), { timeout: 10_000 })
    held({ pid: Number(pid) })
    const taken = take()
    parent.kill()
    expect(taken).toHaveProperty('release')
    if ('release' in taken) taken.release()
  })

  it.each([-twoYears, 0, twoYears])(
    'of another PC whose clock is %d ms off goes once it was silent long enough',
    async off => {
      held({ host: 'office-2', beat: noon + off })
      expect(beatLately(file, noon)).toBe(off === 0)
      let waited = 0
      const pause = (milliseconds: number) => Promise.resolve(void (waited += milliseconds))
      await letGoOfSilent(file, { pause })
      expect(waited).toBe(70_000)
      const taken = take()
      expect(taken).toHaveProperty('release')
      if ('release' in taken) taken.release()
    },
  )

  it.each([-twoYears, twoYears])('of another PC whose clock is %d ms off stays while that one beats', async off => {
    held({ host: 'office-2', beat: noon + off })
    let waited = 0
    const pause = async (milliseconds: number) => {
      waited += milliseconds
      if (waited === 20_000) held({ host: 'office-2', beat: noon + off + 20_000 })
    }
    await letGoOfSilent(file, { pause })
    expect(waited).toBe(20_000)
    expect(take()).toMatchObject({ held: { code: 'profile-in-use' } })
  })

  it('of this PC is left alone by whoever watches for another', async () => {
    held({ pid: process.ppid })
    await letGoOfSilent(file, { pause: () => Promise.reject(new Error('waited')) })
    expect(fs.existsSync(file)).toBe(true)
  })

  it('beats while it is held, so that another PC sees it alive', () => {
    vi.useFakeTimers()
    let [now, operator] = [noon, '']
    const taken = takeProfile(file, { operator: () => operator, window: true, now: () => now })
    now += 20_000
    operator = '王强'
    vi.advanceTimersByTime(20_000)
    const beaten = JSON.parse(fs.readFileSync(file, 'utf8')) as object
    expect(beaten, 'and who works there by now').toMatchObject({ beat: noon + 20_000, operator: '王强' })
    if ('release' in taken) taken.release()
    vi.advanceTimersByTime(60_000)
    expect(fs.existsSync(file)).toBe(false)
  })

  it('says what the disk says where it takes no lock, and a beat that fails ends nothing', () => {
    const gone = path.join(file, 'lock.json')
    const given = { operator: () => '', window: true, now: () => noon }
    expect(takeProfile(gone, given)).toMatchObject({ held: { code: 'disk-enoent' } })
    vi.useFakeTimers()
    const taken = take()
    fs.rmSync(path.dirname(file), { recursive: true })
    expect(() => vi.advanceTimersByTime(60_000)).not.toThrow()
    if ('release' in taken) taken.release()
  })
})
