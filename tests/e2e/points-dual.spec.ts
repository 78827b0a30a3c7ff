import { inTheWindow } from './in-the-window'
import { begin, keyboardOf } from './sixteen'
import { expect, test } from './window'

const year = new Date().getFullYear()

test('a service day is entered for two who reported, by keyboard; one line is taken back, and the sheet is printed', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const keys = keyboardOf(page)
  const go = (to: string) => page.evaluate(hash => void (location.hash = hash), `#${to}`)
  await go('/points/dual')
  await expect(page.getByRole('heading', { name: '还没有双报到党员' })).toBeVisible()
  const unit = '市税务局机关党委'
  for (const name of ['周到', '吴明', '郑重'])
    await inTheWindow(page, 'run', 'roster.noteAttached', { kind: 'dualReport', name, unit, from: `${year}-01` })
  await expect(page.getByText('还没有起用双报到党员的积分办法')).toBeVisible()
  await inTheWindow(page, 'run', 'points.adoptPack', {
    ...{ id: 'dual-report.v1', from: `${year}-01-01`, resolution: '社区党委会议决定' },
  })

  await keys.tabTo(/^登记服务/)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '登记双报到服务' })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('请填数量')).toBeVisible()
  await expect(page.getByText('请勾选参加的党员')).toBeVisible()
  await expect(page.getByLabel('数量（小时）'), 'the first field that is wrong has the focus').toBeFocused()
  await keys.text('52.5')
  await keys.tabTo(/做了什么/)
  await keys.text('固定服务日清理楼道')
  await keys.tabTo(/周到/)
  await keys.press('Space')
  await keys.tabTo(/郑重/)
  await keys.press('Space')
  await page.keyboard.press('Control+s')

  await expect(page.getByRole('heading', { name: '双报到服务', exact: true })).toBeVisible()
  const totals = page.getByRole('row').last()
  await expect(totals).toContainText('达标 2 人，共 3 人')
  await expect(page.getByRole('row').filter({ hasText: '周到' })).toContainText('52.5')
  await expect(page.getByRole('row').filter({ hasText: '周到' })).toContainText('63.0')
  await expect(page.getByRole('row').filter({ hasText: '吴明' })).toContainText('未达标')
  await page.keyboard.press('Control+z')
  await expect(totals, 'the whole day is one deed').toContainText('达标 0 人，共 3 人')
  await page.keyboard.press('Control+y')
  await expect(totals).toContainText('达标 2 人，共 3 人')

  await page.getByRole('gridcell', { name: '周到' }).click()
  const panel = page.getByRole('complementary', { name: '周到' })
  await expect(panel.getByRole('table', { name: '计分' })).toContainText('52.5 小时')
  await panel.getByRole('button', { name: /^冲正 / }).focus()
  await keys.press('Enter')
  await page.locator('.dialog').getByLabel('冲正原因').fill('当天没有到')
  await page.locator('.dialog').getByRole('button', { name: '记一条红字冲正' }).press('Enter')
  await expect(panel).toContainText('红字冲正：当天没有到')
  await expect(panel).toContainText('已冲正')
  await expect(page.locator('.dialog'), 'Escape is of the panel once the dialog is answered').toHaveCount(0)
  await keys.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(totals).toContainText('达标 1 人，共 3 人')

  await page.getByRole('tab', { name: '按单位 1 个' }).click()
  await expect(page.getByRole('table', { name: '按单位' })).toContainText('1 / 3')
  await page.getByRole('button', { name: `打印${unit}反馈单` }).press('Enter')
  await expect(page.getByText(`致：${unit}`)).toBeVisible()
  await expect(page.getByText('达标1人，应达标3人')).toBeVisible()
})
