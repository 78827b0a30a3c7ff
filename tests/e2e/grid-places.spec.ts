import type { Page } from '@playwright/test'
import { cutTexts } from './cut-text'
import { begin, keyboardOf } from './sixteen'
import { expect, test } from './window'

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

test('by keyboard alone: an estate, a grid, twelve buildings at once, a split, and one step back', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const keys = keyboardOf(page)
  const dialog = page.locator('.dialog')
  const saved = async () => {
    await keys.press('Control+s')
    await expect(dialog).toHaveCount(0)
  }

  await keys.tabTo(/^网格$/)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '还没有网格' })).toBeVisible()
  await keys.tabTo(/^登记小区$/)
  await keys.press('Enter')
  await expect(dialog.getByLabel('小区名称')).toBeFocused()
  await keys.text('和顺园')
  await saved()
  await keys.tabTo(/^登记网格$/)
  await keys.press('Enter')
  await expect(dialog.getByLabel('网格名称')).toBeFocused()
  await keys.text('第一网格')
  await saved()

  // Twelve buildings of two units at once, in the estate and in the grid.
  await keys.tabTo(/^网格 1$/)
  await keys.press('ArrowRight')
  await keys.press('ArrowRight')
  await keys.tabTo(/^登记楼栋$/)
  await keys.press('Enter')
  await expect(dialog.getByLabel('小区（可不填）')).toBeFocused()
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await keys.text('1–12号搂')
  await keys.press('Enter')
  await keys.text('2单元 × 34层 8户户')
  await keys.press('Enter')
  await keys.press('ArrowDown')
  await keys.press('Control+s')
  // A slip of the pen is refused beside its field, which has the focus, and nothing is registered.
  await expect(dialog.getByText('看不懂，请写成')).toBeVisible()
  await expect(dialog.getByLabel('单元、层数、每层户数')).toBeFocused()
  await keys.press('Control+a')
  await keys.text('2单元 × 34层 × 8户')
  await page.keyboard.press('Shift+Tab')
  await keys.press('Control+a')
  await keys.text('1–12号楼')
  await saved()
  await expect(page.getByText('合计 12 栋')).toBeVisible()

  await keys.tabTo(/^楼栋 12$/)
  await keys.press('Home')
  await keys.press('ArrowLeft')
  await keys.press('ArrowLeft')
  await keys.tabTo(/^网格$/)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '第一网格' })).toBeVisible()

  // Seven to twelve go to a new grid; before and after stand there before it is done.
  await keys.tabTo(/^拆分$/)
  await keys.press('Enter')
  await keys.tabTo(/^第2个网格$/)
  await keys.text('第二网格')
  await keys.tabTo(/^7号楼分给$/)
  for (let number = 7; number <= 12; number++) {
    await keys.press('ArrowDown')
    await keys.press('Enter')
    if (number === 11) await expect(dialog.getByRole('row', { name: /第二网格\s*5/ })).toBeVisible()
  }
  await expect(dialog).toHaveCount(0)
  const rows = page.getByRole('table', { name: '楼栋' }).locator('tbody tr')
  await expect(rows).toHaveCount(6)
  await keys.press('Control+z')
  await expect(rows).toHaveCount(12)
})

test('a building of 34 floors, two units and 8 doors a floor stands whole in the window, and arrows go from door to door', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('link', { name: '网格' }).click()
  await page.getByRole('button', { name: '登记小区' }).click()
  const dialog = page.locator('.dialog')
  await dialog.getByLabel('小区名称').fill('和顺园')
  await dialog.getByRole('button', { name: '登记小区' }).click()
  await page.getByRole('tab', { name: '楼栋' }).click()
  await page.getByRole('button', { name: '登记楼栋' }).click()
  await dialog.getByLabel('楼栋', { exact: true }).fill('3号楼')
  await dialog.getByLabel('单元、层数、每层户数').fill('2单元 × 34层 × 8户')
  await dialog.getByRole('button', { name: '登记楼栋' }).click()
  await page.getByRole('gridcell', { name: '3号楼' }).click()
  await expect(page.getByRole('heading', { name: '3号楼' })).toBeVisible()

  // The bar that offers to undo takes a line of the window for ten seconds.
  await expect(page.getByText('已登记楼栋')).toHaveCount(0, { timeout: 15_000 })
  const doors = page.locator('.door')
  await expect(doors).toHaveCount(2 * 34 * 8)
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1366, 768])
  const cut = await page.evaluate(() => {
    const box = document.querySelector('.stacks')!
    const frame = box.getBoundingClientRect()
    const outside = [...box.querySelectorAll('.door, .floor, .head')].filter(part => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
    })
    const low = [...box.querySelectorAll('.door')].filter(door => door.getBoundingClientRect().height < 14)
    return { outside: outside.length, low: low.length, scrolls: box.scrollHeight > box.clientHeight }
  })
  expect(cut).toEqual({ outside: 0, low: 0, scrolls: false })
  expect(await cutTexts(page)).toEqual([])

  await doors.first().focus()
  expect(await focusedName(page)).toBe('1单元34层第1户，没有登记')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  expect(await focusedName(page)).toBe('1单元33层第8户，没有登记')
  await page.keyboard.press('ArrowRight')
  expect(await focusedName(page)).toBe('2单元33层第1户，没有登记')
  await page.keyboard.press('PageDown')
  expect(await focusedName(page)).toBe('2单元1层第1户，没有登记')
  await page.keyboard.press('ArrowDown')
  expect(await focusedName(page)).toBe('2单元1层第1户，没有登记')
  // Laid doors where nobody is registered are hollow and say so, by tags and by visits, and stand whole too.
  await page.getByRole('button', { name: '生成 544 户' }).click()
  await dialog.getByRole('button', { name: '生成' }).click()
  const hollow = page.locator('.door.hollow')
  await expect(hollow).toHaveCount(544)
  await expect(page.getByLabel('图例')).toContainText('没有登记居民')
  await expect(page.getByText('已生成各户')).toHaveCount(0, { timeout: 15_000 })
  const whole = () => page.locator('.stacks').evaluate(box => box.scrollHeight <= box.clientHeight)
  expect(await whole()).toBe(true)
  await page.getByRole('button', { name: '按走访' }).click()
  await expect(page.getByRole('button', { name: '3-1-3401，没有走访记录，没有登记居民' })).toHaveText(/未/)
  expect(await whole()).toBe(true)
  expect(await cutTexts(page)).toEqual([])
  await page.getByRole('button', { name: '3-1-3401，没有走访记录，没有登记居民' }).click()
  await page.getByRole('button', { name: '登记居民' }).click()
  await dialog.getByLabel('姓名').fill('王小强')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('region', { name: '居民' }).getByText('王小强')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByRole('button', { name: '3-1-3401', exact: true })).toHaveClass(/plain/)
  await expect(hollow).toHaveCount(543)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '网格' })).toBeVisible()
})
