import { begin, branch, keyboardOf, people } from './sixteen'
import { expect, test } from './window'

/** Independent of the program: 16 on the roster, 3 absent, 1 of those present on probation. */
const counted = { 应到: '16', 实到: '13', 应到会: '15', 实到会: '12' }

test('the main job by mouse: a meeting with three absent and one vote, its points, its sheet', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)

  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('button', { name: '登记会议' }).first().click()
  await chooseBranch(page)
  await page.getByLabel('地点').fill('学府雅居党群服务站')
  await page.getByLabel('主持人').fill('王丁')
  await page.getByLabel('记录人').fill('王戊')
  for (const [name, reason] of [
    ['王甲', '病假'],
    ['王乙', '公假'],
    ['王丙', '无故缺席'],
  ] as const) {
    await page.getByRole('gridcell', { name }).click()
    await page.getByRole('button', { name: reason, exact: true }).click()
  }
  await page.getByLabel('议题1', { exact: true }).fill('审议楼道充电桩改造方案')
  await page.getByLabel('议题1会议内容').fill('王丁：通报方案。')
  await page.getByLabel('赞成').fill('11')
  await page.getByLabel('反对').fill('1')
  await page.getByLabel('弃权').fill('0')
  await page.getByLabel('决定内容').fill('方案修改后报社区党委。')
  const counts = page.getByRole('complementary', { name: '人数' })
  for (const figure of Object.values(counted))
    await expect(counts.getByText(figure, { exact: true }).first()).toBeVisible()
  await expect(page.getByText('赞成11票，反对1票，弃权0票')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/已保存|已登记/).first()).toBeVisible()

  await page.getByRole('link', { name: '积分' }).click()
  await expect(page.getByText('王丙').first()).toBeVisible()
})

test('the main job by keyboard alone', async ({ office }, info) => {
  const { page } = await office.open()
  await begin(page)
  const keys = keyboardOf(page)
  const started = Date.now()

  await keys.press('Control+k')
  await expect(page.getByRole('combobox', { name: /查找/ })).toBeFocused()
  await keys.text('登记会议')
  await expect(page.getByRole('option').first()).toContainText('登记会议')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '支部党员大会' })).toBeVisible()
  await chooseBranchByKeys(page, keys)
  // The caret stands in the first field that is still empty.
  await expect(page.getByLabel('地点')).toBeFocused()
  await keys.text('党群服务站')
  await keys.press('Tab')
  await keys.text('王丁')
  await keys.tabTo(/^记录人/)
  await keys.text('王戊')
  // The grid is one stop of the tab key; inside it the arrows move, by strokes of the names.
  await keys.tabTo(new RegExp(`^(${people.map(({ name }) => name).join('|')})`))
  await keys.press('2')
  await keys.press('ArrowRight')
  await keys.press('3')
  await keys.press('ArrowRight')
  await keys.press('6')
  await keys.tabTo(/^议题1$/)
  await keys.text('审议方案')
  await keys.tabTo(/^赞成/)
  await keys.text('11')
  await keys.press('Enter')
  await keys.text('1')
  await keys.press('Enter')
  await keys.text('0')
  await keys.tabTo(/^决定内容/)
  await keys.text('同意。')
  await keys.press('Control+p')
  await expect(page.getByRole('heading', { name: '会议记录' })).toBeVisible()
  await expect(page.getByText('王丁').first()).toBeVisible()
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`  task 1 (${info.project.name}): ${keys.strokes()} strokes, ${seconds} s, at most 45 strokes`)
  expect(keys.strokes()).toBeLessThanOrEqual(45)
})

async function chooseBranch(page: import('@playwright/test').Page): Promise<void> {
  const choose = page.getByRole('button', { name: /选择党支部/ })
  if (await choose.isVisible()) {
    await choose.click()
    await page.getByRole('option', { name: /学府雅居/ }).click()
  }
  await expect(page.getByRole('gridcell')).toHaveCount(16)
  expect(branch).toContain('学府雅居')
}

async function chooseBranchByKeys(
  page: import('@playwright/test').Page,
  keys: ReturnType<typeof keyboardOf>,
): Promise<void> {
  if (await page.getByRole('button', { name: /选择党支部/ }).isVisible()) {
    await keys.tabTo(/选择党支部/)
    await keys.press('Enter')
    await keys.press('Enter')
  }
  await expect(page.getByRole('gridcell')).toHaveCount(16)
}
