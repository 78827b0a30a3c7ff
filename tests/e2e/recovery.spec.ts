import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batch } from './batch'
import { present, stickOf } from './cards'
import { holding } from './holding'
import { codesOn, standAtPrinter } from './printer'
import { confirm, openDesk, putIn } from './street-desk'
import { expect, test } from './window'

const community = { role: 'community', name: '中共安平社区委员会', code: '371722001001', operator: '周敏' }

test('a street whose keys are lost opens with two of three sheets what was encrypted to it before', async ({
  office,
}) => {
  test.setTimeout(180_000)
  const [own, above, stick] = ['own', 'above', 'stick'].map(name => `${office.profile}-${name}`) as [
    string,
    string,
    string,
  ]
  const first = await openDesk(office.open, above)
  await first.page.getByRole('link', { name: /上报/ }).click()
  const sheets = first.page.getByRole('region', { name: '恢复单' })
  await expect(sheets).toContainText('本机没有打印过恢复单的记录')
  const digits = await present(first, above)
  await sheets.getByRole('button', { name: '打印与恢复' }).click()
  if (first.app) {
    await standAtPrinter(first, above, true)
    await sheets.getByRole('button', { name: '打印三份' }).click()
    await expect(sheets.getByRole('button', { name: '打印三份' })).toBeEnabled()
    await expect(sheets, 'somebody thought better of it').toContainText('本机没有打印过恢复单的记录')
  }
  const printer = await standAtPrinter(first, above)
  await sheets.getByRole('button', { name: '打印三份' }).click()
  await expect(sheets).toContainText('3份恢复单已送去打印')
  await expect(sheets).toContainText('三份，任意两份可恢复')
  const [paper = ''] = await printer.papers()
  for (const words of ['中共云溪街道工作委员会', '第2份，共3份，任意2份可恢复', '保管人（签字）', '不拍照'])
    expect(paper.replace(/\s/g, '')).toContain(words)
  const [one, two, three] = codesOn(paper) as [string, string, string]
  const card = stickOf(first, above)
  await first.close()

  // What is on the sheets is on the sheets alone; the identity itself is where it was.
  const identity = /AGE-SECRET-KEY-1\w+/.exec(readFileSync(join(above, 'keys/office.identity'), 'utf8'))![0]
  const rows = [one, two, three].flatMap(sheet => sheet.split('\n').slice(1))
  const secrets = [identity, ...rows, ...rows.map(row => row.replace(/ /g, ''))]
  expect(holding(above, secrets)).toEqual(['keys/office.identity'])
  expect(holding(tmpdir(), secrets).filter(file => !file.endsWith('office.identity'))).toEqual([])

  const answers = batch(own, [
    { do: 'office.create', input: community },
    {
      do: 'upstream.trust',
      input: {
        file: join(
          card,
          readdirSync(card).find(name => name.includes('-enrolment-'))!,
        ),
        fingerprint: digits,
      },
    },
    { do: 'upstream.enrol', input: { to: stick } },
    { do: 'upstream.export', input: { period: '2026Q3', detail: 'named', to: stick } },
  ]) as { fingerprint: string }[]
  rmSync(join(above, 'keys'), { recursive: true })

  const later = await office.open(above, '吴建平')
  const { page } = later
  await expect(page.getByText('本单位的密钥不见了')).toBeVisible()
  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(later, above, stick)
  const list = page.getByRole('region', { name: 'U盘里的报送' })
  await expect(list).toContainText('本单位的解密密钥不见了')

  await page.getByRole('link', { name: /上报/ }).click()
  await page.getByRole('button', { name: '打印与恢复' }).click()
  await page.getByRole('button', { name: '用恢复单恢复' }).click()
  const typed = page.getByRole('textbox', { name: '恢复单', exact: true })
  const mistyped = three.split('\n')
  mistyped[3] = mistyped[3]!.replace(/.$/, letter => (letter === '7' ? '8' : '7'))
  await typed.fill(mistyped.join('\n'))
  await expect(page.getByText('第4行输得不对')).toBeVisible()
  await typed.fill(three.toLowerCase().replace(/ /g, ''))
  await expect(page.getByText('5行都对')).toBeVisible()
  await page.getByRole('button', { name: '恢复解密密钥' }).click()
  await expect(page.getByText('还要另一份才能恢复')).toBeVisible()
  await page.getByLabel('另一份恢复单').fill(one)
  await page.getByRole('button', { name: '恢复解密密钥' }).click()
  await expect(page.getByRole('heading', { name: '解密密钥找回来了' })).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()

  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(later, above, stick)
  await confirm(page, '安平', answers[2]!.fingerprint)
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  const row = page.getByRole('table', { name: '报送' }).getByRole('row', { name: /安平社区/ })
  await expect(row).toContainText('已收')
})
