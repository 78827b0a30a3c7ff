import type { Page } from '@playwright/test'
import { inTheWindow } from './in-the-window'
import { begin } from './sixteen'
import { expect, test } from './window'

/** Seven grids, each with a worker; in the first a building with two doors, into one of which somebody has just moved. */
async function sevenGrids(page: Page): Promise<void> {
  const run = <T>(name: string, input: object) => inTheWindow<T>(page, 'run', name as 'grid.addGrid', input)
  for (const number of ['一', '二', '三', '四', '五', '六', '七']) {
    const grid = await run<{ id: string }>('grid.addGrid', { name: `第${number}网格`, kind: 'general' })
    await run('grid.appoint', { who: { name: `网格员${number}` }, role: 'fullTime', grid: grid.id })
    if (number !== '一') continue
    const { rows } = await run<{ rows: [{ id: string }] }>('grid.addBuildings', {
      buildings: [{ name: '3号楼' }],
      grid: grid.id,
    })
    for (const room of ['501', '502'])
      await run('grid.addHousehold', { building: rows[0].id, room, contact: room === '501' ? '王新来' : '李常住' })
  }
}

test('a day of seven grids is typed by keys, pasted, saved and undone', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await sevenGrids(page)
  await page.evaluate(() => void (location.hash = '#/grid/work'))
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await expect(field('第一网格早巡问题数')).toBeFocused()
  // Down the early round, and on at the top of the late one.
  for (let i = 0; i < 7; i++) {
    await page.keyboard.insertText(i === 2 ? '2' : '0')
    await page.keyboard.press('Enter')
  }
  await expect(field('第一网格晚巡问题数')).toBeFocused()
  await page.keyboard.insertText('多')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alert')).toContainText('填得不对')
  await expect(field('第一网格晚巡问题数')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ['0', '0', '1', '0', '0', '0', '√'].join('\r\n'))
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(field('第七网格晚巡问题数')).toHaveValue('√')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('登记14次')).toBeVisible()
  await expect(field('第一网格早巡网格员')).toHaveValue('网格员一')

  await page.getByRole('button', { name: '看这个月' }).click()
  const table = page.getByRole('table', { name: '各网格完成情况' })
  await expect(table.getByRole('row').filter({ hasText: '第三网格' })).toContainText('3')
  await expect(table.getByRole('row').filter({ hasText: '合计' })).toContainText('14/14')
  await page.getByRole('button', { name: '第三网格的巡查记录' }).click()
  await expect(page.getByRole('complementary', { name: '第三网格' })).toContainText('问题2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(table.getByRole('row').filter({ hasText: '合计' })).toContainText('—')
})

test('a visit answers a call: typed, dropped out of what waits, undone, and waiting again', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await sevenGrids(page)
  await page.evaluate(() => void (location.hash = '#/grid/visits'))
  await page.getByRole('button', { name: '登记应访事项' }).click()
  const dialog = page.getByRole('form', { name: '登记应访事项' })
  await dialog.getByLabel('户').fill('3-501')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('走访事由').selectOption('看望病人')
  await page.keyboard.press('Control+s')
  const waiting = page.getByRole('region', { name: '应访' })
  await expect(waiting).toContainText('3-501')
  await waiting.getByRole('link', { name: '登记走访3-501 看望病人' }).press('Enter')
  // The door, the reason and the call are there; the first field that is empty has the focus.
  await expect(page.getByLabel('走访人')).toBeFocused()
  await page.keyboard.insertText('网格员一')
  await page.keyboard.press('Enter')
  await page.getByLabel('走访情况').fill('出院在家，要人买菜')
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByRole('group', { name: /^第 2 户/ }).getByRole('combobox', { name: '户', exact: true }),
  ).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('已登记走访 1 户，办结应访 1 项')).toBeVisible()
  await expect(waiting).toBeHidden()
  await expect(page.getByRole('table', { name: '走访记录' })).toContainText('要人买菜')
  await page.keyboard.press('Control+z')
  await expect(waiting).toContainText('3-501')
})

test('a number of the figures opens the page of what stands behind it, in its grid and month', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await sevenGrids(page)
  const run = <T>(name: string, input: object) => inTheWindow<T>(page, 'run', name as 'grid.addGrid', input)
  const ask = <T>(name: string, input: object) => inTheWindow<T>(page, 'query', name as 'grid.places', input)
  const { asOf: today } = await ask<{ asOf: string }>('grid.vacancies', {})
  const { doors, grids } = await ask<Record<'doors' | 'grids', { id: string; label: string }[]>>('grid.workChoices', {})
  const first = grids.find(({ label }) => label === '第一网格')!.id
  await run('grid.savePatrolDay', { date: today, rounds: [{ grid: first, shift: 'am', findings: 0 }] })
  for (const { id } of doors) await run('grid.noteCall', { household: id, reason: 'sickbed', date: today })
  await run('grid.noteVisits', { visits: [{ household: doors[0]!.id, date: today, reason: 'sickbed' }] })

  const { rows } = await ask<{ rows: { due: string }[] }>('grid.calls', {})
  await page.evaluate(month => void (location.hash = `#/grid/figures?month=${month}`), rows[0]!.due.slice(0, 7))
  const table = page.getByRole('table', { name: '巡查、走访完成情况' })
  await table.getByRole('link', { name: '第一网格的应访事项' }).press('Enter')
  const called = page.getByRole('region', { name: '应访' })
  await expect(called).toContainText('应访 2 项，已访 1 项')
  await expect(called.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('group', { name: '筛选' })).toContainText('第一网格')
  await page.getByRole('group', { name: '筛选' }).getByText('第一网格').click()
  await page.getByText('第二网格', { exact: true }).click()
  await expect(called).toBeHidden()

  await page.evaluate(month => void (location.hash = `#/grid/figures?month=${month}`), today.slice(0, 7))
  await expect(table.getByRole('row', { name: /第一网格/ })).toContainText('1/1')
  await table.getByRole('link', { name: '第一网格的巡查记录' }).press('Enter')
  const panel = page.getByRole('complementary', { name: '第一网格' })
  await expect(panel).toContainText('早巡')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
})

test('五问: a door’s tags and the reason tick the questions; what is said to one is kept and stands in the list', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await sevenGrids(page)
  const { doors } = await inTheWindow<{ doors: { id: string; label: string }[] }>(
    ...[page, 'query' as const, 'grid.workChoices' as const, {}],
  )
  const household = doors.find(({ label }) => label.startsWith('3-501'))!.id
  await inTheWindow(page, 'run', 'grid.addMark', { household, tag: 'aloneElder', source: 'visit', from: '2026-01-01' })
  await page.evaluate(() => void (location.hash = '#/grid/visits/new'))
  const door = page.getByRole('combobox', { name: '户', exact: true })
  await door.fill('3-501')
  await page.keyboard.press('Enter')
  const ticks = page.getByRole('group', { name: '第1户五问' })
  await expect(ticks.getByRole('checkbox', { name: '问身体' })).toBeChecked()
  await page.getByLabel('事由').selectOption('新失业')
  await expect(ticks.getByRole('checkbox', { name: '问就业' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: /^问身体/ })).toHaveAttribute('placeholder', /看病/)
  await page.getByRole('textbox', { name: /^问身体/ }).fill('能自己买菜做饭')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('table', { name: '走访记录' })).toContainText('问身体：能自己买菜做饭')
})
