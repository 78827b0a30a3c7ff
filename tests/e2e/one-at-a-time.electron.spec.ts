import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { launchArguments, launchEnvironment } from '../../scripts/launch.mjs'
import { findElectron } from '../../scripts/runtime.mjs'
import { expect, test } from './window'

/** Starts the program once more on a profile, as a second double click does. */
function startAgain(profile: string, ...words: string[]) {
  const { path, args } = findElectron()!
  return spawn(path, launchArguments([...words, '--profile', profile], { headless: true, switches: args }), {
    env: launchEnvironment(),
    stdio: 'pipe',
  })
}

const lockOf = (profile: string) => join(profile, 'lock.json')
const holderOf = (profile: string) =>
  JSON.parse(readFileSync(lockOf(profile), 'utf8')) as { host: string; pid: number; operator: string }

/** Another PC has the profile. */
function heldElsewhere(profile: string): void {
  mkdirSync(profile, { recursive: true })
  const holder = { host: 'office-2', pid: 1, operator: '陈晓梅', beat: Date.now(), window: true }
  writeFileSync(lockOf(profile), JSON.stringify(holder))
}

const isFocused = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isFocused())

test('a second start of the same profile ends at once and brings the first window to the front', async ({ office }) => {
  const { app, page } = await office.open()
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  const { pid } = holderOf(office.profile)
  await app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.blur())
  await expect.poll(() => isFocused(app!)).toBe(false)

  const begun = Date.now()
  const second = startAgain(office.profile)
  expect(await once(second, 'close')).toEqual([0, null])
  expect(Date.now() - begun).toBeLessThan(10_000)
  await expect.poll(() => isFocused(app!)).toBe(true)

  // Nothing manages windows on the test's display, so the window is only told that it is minimised.
  await app!.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    let minimised = true
    window.isMinimized = () => minimised
    window.restore = () => void (minimised = false)
  })
  await once(startAgain(office.profile), 'close')
  await expect
    .poll(() => app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isMinimized()))
    .toBe(false)
  expect(app!.windows()).toHaveLength(1)
  expect(holderOf(office.profile).pid).toBe(pid)
})

test('two profiles stand side by side, each with its own books', async ({ office }) => {
  const names = ['中共安平社区委员会', '中共柳荫社区委员会']
  const profiles = names.map((_, i) => `${office.profile}-${i}`)
  const windows = []
  for (const profile of profiles) windows.push(await office.open(profile))
  for (const [i, { page }] of windows.entries()) {
    await page.getByLabel('党组织名称（照公章填写全称）').fill(names[i]!)
    await page.getByLabel('统计用区划代码').fill(`37172200100${i}`)
    await page.getByLabel('您的姓名').fill('周敏')
    await page.getByRole('button', { name: '建立台账' }).click()
  }
  for (const [i, { page }] of windows.entries()) {
    await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
    await expect(page.getByText(names[i]!).first()).toBeVisible()
    await expect(page.getByText(names[1 - i]!)).toHaveCount(0)
  }
  const [one, two] = profiles.map(profile => holderOf(profile).pid)
  expect(one).not.toBe(two)
})

test('a profile that is open on another PC is refused with its name and who works there, and taken once that is gone', async ({
  office,
}) => {
  heldElsewhere(office.profile)
  const before = readFileSync(lockOf(office.profile), 'utf8')
  const { app, page } = await office.open()
  await expect(page.getByRole('heading', { name: '这份台账已经打开了' })).toBeVisible()
  await expect(page.getByText('这份数据正在office-2上打开（陈晓梅）。请先在那边关闭程序。')).toBeVisible()
  // The page is asked again, so that it is this answer that is read and no reload is left under way.
  const again = page.waitForEvent('load')
  await page.getByRole('button', { name: '重新打开' }).click()
  await again
  await expect(page.getByText('这份数据正在office-2上打开（陈晓梅）。请先在那边关闭程序。')).toBeVisible()
  expect(readdirSync(office.profile)).toEqual(['lock.json'])
  expect(readFileSync(lockOf(office.profile), 'utf8')).toBe(before)

  rmSync(lockOf(office.profile))
  const ended = app!.waitForEvent('close')
  // The program may be gone before the click is answered.
  await page.getByRole('button', { name: '重新打开' }).click({ noWaitAfter: true })
  await ended
  let pid = 0
  const holder = () => {
    try {
      const held = holderOf(office.profile)
      pid = held.pid
      return held.host
    } catch {
      // Not there yet, or just being written.
      return null
    }
  }
  await expect.poll(holder, { timeout: 20_000 }).toBe(hostname())
  process.kill(pid, 'SIGKILL')
})

test('a profile at which a command line works says so, instead of nothing', async ({ office }) => {
  const line = startAgain(office.profile, 'batch', '-', '--operator', '周敏')
  await expect.poll(() => existsSync(join(office.profile, 'store-id')), { timeout: 20_000 }).toBe(true)
  const { page } = await office.open()
  await expect(page.getByText('这台电脑正在后台处理这份数据（周敏）。请等它做完。')).toBeVisible()
  line.stdin.end()
  expect(await once(line, 'close')).toEqual([0, null])
})
