import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { root } from '../../scripts/places.mjs'
import { repliesAbove, repliesBelow } from './reply-states'
import { recoverySheets } from './recovery-states'
import { assessmentPages } from './assessment-states'
import { gridPlacesPages } from './grid-places-states'
import { gridPeoplePages } from './grid-people-states'
import { gridHomesPages } from './grid-homes-states'
import { gridWorkPages } from './grid-work-states'
import { meetingPages } from './meeting-states'
import { pointsPages } from './points-states'
import { rosterPages } from './roster-states'
import { chooseStick, writeUnsaid } from './upstream-states'
import { willChoose } from './will-choose'
import type { Ground, State } from './state'

const fixture = (name: string) => join(root, 'tests/fixtures/roster', name)

/** An office of the first day: nobody on its books. */
export const empty: readonly State[] = [
  ['home-empty', '/'],
  ['roster-empty', '/roster'],
  ['meetings-empty', '/meetings'],
  ['points-empty', '/points'],
  ['points-dual-empty', '/points/dual'],
  ['households-empty', '/grid/households'],
  ['upstream-empty', '/upstream'],
  ['import', '/roster/import'],
  ['import-mapping', '/roster/import', window => chooseRoster(window, 'roster-messy.xlsx')],
  [
    'import-check',
    '/roster/import',
    async window => {
      await chooseRoster(window, 'roster-messy.xlsx')
      await window.page.getByRole('button', { name: '核对' }).click()
    },
  ],
  [
    'import-all-rows',
    '/roster/import',
    async window => {
      await chooseRoster(window, 'roster.xlsx')
      await window.page.getByRole('button', { name: '核对' }).click()
    },
  ],
  [
    'import-written',
    '/roster/import',
    async window => {
      await chooseRoster(window, 'roster.xlsx')
      await window.page.getByRole('button', { name: '核对' }).click()
      await window.page.getByRole('button', { name: /^写入/ }).click()
      await window.page.getByText('党员名册已更新').waitFor()
    },
  ],
]

/** A community with its roster, one meeting and one report. */
export const community: readonly State[] = [
  ['home', '/'],
  [
    'journal-final',
    '/settings?tab=journal',
    ({ page }) => page.getByRole('row').filter({ hasText: '建立本单位台账' }).click(),
  ],
  ['palette', '/', ({ page }) => page.keyboard.press('Control+k')],
  [
    'palette-found',
    '/',
    async ({ page }) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '查找' }).fill('z')
    },
  ],
  ['help', '/meetings/new', ({ page }) => page.keyboard.press('F1')],
  ...rosterPages,
  [
    'settings-templates',
    '/settings?tab=templates',
    ({ page }) => page.getByRole('button', { name: '能用的填写项' }).nth(1).click(),
  ],
  ...meetingPages,
  ...pointsPages,
  ...gridPlacesPages,
  ...gridPeoplePages,
  ...gridHomesPages,
  ...gridWorkPages,
  ...assessmentPages,
  ['upstream', '/upstream'],
  ['upstream-key', '/upstream', ({ page }) => page.getByRole('button', { name: '密钥卡与登记文件' }).click()],
  ['upstream-chosen', '/upstream', chooseStick],
  ['upstream-month', '/upstream?period=2026-09'],
  ['upstream-unsaid', '/upstream', writeUnsaid],
  [
    'upstream-done',
    '/upstream',
    async (window, ground) => {
      await chooseStick(window, ground)
      const reason = window.page.getByLabel('为什么更正')
      if (await reason.isVisible()) await reason.fill('漏记一次党课，已补记')
      await window.page.getByRole('button', { name: '核对无误，写入U盘' }).click()
      await window.page.getByText('可以拔出U盘了').waitFor()
    },
  ],
  [
    'upstream-renew',
    '/upstream',
    async ({ page }) => {
      await page.getByRole('button', { name: '密钥卡与登记文件' }).click()
      await page.getByRole('button', { name: '更换密钥' }).click()
    },
  ],
  ['upstream-superior', '/upstream', ({ page }) => page.getByRole('button', { name: '确认上级单位' }).click()],
  [
    'upstream-superior-wrong',
    '/upstream',
    (window, ground) => trustSuperior(window, ground, '12345 12345 12345 12345 12345 12345', /核对码与文件里的不一致/),
  ],
  [
    'upstream-trusted',
    '/upstream',
    (window, ground) => trustSuperior(window, ground, ground.above.fingerprint, '可以加密报送'),
  ],
  ...repliesBelow,
  [
    'upstream-named',
    '/upstream',
    async ({ page }) => {
      await page.getByLabel('报送内容').selectOption('named')
      await page.getByText('文件加密，只有它能打开').waitFor()
    },
  ],
  ['settings', '/settings'],
  ['settings-correct', '/settings', ({ page }) => page.getByRole('button', { name: '更正', exact: true }).click()],
  ['settings-history', '/settings', ({ page }) => page.getByRole('button', { name: '修改记录' }).click()],
  ['settings-display', '/settings?tab=display'],
  ['settings-backup', '/settings?tab=backup'],
  [
    'settings-backup-passphrase',
    '/settings?tab=backup',
    ({ page }) => page.getByRole('button', { name: '设口令' }).click(),
  ],
  ['settings-check', '/settings?tab=check'],
  ['settings-journal', '/settings?tab=journal'],
  ['journal-undo', '/settings?tab=journal', ({ page }) => page.getByRole('row').nth(1).click()],
  ['settings-recycled', '/settings?tab=recycled'],
  [
    'settings-recycled-back',
    '/settings?tab=recycled',
    async ({ page }) => {
      await page.getByRole('button', { name: /^恢复/ }).first().click()
      await page.getByRole('button', { name: /^撤销/ }).waitFor()
    },
  ],
  ['preview-record', '/print/meeting-record/:meeting'],
  ['preview-sign-in', '/print/sign-in/:meeting'],
  ['preview-birthday-cards', '/print/birthday-cards/all'],
  ['preview-cover', '/print/cover/:sent'],
  ['preview-key-card', '/print/key-card/own'],
  ['home-drafts', '/meetings/new', window => leaveTyped(window, '地点', '/')],
  ['meetings-drafts', '/meetings'],
  [
    'record-resumed',
    '/meetings/new',
    async window => {
      await leaveTyped(window, '地点', '/')
      await window.page.getByRole('link', { name: '接着写' }).first().click()
    },
  ],
  [
    'member-resumed',
    '/roster/new',
    async window => {
      await leaveTyped(window, '姓名', '/')
      await window.page.getByRole('link', { name: '接着写' }).first().click()
    },
  ],
  [
    'points-resumed',
    '/points/new?member=:member',
    async window => {
      await leaveTyped(window, '说明（可不填）', '/')
      await window.page.getByRole('link', { name: '接着写' }).first().click()
    },
  ],
  [
    'points-closed',
    '/points/closing?period=2026-09',
    async ({ page }) => {
      await page.getByRole('button', { name: /^结账/ }).click()
      await page.getByText(/^已结账：/).waitFor()
    },
  ],
  [
    'points-notice-refused',
    '/points/closing?period=2026-09',
    async ({ page }) => {
      await page.getByLabel('公示开始日期').fill('2026-09-01')
      await page.getByRole('button', { name: /^公示并打印/ }).click()
      await page.getByText(/公示不能在这以前开始/).waitFor()
    },
  ],
  [
    'fault',
    '/roster',
    async window => {
      await window.page.evaluate(() => void Promise.reject(new Error('a bug for the picture')))
      await window.page.getByText('这一页出错了').waitFor()
      window.troubles.length = 0
    },
  ],
]

/** A street with two communities, of which one has reported. */
export const street: readonly State[] = [
  ['street', '/street'],
  ...repliesAbove,
  ['street-stick', '/street', openStick],
  [
    'street-preview',
    '/street',
    async (window, ground) => {
      await openStick(window, ground)
      await window.page.getByRole('button', { name: /^查看安平社区2026年第三季度/ }).click()
      await window.page.getByRole('complementary').waitFor()
    },
  ],
  [
    'street-preview-rows',
    '/street',
    async (window, ground) => {
      await openStick(window, ground)
      await window.page.getByRole('button', { name: /^查看安平社区2026年第三季度/ }).click()
    },
    page => page.getByRole('complementary').getByRole('listitem').last().scrollIntoViewIfNeeded(),
  ],
  [
    'street-wrong-digits',
    '/street',
    async (window, ground) => {
      const { page } = window
      await openStick(window, ground)
      await page.getByRole('button', { name: '确认桂花社区' }).click()
      await page.getByRole('textbox', { name: '核对码' }).fill('12345 12345 12345 12345 12345 12345')
      await page.getByRole('button', { name: /确认这个单位/ }).click()
      await page.getByText(/核对码与文件里的不一致/).waitFor()
    },
  ],
  [
    'street-taken',
    '/street',
    async (window, ground) => {
      await openStick(window, ground)
      await window.page.getByRole('button', { name: /^全部收下/ }).click()
      await window.page.getByText(/这次收了/).waitFor()
    },
  ],
  ['street-approving', '/street', ({ page }) => page.getByRole('button', { name: '确认下级单位' }).click()],
  ['street-office', '/street', ({ page }) => page.getByRole('button', { name: /^查看安平/ }).click()],
  ['street-bundles', '/street', ({ page }) => openBundles(page)],
  [
    'street-take-out',
    '/street',
    async ({ page }) => {
      await openBundles(page)
      await page.getByRole('button', { name: /^撤下/ }).first().click()
    },
  ],
  [
    'street-taken-out',
    '/street',
    async ({ page }) => {
      await openBundles(page)
      await page.getByRole('button', { name: /^撤下/ }).first().click()
      await page.getByLabel('撤下原因').fill('收成了别的社区的U盘')
      await page.getByRole('button', { name: '撤下', exact: true }).click()
      await page.getByText('已撤下：收成了别的社区的U盘').waitFor()
    },
  ],
  [
    'street-new-key',
    '/street',
    (window, ground) =>
      openRenewed(window, ground).then(() => window.page.getByText('新的密钥由原来的密钥担保').waitFor()),
  ],
  ['street-key', '/street', ({ page }) => openKey(page, '安平')],
  [
    'street-revoke',
    '/street',
    async ({ page }) => {
      await openKey(page, '安平')
      await page.getByRole('button', { name: '停用密钥…' }).click()
      await page.getByLabel('最后一份可信的报送').selectOption({ index: 3 })
    },
  ],
  [
    'street-revoke-unsaid',
    '/street',
    async ({ page }) => {
      await openKey(page, '安平')
      await page.getByRole('button', { name: '停用密钥…' }).click()
      await page.getByRole('button', { name: '停用密钥', exact: true }).click()
      await page.getByText('请选择最后一份可信的报送').waitFor()
    },
  ],
  ['street-revoked', '/street', ({ page }) => revoke(page, '安平', 3)],
  [
    'street-changed-key',
    '/street',
    async (window, ground) => {
      await revoke(window.page, '柳荫', 1)
      await openRenewed(window, ground)
      await window.page.getByText('已与该单位核实').waitFor()
    },
  ],
  ['street-revoked-key', '/street', ({ page }) => openKey(page, '柳荫')],
  ['street-home', '/'],
  ...recoverySheets,
]

/** An office that changed its key, as its file is met on a stick. */
async function openRenewed(window: OpenWindow, { street, renewed }: Ground): Promise<void> {
  await willChoose(window, street, renewed)
  await window.page.getByRole('button', { name: '收U盘' }).click()
  await window.page.getByRole('button', { name: '确认柳荫社区' }).click()
}

async function openKey(page: Page, office: string): Promise<void> {
  await page.getByRole('button', { name: `查看${office}` }).click()
  await page.getByRole('tab', { name: '密钥' }).click()
  await page.getByText('密钥卡核对码').waitFor()
}

/** @param choice which of the reports offered is the last good one */
async function revoke(page: Page, office: string, choice: number): Promise<void> {
  await openKey(page, office)
  await page.getByRole('button', { name: '停用密钥…' }).click()
  await page.getByLabel('最后一份可信的报送').selectOption({ index: choice })
  await page.getByRole('button', { name: '停用密钥', exact: true }).click()
  await page.getByText(`已停用${office}社区的密钥`).waitFor()
}

async function trustSuperior(
  window: OpenWindow,
  { community, above }: Ground,
  digits: string,
  said: string | RegExp,
): Promise<void> {
  const { page } = window
  await page.getByRole('button', { name: '确认上级单位' }).click()
  await willChoose(window, community, above.file)
  await page.getByRole('button', { name: '从U盘选登记文件' }).click()
  await page.getByRole('textbox', { name: '核对码' }).fill(digits)
  await page.getByRole('button', { name: '数字一致，确认这个上级' }).click()
  await page.getByText(said).waitFor()
}

async function openStick(window: OpenWindow, { street, carried }: Ground): Promise<void> {
  await willChoose(window, street, carried)
  await window.page.getByRole('button', { name: '收U盘' }).click()
  await window.page.getByRole('button', { name: /^全部收下/ }).waitFor()
}

async function openBundles(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^查看安平/ }).click()
  await page.getByRole('tab', { name: /^收到的报送/ }).click()
}

/** Types into a form and goes somewhere else without saving. */
async function leaveTyped({ page }: OpenWindow, field: string, to: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).fill('学府雅居党群服务站')
  await page.evaluate(hash => void (location.hash = hash), `#${to}`)
  await page.waitForTimeout(400)
}

async function chooseRoster({ page }: OpenWindow, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(fixture(name))
  await page.getByRole('button', { name: '核对' }).waitFor()
}
