import { begin } from './sixteen'
import { expect, test } from './window'

test('what was typed into a record is there again after the program was killed', async ({ office }) => {
  const before = await office.open()
  await begin(before.page)
  await before.page.evaluate(() => void (location.hash = '#/meetings/new'))
  await before.page.getByLabel('地点').fill('学府雅居党群服务站')
  await before.page.getByRole('gridcell', { name: '王甲' }).click()
  await before.page.getByRole('button', { name: '病假', exact: true }).click()
  await before.page.waitForTimeout(4_000)
  const ended = new Promise(resolve => before.app!.process().once('exit', resolve))
  before.app!.process().kill('SIGKILL')
  await ended

  const { page } = await office.open(office.profile, '周敏')
  const kept = page.getByRole('region', { name: '没有写完的' })
  await expect(kept).toContainText('支部党员大会')
  await kept.getByRole('link', { name: '接着写' }).click()
  await expect(page.getByText('上次没有保存的内容，已接着写')).toBeVisible()
  await expect(page.getByLabel('地点')).toHaveValue('学府雅居党群服务站')
  await expect(page.getByRole('gridcell', { name: '王甲' })).toContainText('病假')
})

test('a new member without a name leaves nothing behind: no choices come back unseen in the form of the next one', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const open = (hash: string) => page.evaluate(to => void (location.hash = to), hash)
  await open('#/roster/new')
  await page.getByLabel('民族').selectOption({ label: '回族' })
  await open('#/roster')
  await expect(page.getByText('合计 16 人')).toBeVisible()
  await open('#/roster/new')
  await expect(page.getByLabel('民族')).toHaveValue('')
  await expect(page.getByText('上次没有保存的内容，已接着写')).toHaveCount(0)
  await page.getByLabel('姓名').fill('王新来')
  await open('#/roster')
  await expect(page.getByText('合计 16 人')).toBeVisible()
  await open('#/roster/new')
  await expect(page.getByLabel('姓名')).toHaveValue('王新来')
})
