import type { OpenWindow } from '../../scripts/windows.mjs'
import { assessYear } from './assessed-year'
import { inTheWindow } from './in-the-window'
import type { State } from './state'

/** The yearly assessment: each stands on the one before it. */
export const assessmentPages: readonly State[] = [
  ['assessment-empty', '/assessment'],
  ['assessment', '/assessment', begin],
  ['assessment-year', '/assessment', open],
  [
    'assessment-table',
    '/assessment',
    async window => {
      await open(window)
      await window.page.getByRole('button', { name: '看表格' }).click()
    },
  ],
  ['assessment-part', '/assessment', window => openPart(window, /^B3/)],
  [
    'assessment-part-refused',
    '/assessment',
    async window => {
      await openPart(window, /^B3/)
      await window.page.getByLabel('完成', { exact: true }).fill('30')
      await window.page.keyboard.press('Control+s')
      await window.page.getByText('完成数多于应完成数').waitFor()
    },
  ],
  [
    'assessment-try',
    '/assessment',
    async window => {
      await openPart(window, /^C1-2/)
      await window.page.getByRole('slider').fill('10')
      await window.page.getByRole('slider').scrollIntoViewIfNeeded()
    },
  ],
  [
    'assessment-rows',
    '/assessment',
    async window => {
      await open(window)
      await window.page.getByRole('row').filter({ hasText: '党员信息完整准确率' }).getByRole('link').click()
      await window.page.getByRole('table', { name: '党员信息完整率' }).waitFor()
    },
  ],
  ['assessment-surveys', '/assessment/surveys'],
  ['assessment-rubrics', '/assessment/rubrics'],
  ['assessment-rubric', '/assessment/rubrics/grade5a.v1'],
]

/** A year with two parts that nobody has filled in. */
async function begin({ page }: OpenWindow): Promise<void> {
  await assessYear(page, { leave: ['G3', 'B5'] })
  await inTheWindow(page, 'run', 'assessment.noteSurvey', {
    ...{ period: '2026Q3', on: '2026-09-28', handedOut: 60 },
    ...{ satisfied: 30, basically: 12, not: 8, invalid: 2 },
  })
}

async function open({ page }: OpenWindow): Promise<void> {
  await page.getByRole('link', { name: /^\d{4}年$/ }).click()
  await page.getByRole('table', { name: '自评指标' }).waitFor()
}

async function openPart(window: OpenWindow, name: RegExp): Promise<void> {
  await open(window)
  await window.page.getByRole('button', { name }).click()
}
