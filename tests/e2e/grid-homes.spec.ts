import type { Locator, Page } from '@playwright/test'
import { inTheWindow } from './in-the-window'
import { expect, test } from './window'

const buildings =
  '小区\t楼栋\t单元数\t层数\t每层户数\t网格\n和顺园\t1号楼\t2\t6\t2\t第一网格\n和顺园\t2号楼\t1\t34\t4\t第一网格'
const households =
  '小区\t楼栋\t单元\t室\t户主\t电话\t标签\n和顺园\t11号楼\t1\t101\t王强\t13800005678\t困难\n和顺园\t2号楼\t1\t3404\t李明\t\t空置'
const residents =
  '小区\t楼栋\t单元\t室\t姓名\t关系\t性别\t出生日期\t身份证号\n和顺园\t1号楼\t1\t101\t王强\t户主\t男\t1950-01\t\n和顺园\t1号楼\t1\t101\t赵兰\t配偶\t女\t1952-03-04\t'

async function press(target: Locator): Promise<void> {
  await expect(target).toBeEnabled()
  await target.press('Enter', { timeout: 5000 })
}
const go = (page: Page, path: string) => page.evaluate(to => void (location.hash = `#${to}`), path)

/** A dialog takes keys until it has gone. */
const closed = (page: Page) => expect(page.getByRole('form')).toHaveCount(0)

/** What was copied out of a spreadsheet, pasted where the file is asked for. */
async function paste(page: Page, kind: string, text: string): Promise<void> {
  await go(page, `/grid/import?kind=${kind}`)
  await page.getByRole('button', { name: '选择表格', exact: true }).waitFor()
  await page.evaluate(copied => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
  await press(page.getByRole('button', { name: '核对' }))
}

test('three tables are taken in by keys, one row put right, written and undone; then people move in and out', async ({
  office: place,
}) => {
  test.setTimeout(180_000)
  const { page } = await place.open()
  page.setDefaultTimeout(15_000)
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await press(page.getByRole('button', { name: '建立台账' }))
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await inTheWindow(page, 'run', 'grid.addGrid', { name: '第一网格', kind: 'general' })

  await paste(page, 'buildings', buildings)
  await press(page.getByRole('button', { name: '写入 2 栋' }))
  await expect(page.getByText('楼栋表已导入')).toBeVisible()

  await paste(page, 'households', households)
  await expect(page.getByText('台账里没有“和顺园11号楼”', { exact: false })).toBeVisible()
  const cell = page.getByLabel('第2行楼栋改为')
  await cell.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('1号楼')
  await page.keyboard.press('Enter')
  await press(page.getByRole('button', { name: '写入 2 户' }))
  await expect(page.getByText('住户表已导入')).toBeVisible()
  await press(page.getByRole('button', { name: '撤销这次导入' }))
  await expect(page.getByText('已撤销：导入网格表格')).toBeVisible()
  await press(page.getByRole('button', { name: '写入 2 户' }))
  await expect(page.getByText('住户表已导入')).toBeVisible()

  await paste(page, 'residents', residents)
  await press(page.getByRole('button', { name: '写入 2 人' }))
  await expect(page.getByText('居民表已导入')).toBeVisible()

  // Somebody calls: the door is found by what is seen of it.
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('2-1-3404')
  await expect(page.getByRole('option', { name: /2-1-3404/ })).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('zhaolan')
  await expect(page.getByRole('option', { name: /1-1-101/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '1-1-101' })).toBeVisible()
  await expect(page.getByText('138****5678')).toBeVisible()

  await press(page.getByRole('button', { name: '登记居民' }))
  await page.getByLabel('姓名（可不填）', { exact: true }).focus()
  await page.keyboard.insertText('王小强')
  await page.getByLabel('迁入日期（可不填）').focus()
  await page.keyboard.insertText('2026-11-01')
  await press(page.getByRole('button', { name: '登记', exact: true }))
  await expect(page.getByRole('region', { name: '居民' }).getByText('王小强')).toBeVisible()
  await expect(page.getByText('2026年11月1日迁入')).toBeVisible()
  await closed(page)

  await page.getByRole('checkbox', { name: '选赵兰' }).press('Space')
  await press(page.getByRole('button', { name: '登记迁出' }))
  await expect(page.getByRole('textbox', { name: '迁出日期' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('看迁出的 1 人')).toBeVisible()
  await closed(page)

  await page.getByRole('checkbox', { name: '选王小强' }).press('Space')
  await press(page.getByRole('button', { name: '转到别的户' }))
  await page.getByRole('combobox', { name: '转到' }).focus()
  await page.keyboard.insertText('和顺园 2-1-3404')
  await press(page.getByRole('button', { name: '登记转户' }))
  await expect(page.getByText('看迁出的 2 人')).toBeVisible()
  await closed(page)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('看迁出的 1 人')).toBeVisible()

  await press(page.getByRole('button', { name: '显示电话' }))
  await expect(page.getByText('13800005678')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '住户', exact: true })).toBeVisible()
  await expect(page.getByText('2 户，登记居住 2 人')).toBeVisible()
})
