import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { openDesk } from './street-desk'
import { willChoose } from './will-choose'
import { expect } from './window'

/** A folder to write into; over loopback it is the profile's own. */
export function stickOf({ app }: OpenWindow, profile: string): string {
  const stick = app ? `${profile}-stick` : join(profile, 'out')
  mkdirSync(stick, { recursive: true })
  return stick
}

/** Writes the office's file for whom it is to be known to. @returns the digits of its card */
export async function present(window: OpenWindow, profile: string): Promise<string> {
  const { page } = window
  await willChoose(window, profile, stickOf(window, profile))
  const write = page.getByRole('button', { name: '写登记文件到U盘' })
  await page.getByRole('button', { name: '密钥卡与登记文件' }).or(write).first().click()
  if (await page.getByText(/登记文件已写/).isHidden()) await write.click()
  await expect(page.getByText(/登记文件已写/)).toBeVisible()
  return page.getByLabel('密钥卡核对码').innerText()
}

/** Picks the office above's file in the dialog that confirms it. */
export async function pickCard(window: OpenWindow, profile: string, card: string): Promise<void> {
  await window.page.getByRole('button', { name: '确认上级单位' }).click()
  const file = readdirSync(card).find(name => name.includes('-enrolment-'))!
  await willChoose(window, profile, join(card, file))
  await window.page.getByRole('button', { name: '从U盘选登记文件' }).click()
}

/** A street with books of its own, and its card for those below. */
export async function streetWithCard(
  open: (profile: string) => Promise<OpenWindow>,
  above: string,
): Promise<{ digits: string; card: string }> {
  const window = await openDesk(open, above)
  await window.page.getByRole('link', { name: /上报/ }).click()
  const digits = await present(window, above)
  const card = stickOf(window, above)
  await window.close()
  return { digits, card }
}

/** Confirms the office above in the window of one below. */
export async function trustAbove(
  window: OpenWindow,
  profile: string,
  { digits, card }: { digits: string; card: string },
): Promise<void> {
  const { page } = window
  await page.getByRole('link', { name: /上报/ }).click()
  await pickCard(window, profile, card)
  await page.getByRole('textbox', { name: '核对码' }).fill(digits)
  await page.getByRole('button', { name: '数字一致，确认这个上级' }).click()
  await expect(page.getByText('可以加密报送')).toBeVisible()
}
