import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changedTemplate, withParagraph } from '../unit/word/own-template'
import { cutTexts } from './cut-text'
import { begin } from './sixteen'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('a Word template of the office: refused with the tag that is wrong, looked at, put in place, taken off again', async ({
  office,
}) => {
  const window = await office.open()
  const { page } = window
  await begin(page)
  const file = (name: string, words: string) => {
    const path = join(office.profile, name)
    writeFileSync(path, changedTemplate(withParagraph(words)))
    return path
  }
  await page.evaluate(() => void (location.hash = '#/settings?tab=templates'))
  const row = page.getByRole('region', { name: '会议记录', exact: true })
  await expect(row).toContainText('自带的')
  await row.getByRole('button', { name: '能用的填写项' }).click()
  await expect(row).toContainText('{#会议内容}…{/会议内容}')
  expect(await cutTexts(page)).toEqual([])

  await willChoose(window, office.profile, file('错的.docx', '{会议地址}'))
  await row.getByRole('button', { name: '换上改好的' }).click()
  await expect(row.getByText('模板里的 {会议地址} 不认识')).toBeVisible()
  await willChoose(window, office.profile, file('我们的.docx', '存档于{地点}'))
  await row.getByRole('button', { name: '换上改好的' }).click()
  const asked = page.getByLabel('会议记录换上“我们的.docx”？')
  await expect(asked).toContainText('存档于党群服务站二楼会议室')
  await expect(row.getByText('不认识')).toHaveCount(0)
  await asked.getByRole('button', { name: '换上', exact: true }).click()
  await expect(row).toContainText('本单位的：我们的.docx')
  await row.getByRole('button', { name: '改回自带的' }).click()
  await expect(row).not.toContainText('我们的.docx')
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('本单位的：我们的.docx')
})
