import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { begin, branch, keyboardOf, people } from './sixteen'
import { willChoose } from './will-choose'
import { expect, test } from './window'

/** A roster in which one has no date of joining, and another’s birth contradicts the identity number. */
const roster = [
  ['姓名', '公民身份证号码', '出生日期', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期'],
  ...people.map(({ name }, i) => [
    name,
    i === 2 ? '11010519491231002X' : '',
    i === 2 ? '1950-01-01' : '1960-05-01',
    '正式党员',
    branch,
    i === 1 ? '' : '2001-07-01',
    i === 1 ? '' : '2002-07-01',
  ]),
]

test('task 8: the quarter to the stick, three contradictions mended, written, read back, cover printed', async ({
  office,
}, info) => {
  const community = `${office.profile}-community`
  const window = await office.open(community)
  const { page } = window
  await begin(page, roster)
  const stick = window.app ? `${office.profile}-stick` : join(community, 'out')
  mkdirSync(stick, { recursive: true })
  await willChoose(window, community, stick)
  // A group meeting to whose record nobody was noted as present.
  const date = await page.evaluate(() => {
    const now = new Date()
    const end = new Date(Date.UTC(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3, 0))
    return end.toISOString().slice(0, 10)
  })
  await page.evaluate(day => void (location.hash = `#/meetings/new?kind=group&date=${day}`), date)
  await expect(page.getByRole('gridcell')).toHaveCount(16)
  for (const field of ['地点', '主持人', '记录人']) await page.getByLabel(field).fill('王丁')
  await page.getByLabel('议题1', { exact: true }).fill('学习')
  await page.getByRole('gridcell').first().click()
  await page.keyboard.press('2')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/已登记/).first()).toBeVisible()

  await page.getByRole('link', { name: '今天' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()

  const keys = keyboardOf(page)
  const begun = Date.now()
  const sheet = page.getByRole('region', { name: '报送前核对' })
  const lineOf = (text: RegExp) => sheet.getByRole('link', { name: text })
  await keys.press('Control+k')
  await expect(page.getByRole('combobox', { name: /查找/ })).toBeFocused()
  await keys.text('上报')
  await expect(page.getByRole('option').first()).toContainText('上报')
  await keys.press('Enter')
  await expect(sheet).toContainText('1 项要先改好')
  await expect(page.getByRole('button', { name: '先改好 1 项' })).toBeVisible()
  await expect(lineOf(/党小组会/).first()).toBeFocused()
  // A mistake on the way: somebody tries to write before it is mended, and is led back.
  await keys.press('Control+s')
  await expect(lineOf(/党小组会/).first()).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('gridcell').first()).toBeFocused()
  await keys.press('0')
  await keys.press('Control+s')

  await expect(sheet).not.toContainText('要先改好')
  await expect(lineOf(/^王乙$/)).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByLabel('加入党组织日期')).toBeFocused()
  await keys.text('2003-07-01')
  await keys.press('Control+s')
  await expect(lineOf(/^王丙$/)).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByLabel('出生日期')).toBeFocused()
  await keys.press('Control+a')
  await keys.text('1949-12-31')
  await keys.press('Control+s')
  await expect(sheet).not.toContainText('身份证号码')

  await keys.press('Control+s')
  // The system's own dialog: the folder, and its button.
  await keys.press('Shift')
  await keys.press('Shift')
  await expect(page.getByRole('button', { name: '核对无误，写入U盘' })).toBeVisible()
  await keys.press('Control+s')
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('已写入并读回核对，内容一致')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '报送封面' })).toBeVisible()
  await expect(page.getByText('负责人（签字）')).toBeVisible()
  await keys.press('Control+p')
  const seconds = Math.round((Date.now() - begun) / 1000)
  console.log(
    `  task 8 (${info.project.name}): ${keys.strokes()} strokes with one slip, ${seconds} s, at most 25 strokes`,
  )
  expect(keys.strokes()).toBeLessThanOrEqual(25)
})

test('a correction shows what it changes against what was sent, and is not written without a reason', async ({
  office,
}) => {
  const community = `${office.profile}-community`
  const window = await office.open(community)
  const { page } = window
  await begin(page)
  const stick = window.app ? `${office.profile}-stick` : join(community, 'out')
  mkdirSync(stick, { recursive: true })
  await willChoose(window, community, stick)
  const write = async () => {
    await page.getByRole('button', { name: '选择U盘' }).click()
    await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  }
  const period = page.getByLabel('报送期')
  await page.getByRole('link', { name: /上报/ }).click()
  await period.focus()
  await period.selectOption({ label: `${new Date().getFullYear()}年` })
  await write()
  await page.getByRole('button', { name: '回到上报' }).click()

  await page.getByRole('link', { name: '组织与党员' }).click()
  await page.getByText('王甲', { exact: true }).first().click()
  await page
    .getByRole('link', { name: /修改/ })
    .or(page.getByRole('button', { name: /修改信息|修改/ }))
    .first()
    .click()
  await page.getByLabel('是否失联党员').selectOption('是')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/已修改/).first()).toBeVisible()

  await page.getByRole('link', { name: /上报/ }).click()
  await period.selectOption({ label: `${new Date().getFullYear()}年` })
  const difference = page.getByRole('region', { name: '与已报送的对照' })
  await expect(difference.getByRole('row', { name: /失联党员/ })).toContainText(/0\s*1/)
  await expect(difference).toContainText('王甲')
  await expect(difference).toContainText('王甲的失联情况')
  await write()
  await expect(page.getByText('请写明为什么更正')).toBeVisible()
  await page.getByLabel('为什么更正').fill('核实后补记失联')
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  // Where sticks are forbidden: the folder opens with the file chosen.
  await window.app?.evaluate(({ shell }) => {
    shell.showItemInFolder = path => void Object.assign(globalThis, { handedOn: path })
  })
  await page.getByRole('button', { name: '发送此文件' }).click()
  if (window.app) {
    const file = () => window.app!.evaluate(() => Reflect.get(globalThis, 'handedOn') as string)
    await expect.poll(file).toBe(join(stick, `371722001001-report-${new Date().getFullYear()}-0002.qlb`))
  } else await expect(page.getByRole('status').filter({ hasText: '文件在' })).toBeVisible()
  await page.getByRole('button', { name: '打印封面' }).click()
  await expect(page.getByText('核实后补记失联')).toBeVisible()
})
