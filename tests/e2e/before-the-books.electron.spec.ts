import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { begin } from './sixteen'
import { willChoose } from './will-choose'
import { expect, test } from './window'

const zoomOf = ({ app }: OpenWindow) =>
  app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomFactor())
const titleOf = ({ app }: OpenWindow) =>
  app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle())

test('pages before the books look as the clerk chose, and say on F1 what they are', async ({ office }) => {
  const first = await office.open()
  const { page } = first
  await page.getByText('特大').click()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/settings?tab=display'))
  await page.getByText('深色').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await first.close()

  rmSync(join(office.profile, 'chromium/IndexedDB'), { recursive: true })
  const lost = await office.open()
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).waitFor()
  await expect(lost.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Taken again: the bench sets a zoom of its own as soon as there is a window.
  await lost.page.reload()
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).waitFor()
  await expect.poll(() => zoomOf(lost)).toBeCloseTo(1.3)
  await lost.page.keyboard.press('F1')
  await expect(lost.page.getByRole('dialog', { name: '本页说明' })).toContainText('不要删除、移动任何文件')
  await lost.page.keyboard.press('Escape')
  await expect(lost.page.getByRole('dialog')).toHaveCount(0)
})

test('what failed before is not said any more beside what is begun since', async ({ office }) => {
  const window = await office.open()
  const { page } = window
  const broken = `${office.profile}.tar`
  writeFileSync(broken, 'no backup')
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await willChoose(window, office.profile, broken)
  await page.getByRole('button', { name: '从备份文件恢复…' }).click()
  await expect(page.getByText('不是亲邻台账的备份')).toBeVisible()
  await page.getByRole('button', { name: '建立台账' }).click()
  await expect(page.getByText('请照公章填写全称', { exact: true })).toBeVisible()
  await expect(page.getByText('不是亲邻台账的备份')).toHaveCount(0)
  // Nothing is chosen now: what was said of the form is of no use here either.
  await willChoose(window, office.profile, '')
  await page.getByRole('button', { name: '从备份文件恢复…' }).click()
  await expect(page.getByText('请照公章填写全称', { exact: true })).toHaveCount(0)
})

test('the task bar tells the windows of two offices apart', async ({ office }) => {
  const window = await office.open()
  await window.page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await expect.poll(() => titleOf(window)).toBe('亲邻台账（数据文件夹 profile）')
  await begin(window.page)
  await expect.poll(() => titleOf(window)).toBe('中共安平社区委员会 – 亲邻台账（数据文件夹 profile）')
})
