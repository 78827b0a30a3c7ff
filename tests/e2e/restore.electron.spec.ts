import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../../scripts/demo/ask.mjs'
import { begin } from './sixteen'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('a new PC goes on from a backup file; back to a backup and a lost store show the books again by themselves', async ({
  office,
}) => {
  const first = await office.open()
  await begin(first.page)
  await first.close()
  const file = `${office.profile}.tar`
  await ask(office.profile, ['backup', '--to', file])

  const other = `${office.profile}-new`
  const window = await office.open(other)
  const { page } = window
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await willChoose(window, other, file)
  await page.getByRole('button', { name: '从备份文件恢复…' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
  await expect(page.getByText('还没有', { exact: true })).toHaveCount(0)

  await page.evaluate(() => void (location.hash = '#/settings?tab=backup'))
  await page.getByRole('button', { name: '恢复到这一份' }).first().click()
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await expect(page.getByRole('cell', { name: '恢复前' })).toBeVisible()
  await window.close()

  rmSync(join(other, 'chromium/IndexedDB'), { recursive: true })
  const lost = await office.open(other)
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).click()
  await lost.page.getByRole('button', { name: '打开台账' }).click()
  await lost.page.getByRole('heading', { name: '今天' }).waitFor()
})

test('the preview of a record that is not saved leads back to what was typed', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await page.getByLabel('地点').fill('学府雅居党群服务站')
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('地点')).toHaveValue('学府雅居党群服务站')
})
