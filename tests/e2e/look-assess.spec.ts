import { assessYear } from './assessed-year'
import { fiveBranches } from './five-branches'
import { inTheWindow } from './in-the-window'
import { staffGrid } from './staffed-grid'
import { test } from './window'

test('look', async ({ office }) => {
  test.setTimeout(300_000)
  const first = await office.open()
  const { page } = first
  await fiveBranches(page)
  await staffGrid(page)
  const go = async (to: string, p = page) => {
    await p.evaluate(hash => void (location.hash = hash), `#${to}`)
    await p.waitForTimeout(1500)
  }
  await page.setViewportSize({ width: 1366, height: 690 }).catch(() => undefined)
  const shot = (name: string, p = page) => p.screenshot({ path: `/tmp/probe-assess/${name}.png` })
  await go('/assessment')
  await shot('empty')
  const id = await assessYear(page, { leave: ['G3', 'B5'] })
  await go('/assessment')
  await shot('years')
  await go(`/assessment/${id}`)
  await shot('page')
  await page.getByRole('button', { name: /^B3/ }).click()
  await page.waitForTimeout(800)
  await shot('part')
  await page.getByRole('button', { name: /^C1-2/ }).click()
  await page.waitForTimeout(800)
  await page.getByRole('slider').fill('10')
  await page.waitForTimeout(500)
  await shot('part-manual')
  await go(`/assessment/${id}/rows/A4`)
  await shot('rows')
  await inTheWindow(page, 'run', 'assessment.noteSurvey', {
    ...{ period: '2026Q3', on: '2026-09-28', handedOut: 60, satisfied: 30, basically: 12, not: 8, invalid: 2 },
  })
  await go('/assessment/surveys')
  await shot('surveys')
  await go('/assessment/rubrics')
  await shot('rubrics')
  await go('/assessment/rubrics/grade5a.v1')
  await shot('rubric')
  await first.close()
  const dark = await office.open(undefined, '周敏', { zoom: 1.5, dark: true })
  await go(`/assessment/${id}`, dark.page)
  await shot('page-dark-150', dark.page)
  await dark.page.getByRole('button', { name: /^B3/ }).click()
  await dark.page.waitForTimeout(800)
  await shot('part-dark-150', dark.page)
})
