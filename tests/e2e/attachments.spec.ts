import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { longestPhotoSide } from '../../src-shared/attachments/limits'
import { root } from '../../scripts/places.mjs'
import { pdfOf, scanOf } from '../unit/attachments/pictures'
import { withExif } from './exif'
import { begin } from './sixteen'
import { expect, test } from './window'

const pictures = join(root, '.cache/pictures')
test.beforeAll(() => void mkdirSync(pictures, { recursive: true }))

/** A photo as a telephone makes it, held upright: red at its left, which is where the top is; and where it was taken. */
async function photoFrom(page: Page, width: number, height: number): Promise<Buffer> {
  const address = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
      const context = canvas.getContext('2d')!
      for (const [colour, from] of [
        ['#b22', 0],
        ['#26a', 0.5],
      ] as const) {
        context.fillStyle = colour
        context.fillRect(from * w, 0, w / 2, h)
      }
      return canvas.toDataURL('image/jpeg', 0.9)
    },
    [width, height] as const,
  )
  return withExif(Buffer.from(address.split(',')[1]!, 'base64'), { orientation: 6, place: 'N35.2 E115.4' })
}

/** Size of a picture that is shown, and its colour near the top. */
const seen = (page: Page, selector: string) =>
  page.locator(selector).evaluate(async element => {
    const image = element as HTMLImageElement
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    const context = canvas.getContext('2d')!
    context.drawImage(image, image.naturalWidth / 2, image.naturalHeight * 0.1, 1, 1, 0, 0, 1, 1)
    const [red = 0, , blue = 0] = context.getImageData(0, 0, 1, 1).data
    return { width: image.naturalWidth, height: image.naturalHeight, top: red > blue ? 'red' : 'blue' }
  })

test('a photo and files of a member: dropped, turned upright, shown, saved, on the card; what is not one is refused', async ({
  office,
}, info) => {
  const window = await office.open()
  const { page } = window
  await begin(page)
  await page.getByRole('gridcell', { name: '王乙' }).click()
  const person = page.getByRole('complementary', { name: '王乙' })
  await person.getByRole('tab', { name: '档案' }).click()

  const photo = await photoFrom(page, 1600, 1200)
  await person
    .getByLabel('选照片：选择文件')
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(person.getByRole('img', { name: '王乙的照片' })).toBeVisible()
  expect(await seen(page, '.member-photo img')).toEqual({
    ...{ width: Math.round((longestPhotoSide * 3) / 4), height: longestPhotoSide, top: 'red' },
  })

  const files = [
    { name: '入党志愿书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfOf()) },
    { name: '签到表扫描.png', mimeType: 'image/png', buffer: Buffer.from(scanOf(600, 800)) },
  ]
  await person.getByLabel('添加附件：选择文件').setInputFiles(files)
  await expect(person.getByText('入党志愿书.pdf')).toBeVisible()
  await expect(person.getByText('图片　', { exact: false })).toContainText('600×800')
  await window.shot(join(pictures, `attachments-member-${info.project.name}.png`))

  const out = join(office.profile, 'out')
  mkdirSync(out, { recursive: true })
  await window.app?.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    join(out, '入党志愿书.pdf'),
  )
  await person.getByRole('button', { name: '另存入党志愿书.pdf' }).click()
  await expect(page.getByText('已另存 入党志愿书.pdf')).toBeVisible()
  expect(new Uint8Array(readFileSync(join(out, '入党志愿书.pdf')))).toEqual(pdfOf())

  const dropped = await page.evaluateHandle(
    text => {
      const data = new DataTransfer()
      data.items.add(new File([text], '拖进来的.pdf'))
      return data
    },
    Buffer.from(pdfOf('拖')).toString('utf8'),
  )
  await person.locator('.attachments').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(person.getByText('拖进来的.pdf', { exact: true })).toBeVisible()

  // By its name a document, by what is in it a program.
  const wrong = { name: '通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90') }
  await person
    .getByLabel('添加附件：选择文件')
    .setInputFiles([{ ...files[0]!, name: '另一份.pdf', buffer: Buffer.from(pdfOf('二')) }, wrong])
  await expect(person.getByText('“通知.pdf”不是可以添加的文件')).toBeVisible()
  await expect(person.getByText('另一份.pdf')).toHaveCount(0)

  // Nothing of the telephone is in what is kept.
  const kept = await page.locator('.member-photo img').getAttribute('src')
  expect(Buffer.from(kept!.split(',')[1]!, 'base64').includes('N35.2')).toBe(false)
  expect(photo.includes('N35.2')).toBe(true)

  await person.getByRole('button', { name: '查看签到表扫描.png' }).click()
  await expect(page.locator('.dialog img')).toBeVisible()
  await window.shot(join(pictures, `attachments-look-${info.project.name}.png`))
  await page.keyboard.press('Escape')
  await expect(page.locator('.dialog')).toHaveCount(0)

  await person.getByRole('button', { name: '改入党志愿书.pdf的说明' }).click()
  await page.locator('.dialog').getByLabel('说明（可不填）').fill('原件在档案柜')
  await page.locator('.dialog').getByRole('button', { name: '保存' }).click()
  await expect(person.getByText('原件在档案柜')).toBeVisible()
  await person.getByRole('button', { name: '取下签到表扫描.png' }).click()
  await page.locator('.dialog').getByRole('button', { name: '取下', exact: true }).click()
  await expect(page.locator('.dialog').getByText('请写明取下原因', { exact: true })).toBeVisible()
  await page.locator('.dialog').getByLabel('取下原因').fill('放错了人')
  await page.locator('.dialog').getByRole('button', { name: '取下', exact: true }).click()
  await expect(person.getByText('签到表扫描.png', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(person.getByText('签到表扫描.png', { exact: true })).toBeVisible()

  await person.getByRole('button', { name: '打印党员卡' }).click()
  await expect(page.locator('.printed-document img')).toBeVisible()
  expect(await seen(page, '.printed-document img')).toMatchObject({ top: 'red' })
  await expect(page.getByText(/^共1页/)).toBeVisible()
  await window.app?.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    join(out, '党员信息卡片.pdf'),
  )
  await page.getByRole('button', { name: '另存为 PDF' }).click()
  const pdf = join(out, '党员信息卡片.pdf')
  await expect.poll(() => existsSync(pdf) && readFileSync(pdf).includes('/Subtype /Image')).toBe(true)
  await window.shot(join(pictures, `attachments-card-${info.project.name}.png`))
})

test('files of a meeting: added to what is saved, by keys, and named on its printed record', async ({
  office,
}, info) => {
  const window = await office.open()
  const { page } = window
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=branchGeneral'))
  await page.getByRole('tab', { name: '附件' }).click()
  await expect(page.getByText('先保存这份记录，再在这里添加')).toBeVisible()
  await page.getByLabel('地点').fill('党群服务站')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.locator('[data-part=agenda] input').first().fill('学习')
  await page.keyboard.press('Control+S')
  await expect(page).toHaveURL(/meetings\/[0-9a-f-]{36}/)

  await expect(page.getByText('· 更正')).toBeVisible()
  const add = page.getByRole('button', { name: '添加附件', exact: true })
  const photo = await photoFrom(page, 800, 600)
  // The browser is told to hand its dialog over only once somebody waits for it.
  const choosing = page.waitForEvent('filechooser')
  await add.focus()
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  const chooser = await choosing
  await chooser.setFiles([
    { name: '会场.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: '签到表.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfOf()) },
  ])
  await expect(page.getByText('签到表.pdf')).toBeVisible()
  await expect(page.locator('.file img')).toBeVisible()
  await add.scrollIntoViewIfNeeded()
  await window.shot(join(pictures, `attachments-meeting-${info.project.name}.png`))

  const id = /meetings\/([0-9a-f-]{36})/.exec(page.url())![1]!
  await page.evaluate(of => void (location.hash = `#/print/meeting-record/${of}`), id)
  await expect(page.locator('.printed-document')).toContainText('会场.jpg　签到表.pdf')
})
