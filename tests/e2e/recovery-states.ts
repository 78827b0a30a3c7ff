import type { OpenWindow } from '../../scripts/windows.mjs'
import { codesOn, standAtPrinter } from './printer'
import type { State } from './state'

/** What decrypts for a street on paper: before and behind a printing, and typed in again. */
export const recoverySheets: readonly State[] = [
  ['upstream-sheets', '/upstream', openSheets, showSheets],
  ['upstream-recover', '/upstream', openDialog],
  [
    'upstream-recover-row',
    '/upstream',
    async window => {
      await openDialog(window)
      await window.page
        .getByRole('textbox', { name: '恢复单', exact: true })
        .fill('09B8 RPWT D2PF GT0B W\nRY58 H38W EZFJ N5A7 R\n7XC3 ZPX8 GT4V 8MQB 5')
      await window.page.getByText('第3行输得不对').waitFor()
    },
  ],
  [
    'upstream-recover-another',
    '/upstream',
    async window => {
      const [sheet] = await printed(window)
      await openDialog(window)
      await window.page.getByRole('textbox', { name: '恢复单', exact: true }).fill(sheet!)
      await window.page.getByRole('button', { name: '恢复解密密钥' }).click()
      await window.page.getByText('还要另一份才能恢复').waitFor()
    },
  ],
  [
    'upstream-recovered',
    '/upstream',
    async window => {
      const sheets = await printed(window)
      await openDialog(window)
      await window.page.getByRole('textbox', { name: '恢复单', exact: true }).fill(sheets[0]!)
      await window.page.getByLabel('另一份恢复单').fill(sheets[2]!)
      await window.page.getByRole('button', { name: '恢复解密密钥' }).click()
      await window.page.getByRole('heading', { name: '这把密钥没有丢' }).waitFor()
    },
  ],
  ['upstream-sheets-printed', '/upstream', printed, showSheets],
]

async function openSheets({ page }: OpenWindow): Promise<void> {
  const fold = page.getByRole('button', { name: '打印与恢复' })
  if (await fold.isVisible()) await fold.click()
}

function showSheets(page: OpenWindow['page']): Promise<void> {
  return page.getByRole('region', { name: '恢复单' }).scrollIntoViewIfNeeded()
}

async function openDialog(window: OpenWindow): Promise<void> {
  await openSheets(window)
  await window.page.getByRole('button', { name: '用恢复单恢复' }).click()
}

/** Prints three sheets. @returns what is typed from each */
async function printed(window: OpenWindow): Promise<string[]> {
  const printer = await standAtPrinter(window, '')
  await openSheets(window)
  await window.page.getByRole('button', { name: '打印三份' }).click()
  await window.page.getByText('3份恢复单已送去打印').waitFor()
  return codesOn((await printer.papers()).pop()!)
}
