import { scanOf } from '../unit/attachments/pictures'
import { cutTexts } from './cut-text'
import { begin } from './sixteen'
import { expect, test } from './window'

test('a photographed sheet beside the record: absentees tapped from it, and the photo kept with the record', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=themeDay'))
  await page.getByRole('button', { name: '对照照片' }).click()
  const beside = page.getByRole('complementary', { name: '对照照片' })
  const photo = { name: '签到表.png', mimeType: 'image/png', buffer: Buffer.from(scanOf(400, 560)) }
  await beside.getByLabel('选照片：选择文件').setInputFiles(photo)
  const image = beside.getByRole('img', { name: '签到表.png' })
  await expect(image).toBeVisible()
  const width = (await image.boundingBox())!.width
  await beside.getByRole('button', { name: /^放大/ }).click()
  await expect.poll(async () => (await image.boundingBox())!.width).toBeGreaterThan(width)

  await page.getByLabel('地点').fill('党群服务中心')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.getByRole('gridcell', { name: /^王丁/ }).click()
  await page.getByRole('button', { name: /病假/ }).first().click()
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(image, 'a look at the preview does not lose it').toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^已登记 .*主题党日/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '签到表.png' })).toBeVisible()
  await page.screenshot({ path: '.cache/pictures/photo-beside.png' })
})

for (const zoom of [1, 1.5])
  test(`beside a photo no field is cut at ${zoom * 100} %`, async ({ office }) => {
    const { page } = await office.open(undefined, undefined, { zoom })
    await begin(page)
    await page.evaluate(() => void (location.hash = '#/meetings/new'))
    await expect(page.getByRole('gridcell')).toHaveCount(16)
    await page.getByRole('button', { name: '对照照片' }).click()
    await page.getByLabel('地点').fill('学府雅居党群服务站二楼')
    await page.getByLabel('决定内容').fill('同意')
    expect(await cutTexts(page)).toEqual([])
    for (const name of ['会议种类', '日期', '地点', '主持人', '记录人', '列席', '决定内容', '责任人', '完成时限']) {
      const field = page.getByLabel(name, { exact: true })
      await field.scrollIntoViewIfNeeded()
      const { x, width } = (await field.boundingBox())!
      const form = (await page.getByRole('form', { name: '会议记录' }).boundingBox())!
      expect(width, name).toBeGreaterThan(90)
      expect(x + width, name).toBeLessThanOrEqual(form.x + form.width)
    }
    await page.getByLabel('地点').scrollIntoViewIfNeeded()
    await page.screenshot({ path: `.cache/pictures/photo-beside-${zoom * 100}.png` })
    await page.getByLabel('决定内容').scrollIntoViewIfNeeded()
    await page.screenshot({ path: `.cache/pictures/photo-beside-decision-${zoom * 100}.png` })
  })
