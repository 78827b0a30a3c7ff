import type { State } from './state'

/** Meetings: lists and plans, a record in its states, papers to be prepared. */
export const meetingPages: readonly State[] = [
  ['meetings', '/meetings'],
  ['meetings-year', '/meetings/year'],
  ['meetings-copies', '/meetings/copies'],
  ['meetings-themes', '/meetings/themes'],
  ['meetings-tasks', '/meetings/tasks'],
  ['meetings-talks', '/meetings/talks'],
  ['meetings-attendance', '/meetings/attendance'],
  ['meetings-plan', '/meetings/plan/all'],
  ['record-new', '/meetings/new'],
  ['record', '/meetings/:meeting'],
  [
    'record-reason',
    '/meetings/:meeting',
    ({ page }) => page.getByRole('gridcell').nth(4).click(),
    page => page.getByRole('group', { name: /的到会情况$/ }).scrollIntoViewIfNeeded(),
  ],
  ['record-vote', '/meetings/:meeting', undefined, page => page.getByRole('tab', { name: '表决与决定' }).click()],
  ['record-unknown', '/meetings/nothing'],
  ['meeting-papers', '/meetings/papers'],
  ['meeting-papers-notice', '/meetings/papers?paper=notice'],
  ['meeting-papers-ballots', '/meetings/papers?paper=election'],
  [
    'meeting-papers-refused',
    '/meetings/papers?paper=admission',
    ({ page }) => page.getByRole('button', { name: '预览票' }).click(),
  ],
  ['record-history', '/meetings/:meeting', ({ page }) => page.getByRole('button', { name: '修改记录' }).click()],
  ['record-remove', '/meetings/:meeting', ({ page }) => page.getByRole('button', { name: '删除' }).click()],
]
