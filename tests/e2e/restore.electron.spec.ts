import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../../scripts/demo/ask.mjs'
import { decodeRecords, encodeRecord } from '../../src-main/journal/record'
import { begin } from './sixteen'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('a new PC goes on from a backup file; back to a backup and a lost store show the books again by themselves', async ({
  office,
}) => {
  const first = await office.open()
  await begin(first.page)
  await first.close()
  const file = `${office.profile}.tar`
  await ask(office.profile, ['backup', '--to', file])

  const other = `${office.profile}-new`
  const window = await office.open(other)
  const { page } = window
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await willChoose(window, other, file)
  await page.getByRole('button', { name: '从备份文件恢复…' }).click()
  const said = page.locator('.dialog', { hasText: '已经恢复' })
  await expect(said).toContainText(/用的是 今天 \d\d:\d\d 的备份，党员 16 名，会议 0 次/)
  await said.getByRole('button', { name: '打开台账' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
  await expect(page.getByText('还没有', { exact: true })).toHaveCount(0)

  await page.evaluate(() => void (location.hash = '#/settings?tab=backup'))
  await page.getByRole('button', { name: '恢复到这一份' }).first().click()
  await expect(page.getByText('恢复以后，与现在相比')).toBeVisible()
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await expect(said).toContainText('来由是“恢复前”的那一份')
  await said.getByRole('button', { name: '打开台账' }).click()
  await expect(page.getByRole('cell', { name: '恢复前' })).toBeVisible()

  await page.evaluate(() => void (location.hash = '#/settings?tab=journal'))
  const line = page.getByRole('grid', { name: '操作日志' }).getByRole('row', { name: /恢复备份/ })
  await expect(line).toContainText('的备份，党员 16 名')
  await expect(page.getByRole('row', { name: /导入党员花名册/ }), 'offered where it would be done').toContainText(
    '撤销',
  )
  await expect(line, 'and nowhere else').not.toContainText('撤销')
  await line.click()
  await expect(page.getByText('不能撤销“恢复备份”')).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await window.close()

  rmSync(join(other, 'chromium/IndexedDB'), { recursive: true })
  const lost = await office.open(other)
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).click()
  await lost.page.getByRole('button', { name: '打开台账' }).click()
  await lost.page.getByRole('heading', { name: '今天' }).waitFor()
})

test('the preview of a record that is not saved leads back to what was typed', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await page.getByLabel('地点').fill('学府雅居党群服务站')
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('地点')).toHaveValue('学府雅居党群服务站')
})

test('copies get a passphrase, and a new PC asks for it until it fits', async ({ office }) => {
  const first = await office.open()
  const { page } = first
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/settings?tab=backup'))
  await page.getByRole('button', { name: '设口令' }).click()
  const dialog = page.getByRole('dialog', { name: '备份口令' })
  const set = async (passphrase: string, again: string) => {
    await dialog.getByLabel('口令', { exact: true }).fill(passphrase)
    await dialog.getByLabel('再输一遍').fill(again)
    await dialog.getByLabel('再输一遍').press('Enter')
  }
  await set('anping-2026', 'anping-2025')
  await expect(dialog.getByText('两遍输的不一样')).toBeVisible()
  await set('anping', 'anping')
  await expect(dialog.getByText('至少要8个字符')).toBeVisible()
  await set('anping-2026', 'anping-2026')
  await expect(page.getByText('拷出去的备份，输口令才能打开')).toBeVisible()
  await first.close()
  const file = `${office.profile}.tar`
  await ask(office.profile, ['backup', '--to', file])

  const other = `${office.profile}-new`
  const window = await office.open(other)
  await window.page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await willChoose(window, other, file)
  await window.page.getByRole('button', { name: '从备份文件恢复…' }).click()
  const asked = window.page.getByRole('dialog', { name: '输入备份口令' })
  await asked.getByLabel('口令').fill('anping-2025')
  await asked.getByRole('button', { name: '打开这份备份' }).click()
  await expect(asked.getByText('口令不对')).toBeVisible()
  await asked.getByLabel('口令').fill('anping-2026')
  await asked.getByLabel('口令').press('Enter')
  await window.page.getByRole('button', { name: '打开台账' }).click()
  await window.page.getByRole('heading', { name: '今天' }).waitFor()
})

test('the second place is given up in words, and 今天 says what it says of one that is none', async ({ office }) => {
  const window = await office.open()
  const { page } = window
  await begin(page)
  mkdirSync(`${office.profile}-stick`)
  await willChoose(window, office.profile, `${office.profile}-stick`)
  await page.evaluate(() => void (location.hash = '#/settings?tab=backup'))
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await expect(page.getByText('和台账在同一块盘上').first()).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/'))
  await expect(page.getByRole('link', { name: /和台账在同一块盘上/ })).toBeVisible()

  await page.evaluate(() => void (location.hash = '#/settings?tab=backup'))
  await page.getByRole('button', { name: '不再用' }).click()
  await expect(page.getByText('电脑坏了、丢了，备份也一起没有')).toBeVisible()
  await page.getByRole('button', { name: '不再用' }).last().click()
  await expect(page.getByText('没有设。电脑坏了')).toBeVisible()
  expect(readdirSync(`${office.profile}-stick`)).toHaveLength(1)
})

test('a journal that is damaged too: the page says what is missing, and goes on from before it', async ({ office }) => {
  const first = await office.open()
  await begin(first.page)
  await first.close()
  for (const name of ['王强', '李明']) await ask(office.profile, ['do', 'office.addOperator'], { name })
  rmSync(join(office.profile, 'chromium/IndexedDB'), { recursive: true })
  rmSync(join(office.profile, 'backups'), { recursive: true })
  const folder = join(office.profile, 'journal')
  const file = join(folder, readdirSync(folder)[0]!)
  const bytes = readFileSync(file)
  const records = decodeRecords(bytes).records
  const hurt = Buffer.from(encodeRecord(records[records.length - 2]!))
  bytes[bytes.indexOf(hurt) + 60]! ^= 4
  writeFileSync(file, bytes)

  const { page } = await office.open()
  await expect(page.getByRole('heading', { name: '操作日志也有损坏' })).toBeVisible()
  await expect(page.getByText('少 2 项')).toBeVisible()
  await page.getByRole('button', { name: '没有备份，恢复到损坏之前' }).click()
  await page.getByRole('button', { name: '恢复到损坏之前', exact: true }).click()
  await expect(page.getByText('其后的 2 项没有恢复')).toBeVisible()
  await page.getByRole('button', { name: '打开“备份与恢复”' }).click()
  await page.getByRole('heading', { name: '恢复', exact: true }).waitFor()
})

const journalFile = (profile: string) => join(profile, 'journal', readdirSync(join(profile, 'journal'))[0]!)

function cutBehindFirst(profile: string): void {
  const [first] = decodeRecords(readFileSync(journalFile(profile))).records
  truncateSync(journalFile(profile), encodeRecord(first!).length)
}

for (const [harm, how, words] of [
  ['lost its end', cutBehindFirst, /缺了末尾/],
  ['is gone', (profile: string) => rmSync(journalFile(profile)), /本机的台账数据和操作日志都不见了，备份还在/],
] as const)
  test(`store lost and a journal that ${harm}: the page says so before anything, and the backup comes back`, async ({
    office,
  }) => {
    const first = await office.open()
    await begin(first.page)
    await first.close()
    const { hash } = (await ask(office.profile, ['query', 'office.statehash'])) as { hash: string }
    await ask(office.profile, ['backup', '--to', `${office.profile}.tar`])
    rmSync(join(office.profile, 'chromium/IndexedDB'), { recursive: true })
    how(office.profile)

    const { page, close } = await office.open()
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByText('没有，最后一次保存以前的全部保留')).toHaveCount(0)
    await page.getByRole('button', { name: '用备份恢复' }).click()
    await expect(page.getByText(/已经恢复到 .* 的备份/)).toBeVisible()
    await page.getByRole('button', { name: '打开台账' }).click()
    await page.getByRole('heading', { name: '今天' }).waitFor()
    await close()
    expect(await ask(office.profile, ['query', 'office.statehash'])).toEqual({ hash })
  })

test('store lost and a journal with a torn end: what is missing is said before and after', async ({ office }) => {
  const first = await office.open()
  await begin(first.page)
  await first.close()
  await ask(office.profile, ['do', 'office.addOperator'], { name: '王强' })
  rmSync(join(office.profile, 'chromium/IndexedDB'), { recursive: true })
  rmSync(join(office.profile, 'backups'), { recursive: true })
  const file = journalFile(office.profile)
  truncateSync(file, readFileSync(file).length - 1)
  const { page } = await office.open()
  await expect(page.getByText(/末尾有半项没有写完/)).toBeVisible()
  await page.getByRole('button', { name: '恢复到最后一次保存' }).click()
  await expect(page.getByRole('heading', { name: '已经恢复' })).toBeVisible()
  await expect(page.getByText(/末尾有半项没有写完/)).toBeVisible()
})
