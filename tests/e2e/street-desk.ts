import { expect, type Page } from '@playwright/test'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { willChoose } from './will-choose'

/** A street's first day, as far as its desk. */
export async function openDesk(
  open: (profile: string) => Promise<OpenWindow>,
  profile: string,
): Promise<OpenWindow & { list: ReturnType<typeof sticksList> }> {
  const window = await open(profile)
  const { page } = window
  await page.getByText('我是街道', { exact: true }).click()
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共云溪街道工作委员会')
  await page.getByLabel('统计用区划代码').fill('371722001000')
  await page.getByLabel('您的姓名').fill('吴建平')
  await page.getByRole('button', { name: '建立台账' }).click()
  await page.getByRole('link', { name: /街道/ }).click()
  return { ...window, list: sticksList(page) }
}

/** What lies on the stick that was put in. */
const sticksList = (page: Page) => page.getByRole('region', { name: 'U盘里的报送' })

/** Puts a stick in and looks at what is on it. */
export async function putIn(window: OpenWindow, profile: string, stick: string): Promise<void> {
  await willChoose(window, profile, stick)
  await window.page.getByRole('button', { name: '收U盘' }).click()
}

/** Confirms an office whose file lies on the stick, by the digits of its card. */
export async function confirm(page: Page, name: string, digits: string): Promise<void> {
  await sticksList(page)
    .getByRole('button', { name: `确认${name}社区` })
    .click()
  await expect(page.getByText(`这份登记文件是中共${name}社区委员会的`)).toBeVisible()
  await page.getByRole('textbox', { name: '核对码' }).fill(digits)
  await page.getByRole('button', { name: /确认这个单位/ }).click()
}
