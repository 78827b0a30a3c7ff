import type { OpenWindow } from '../../scripts/windows.mjs'
import type { Ground } from './state'
import { willChoose } from './will-choose'

/** The stick is chosen, and the report ready to be written. */
export async function chooseStick(window: OpenWindow, { community, stick }: Ground): Promise<void> {
  await willChoose(window, community, stick)
  await window.page.getByRole('button', { name: '选择U盘' }).click()
  await window.page.getByRole('button', { name: '核对无误，写入U盘' }).waitFor()
}

/** Somebody writes a correction without saying why. */
export async function writeUnsaid(window: OpenWindow, ground: Ground): Promise<void> {
  await chooseStick(window, ground)
  await window.page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await window.page.getByText('请写明为什么更正').waitFor()
}
