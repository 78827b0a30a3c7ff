import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { diceOf } from '../../src-shared/sample/dice'
import { rosterHeadings, sampleRoster } from '../../src-shared/sample/sample-roster'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { batch } from './batch'
import { present, stickOf, streetWithCard, trustAbove } from './cards'
import { begin, branch } from './sixteen'
import { confirm, putIn } from './street-desk'
import { willChoose } from './will-choose'
import { expect, test } from './window'

const period = '2026Q3'
const rows = sampleRoster(diceOf(5), 16, [branch], '2026-10-12')
const at = (heading: (typeof rosterHeadings)[number]) => rosterHeadings.indexOf(heading)
/** Whom the neighbour counts too. */
const both = rows.filter(row => row[at('人员类别')] === '正式党员' && row[at('公民身份证号码')]).slice(0, 2)
const names = both.map(row => row[0]!)

test('whom two communities both count, the street sees as a number; each finds the names at home and prints them', async ({
  office: { profile, open },
}) => {
  test.setTimeout(300_000)
  const [own, next, above] = ['own', 'next', 'above'].map(name => `${profile}-${name}`) as [string, string, string]
  const card = await streetWithCard(open, above)

  const early = await open(own)
  let { page } = early
  await begin(page, [[...rosterHeadings], ...rows])
  await trustAbove(early, own, card)
  const stick = stickOf(early, own)
  await willChoose(early, own, stick)
  await write(page)
  const ownDigits = await present(early, own)
  await early.close()
  const neighbour = new Neighbour(next, card.card, card.digits)

  const first = await open(above, '吴建平')
  page = first.page
  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(first, above, together(`${profile}-first`, stick, neighbour.stick))
  await confirm(page, '安平', ownDigits)
  await confirm(page, '柳荫', neighbour.digits)
  await page.getByRole('button', { name: '全部收下 2 份' }).click()
  const comparison = page.getByRole('region', { name: '重复党员比对' })
  await expect(comparison).toContainText('看不到是谁')
  await comparison.getByRole('button', { name: '开始比对' }).click()
  await expect(comparison).toContainText('还不能比对')
  await expect(comparison).toContainText('没有参加：安平社区、柳荫社区')
  await page.getByRole('button', { name: '写回执，2个单位' }).click()
  await expect(page.getByText('可以拔出U盘了：回执已写入并读回核对。')).toBeVisible()
  const asked = together(`${profile}-asked`, first.app ? `${profile}-first` : stickOf(first, above))
  await first.close()

  const again = await open(own, '周敏')
  page = again.page
  await page.getByRole('link', { name: /上报/ }).click()
  await willChoose(again, own, asked)
  await expect(page.getByLabel(/^加密/)).toBeVisible()
  await page.getByRole('button', { name: '收回执' }).click()
  await expect(page.getByRole('region', { name: '上级回执' })).toContainText('已收下')
  const sending = page.getByRole('region', { name: '这次报送' })
  await expect(sending).toContainText('比对码')
  await expect(sending).toContainText('看不出是谁')
  await page.getByLabel('报送内容').selectOption('figures')
  await expect(sending).not.toContainText('比对码')
  await page.getByLabel('报送内容').selectOption('pseudonymous')
  const sent = stickOf(again, own)
  await willChoose(again, own, sent)
  await write(page, '加比对码')
  await again.close()
  neighbour.answer(asked)

  const second = await open(above, '吴建平')
  page = second.page
  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(second, above, together(`${profile}-second`, sent, neighbour.stick, '.qlb.age'))
  await page.getByRole('button', { name: '全部收下 2 份' }).click()
  await expect(comparisonOf(page)).toContainText('安平社区、柳荫社区同时算了 2 名')
  for (const name of names) await expect(page.getByText(name)).toHaveCount(0)
  await page.getByRole('button', { name: '写回执，2个单位' }).click()
  await expect(page.getByText('可以拔出U盘了：回执已写入并读回核对。')).toBeVisible()
  const told = together(`${profile}-told`, second.app ? `${profile}-second` : stickOf(second, above))
  await second.close()

  const last = await open(own, '周敏')
  page = last.page
  await page.getByRole('link', { name: /上报/ }).click()
  await willChoose(last, own, told)
  await page.getByRole('button', { name: '收回执' }).click()
  const replies = page.getByRole('region', { name: '上级回执' })
  await expect(replies).toContainText('与别的单位重复计算的党员 2 名')
  await replies.getByRole('link', { name: '看名单' }).click()
  const list = page.getByRole('table', { name: '重复计算的党员' })
  await expect(list.getByRole('row')).toHaveCount(3)
  for (const name of names) await expect(list.getByRole('row', { name: new RegExp(name) })).toContainText('柳荫社区')
  await page.getByRole('button', { name: '打印名单' }).click()
  const paper = page.locator('.printed-document')
  await expect(paper).toContainText('重复计算党员核对表')
  for (const text of [...names, '中共柳荫社区委员会', '2026年第三季度', '负责人（签字）', '第 1 页　共 1 页'])
    await expect(paper).toContainText(text)
})

const comparisonOf = (page: Page) => page.getByRole('region', { name: '重复党员比对' })

/** Writes the quarter to the stick. */
async function write(page: Page, why?: string): Promise<void> {
  await page.getByRole('button', { name: '选择U盘' }).click()
  if (why) await page.getByLabel('为什么更正').fill(why)
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  await page.getByRole('button', { name: '回到上报' }).click()
}

/** One stick with what lies on others, of one ending where that is said. */
function together(stick: string, ...sticks: string[]): string {
  const ending = sticks[sticks.length - 1]!.startsWith('.') ? sticks.pop()! : ''
  mkdirSync(stick, { recursive: true })
  for (const from of sticks)
    for (const name of readdirSync(from)) if (name.endsWith(ending)) copyFileSync(join(from, name), join(stick, name))
  return stick
}

/** The second community; its window is never seen. */
class Neighbour {
  readonly stick: string
  readonly digits: string

  constructor(
    private readonly profile: string,
    card: string,
    digits: string,
  ) {
    this.stick = `${profile}-stick`
    const roster = `${profile}.csv`
    writeFileSync(roster, writeCsv([[...rosterHeadings], ...both]))
    const enrolment = readdirSync(card).find(name => name.includes('-enrolment-'))!
    const name = '中共柳荫社区委员会'
    const [, , , , enrolled] = batch(profile, [
      { do: 'office.create', input: { role: 'community', name, code: '371722001002', operator: '周敏' } },
      { do: 'roster.import', input: { file: roster } },
      { do: 'upstream.trust', input: { file: join(card, enrolment), fingerprint: digits } },
      { do: 'upstream.export', input: { period, to: this.stick } },
      { do: 'upstream.enrol', input: { to: this.stick } },
    ]) as [unknown, unknown, unknown, unknown, { fingerprint: string }]
    this.digits = enrolled.fingerprint
  }

  /** Takes its reply in and reports once more. */
  answer(folder: string): void {
    // The replies are numbered in the order of the offices' codes, and this is the second.
    const file = join(
      folder,
      readdirSync(folder)
        .filter(name => name.includes('-reply-'))
        .sort()[1]!,
    )
    batch(this.profile, [
      { do: 'upstream.receiveReply', input: { file } },
      { do: 'upstream.export', input: { period, to: this.stick } },
    ])
  }
}
