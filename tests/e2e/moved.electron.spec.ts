import { ask } from '../../scripts/demo/ask.mjs'
import { makeSampleOffice, samplePeriod } from '../../scripts/demo/sample.mjs'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('a PC that took over the books asks once what the old one signed since, and only then reports', async ({
  office,
}) => {
  test.setTimeout(180_000)
  const [old, now, stick] = ['old', 'now', 'stick'].map(name => `${office.profile}-${name}`) as [string, string, string]
  await makeSampleOffice(old)
  await ask(old, ['export', '--period', samplePeriod, '--to', stick])
  await ask(old, ['backup', '--to', `${old}.tar`])
  await ask(now, ['restore', `${old}.tar`])

  const window = await office.open(now, '周敏')
  const { page } = window
  await expect(page.getByText('报送以前要先回答一个问题')).toBeVisible()
  await page.evaluate(period => void (location.hash = `#/upstream?period=${period}`), samplePeriod)
  const question = page.getByRole('region', { name: '换了电脑' })
  await expect(question).toContainText('原来的电脑在那以后还写出过报送文件吗？')
  await willChoose(window, now, stick)
  await page.getByRole('button', { name: '选择U盘' }).click()
  await page.getByLabel('为什么更正').fill('换了电脑')
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByRole('alert')).toContainText('请在“上报”页的“换了电脑”里回答这一个问题')

  await question.getByRole('button', { name: '没有，接着用' }).click()
  await expect(question).toContainText('现在可以报送了')
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByText('可以拔出U盘')).toBeVisible()
})
