import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'
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
