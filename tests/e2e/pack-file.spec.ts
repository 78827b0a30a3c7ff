import { join } from 'node:path'
import { root } from '../../scripts/places.mjs'
import { begin } from './sixteen'
import { expect, test } from './window'

for (const [what, list, file] of [
  ['points', '/points/packs', 'points/month-sheet.v1.json'],
  ['an assessment', '/assessment/rubrics', 'assessment/stars.v1.json'],
] as const)
  test(`rules of ${what} are taken in from a file, and opened`, async ({ office }) => {
    const { page } = await office.open()
    await begin(page)
    await page.evaluate(hash => void (location.hash = hash), `#${list}`)
    await expect(page.getByText('从文件读入')).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(join(root, 'resources', file))
    await expect(page.getByText(/^已读入 .*，没有上级签名/)).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`#${list}/.+`))
  })
