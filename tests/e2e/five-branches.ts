import { expect, type Page } from '@playwright/test'
import { writeCsv } from '../../src-shared/spreadsheet/csv'

/** The month before this one, `2026-10`, and days of it. */
export const month = (() => {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7)
})()
const day = (of: number) => `${month}-${String(of).padStart(2, '0')}`

/** Short names as the program lists them, and the one sign that begins the names of their members. */
export const branches = [
  ['和顺园', '王'],
  ['学府雅居', '李'],
  ['机床厂家属院', '张'],
  ['平安里', '刘'],
  ['和平巷', '陈'],
] as const
const given = [...'甲乙丙丁戊己']

const go = (page: Page, to: string) => page.evaluate(hash => void (location.hash = hash), `#${to}`)

/**
 * Five branches of six and what last month brought them: a meeting each from which two stayed away without leave, and in two branches
 * an addition that was entered twice. The first has a committee that met since, the second one that has not; the others have none.
 */
export async function fiveBranches(page: Page): Promise<void> {
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await page.getByRole('button', { name: '建立台账' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await go(page, '/roster/import')
  const heads = ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期']
  const rows = branches.flatMap(([branch, surname]) =>
    given.map(name => [`${surname}${name}`, '正式党员', `中共安平社区${branch}支部委员会`, '2001-07-01', '2002-07-01']),
  )
  const buffer = Buffer.from(writeCsv([heads, ...rows]))
  await page.locator('input[type=file]').setInputFiles({ name: '党员.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '写入 30 人' }).click()
  await expect(page.getByText('党员名册已更新')).toBeVisible()

  for (const [branch, surname] of branches.slice(0, 2)) await appointCommittee(page, branch, surname)
  for (const [branch, surname] of branches) await recordMeeting(page, branch, surname)
  for (const [, surname] of branches.slice(2, 4)) await enterTwice(page, `${surname}戊`)
  await recordCommittee(page, ...branches[0])
}

async function appointCommittee(page: Page, branch: string, surname: string): Promise<void> {
  const dialog = page.locator('.dialog')
  await go(page, '/roster/units')
  await page.getByRole('gridcell', { name: `${branch}党支部` }).click()
  const panel = page.getByRole('complementary', { name: `中共安平社区${branch}支部委员会` })
  for (const [post, name] of [
    ['书记', '甲'],
    ['组织委员', '乙'],
    ['宣传委员', '丙'],
  ] as const) {
    await panel.getByRole('button', { name: '登记任职' }).click()
    await dialog.getByLabel('职务').selectOption({ label: post })
    await dialog.getByLabel('党员', { exact: true }).fill(`${surname}${name}`)
    await dialog.getByLabel('任职日期').fill('2024-05')
    await dialog.getByRole('button', { name: '登记任职' }).click()
    await expect(dialog).toHaveCount(0)
  }
}

async function recordMeeting(page: Page, branch: string, surname: string): Promise<void> {
  await go(page, `/meetings/new?kind=branchGeneral&date=${day(15)}`)
  await page.getByLabel('选择党支部').selectOption({ label: `${branch}党支部` })
  await expect(page.getByRole('gridcell', { name: new RegExp(`^${surname}`) })).toHaveCount(given.length)
  await fillRecord(page, surname)
  for (const name of ['乙', '丙']) {
    await page.getByRole('gridcell', { name: `${surname}${name}` }).click()
    await page.keyboard.press('6')
  }
  await page.keyboard.press('Control+s')
  await expect(page.getByText(`已登记 ${branch}党支部 支部党员大会`)).toBeVisible()
}

/** The committee met at the beginning of this month. */
async function recordCommittee(page: Page, branch: string, surname: string): Promise<void> {
  await go(page, `/meetings/new?kind=branchCommittee&date=${new Date().toISOString().slice(0, 8)}01`)
  await page
    .getByLabel('选择召开单位')
    .or(page.getByLabel('选择党支部'))
    .selectOption({ label: `${branch}党支部` })
  await fillRecord(page, surname)
  await page.getByRole('gridcell', { name: `${surname}甲` }).click()
  await page.keyboard.press('0')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(`已登记 ${branch}党支部 支部委员会`)).toBeVisible()
}

async function fillRecord(page: Page, surname: string): Promise<void> {
  await page.getByLabel('地点').fill('党群服务站')
  await page.getByLabel('主持人').fill(`${surname}甲`)
  await page.getByLabel('记录人').fill(`${surname}丁`)
  await page.getByLabel('议题1', { exact: true }).fill('学习文件')
}

async function enterTwice(page: Page, member: string): Promise<void> {
  await go(page, '/points/new')
  const person = page.getByLabel('党员', { exact: true })
  for (const save of ['保存，再记一条', '保存']) {
    await person.fill(member)
    await page.getByLabel('日期', { exact: true }).fill(day(20))
    await page.getByLabel('积分项目').selectOption({ index: 3 })
    await page.getByLabel('说明（可不填）').fill('调解楼道纠纷')
    await page.getByRole('button', { name: save, exact: true }).click()
    if (save === '保存') await expect(page.getByRole('heading', { name: member })).toBeVisible()
    else await expect(person).toHaveValue('')
  }
}
