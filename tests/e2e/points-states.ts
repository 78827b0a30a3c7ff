import type { OpenWindow } from '../../scripts/windows.mjs'
import { inTheWindow } from './in-the-window'
import type { Ground, State } from './state'

interface Person {
  id: string
  name: string
  branch: string
}

/** Points as they are entered and closed, objections, how members are scored, and the year: each stands on the one before it. */
export const pointsPages: readonly State[] = [
  ['points', '/points'],
  ['points-month', '/points/month?month=2026-09'],
  ['points-closing', '/points/closing?period=2026-09'],
  [
    'points-closing-exception',
    '/points/closing?period=2026-09',
    async ({ page }) => {
      await page.getByRole('checkbox', { name: '全部勾选' }).click()
      await page.getByRole('region', { name: '例外' }).getByRole('link').first().click()
      await page.getByRole('button', { name: '返回' }).waitFor()
    },
  ],
  ['points-new', '/points/new?member=:member'],
  [
    'points-refused',
    '/points/new?member=:member',
    ({ page }) => page.getByRole('button', { name: '保存', exact: true }).click(),
  ],
  ['account', '/points/:member'],
  ['points-appeals-empty', '/points/appeals'],
  ['points-appeals', '/points/appeals', objectTo],
  ['points-appeal-open', '/points/appeals', openAppeal],
  [
    'points-appeal-answer',
    '/points/appeals',
    async (window, ground) => {
      await openAppeal(window, ground)
      await window.page.getByRole('button', { name: '登记答复' }).click()
    },
  ],
  ['home-objection', '/'],
  ['points-appeal-corrected', '/points/appeals', answerAppeal],
  ['points-appeal-new', '/points/appeals/new?member=:member'],
  [
    'points-appeal-refused',
    '/points/appeals/new?member=:member',
    ({ page }) => page.getByRole('button', { name: '保存' }).click(),
  ],
  ['points-scoring', '/points/scoring', exempt],
  ['points-scoring-reasons', '/points/scoring', ({ page }) => page.getByRole('button', { name: '显示原因' }).click()],
  ['points-veto', '/points/scoring', ({ page }) => page.getByRole('button', { name: '登记认定' }).click()],
  ['points-scoring-new', '/points/scoring/new?member=:member'],
  ['points-dual', '/points/dual', serve],
  ['points-dual-account', '/points/dual', ({ page }) => page.getByRole('gridcell', { name: '林志远' }).click()],
  ['points-dual-units', '/points/dual', ({ page }) => page.getByRole('tab', { name: /^按单位/ }).click()],
  ['points-dual-new', '/points/dual/new'],
  [
    'points-dual-refused',
    '/points/dual/new',
    ({ page }) => page.getByRole('button', { name: '保存', exact: true }).click(),
  ],
  ['points-year', '/points/year'],
  [
    'points-year-tables',
    '/points/year',
    async ({ page }) => {
      await page.getByRole('button', { name: '看表格', exact: true }).click()
      await page.getByRole('button', { name: '各月积分：看表格' }).click()
    },
  ],
  ['points-year-paper', '/points/year', ({ page }) => page.getByRole('button', { name: '打印参考表' }).click()],
  ['points-packs', '/points/packs'],
  ['points-pack', '/points/packs/month-sheet.v1'],
  ['points-pack-draft', '/points/packs/community.v1/next'],
  ['points-what-if', '/points/packs/organ.v1/try'],
]

/** The member of the pictures, those of the same branch, and what was closed for it: its months up to September. */
async function closedBranch({ page }: OpenWindow, { member }: Ground): Promise<{ own: Person[]; branch: string }> {
  const { branch } = await inTheWindow<Person>(page, 'query', 'roster.member', { id: member })
  const { rows } = await inTheWindow<{ rows: Person[] }>(page, 'query', 'roster.members', {})
  const entries = await inTheWindow<{ rows: { branch: string; month: string }[] }>(page, 'query', 'points.entries', {})
  const standing = entries.rows.flatMap(row => (row.branch === branch && row.month < '2026-10' ? row.month : []))
  const { rows: done } = await inTheWindow<{ rows: { period: string }[] }>(page, 'query', 'points.closedPeriods', {
    member,
  })
  const open = [...new Set([...standing, '2026-09'])].filter(month => !done.some(({ period }) => period === month))
  for (const period of open.sort())
    await inTheWindow(page, 'run', 'points.close', {
      ...{ period, checkedBy: '孙丽华' },
      branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
    })
  return { own: rows.filter(row => row.branch === branch), branch }
}

/** Two objections: one whose term is over, one that is answered. */
async function objectTo(window: OpenWindow, ground: Ground): Promise<void> {
  const { branch, own } = await closedBranch(window, ground)
  const about = { branch, period: '2026-09', kind: 'objection' }
  const entries = await inTheWindow<{ rows: { id: string }[] }>(window.page, 'query', 'points.entries', {
    ...{ member: ground.member, period: '2026-09' },
  })
  const [entry] = entries.rows
  await inTheWindow(window.page, 'run', 'points.noteAppeal', {
    ...{ ...about, member: ground.member, way: 'spoken', received: '2026-10-20', by: '同楼栋党员' },
    ...{ text: '9月20日请了病假，有假条，记成了缺席', ...(entry && { about: entry.id }) },
  })
  const { id } = await inTheWindow<{ id: string }>(window.page, 'run', 'points.noteAppeal', {
    ...{ ...about, member: own.find(({ id }) => id !== ground.member)!.id, way: 'written', received: '2026-10-12' },
    text: '志愿服务漏记一次',
  })
  await inTheWindow(window.page, 'run', 'points.answerAppeal', {
    ...{ id, on: '2026-10-14', result: 'upheld', text: '核对签到表，没有漏记' },
  })
}

/** The objection of the member of the pictures, beside the list. */
async function openAppeal({ page }: OpenWindow, { member }: Ground): Promise<void> {
  const { name } = await inTheWindow<Person>(page, 'query', 'roster.member', { id: member })
  await page.getByRole('row').filter({ hasText: name }).click()
  await page.getByRole('complementary', { name }).waitFor()
}

/** It is answered that the points were wrong. */
async function answerAppeal(window: OpenWindow, ground: Ground): Promise<void> {
  const { rows } = await inTheWindow<{ rows: { id: string }[] }>(window.page, 'query', 'points.appeals', {
    member: ground.member,
  })
  await inTheWindow(window.page, 'run', 'points.answerAppeal', {
    ...{ id: rows[0]!.id, on: '2026-11-02', result: 'adjusted', text: '假条属实，9月20日按请假更正' },
  })
  await openAppeal(window, ground)
}

/** Two members whom a resolution exempts, and one of whom an organisation decided. */
async function exempt(window: OpenWindow, ground: Ground): Promise<void> {
  const { own } = await closedBranch(window, ground)
  const others = own.filter(({ id }) => id !== ground.member).map(({ id }) => id)
  await inTheWindow(window.page, 'run', 'points.setScoring', {
    ...{ members: others.slice(0, 2), class: 'frail', from: '2026-10-01', reason: '长期患病' },
    resolution: '2026年9月28日支部党员大会决议',
  })
  await inTheWindow(window.page, 'run', 'points.noteVeto', {
    ...{ member: others[2], year: 2026, code: 'V1', date: '2026-10-10' },
    ...{ document: '街纪发〔2026〕3号', resolution: '2026年10月12日支部委员会会议' },
  })
  await window.page.getByRole('table', { name: '一票否决认定' }).waitFor()
}

/** People of two 单位 who reported, one of whom reached the target, and one line that was taken back. */
async function serve({ page }: OpenWindow): Promise<void> {
  const [tax, hospital] = ['市税务局机关党委', '县人民医院党委']
  const served: [name: string, unit: string | undefined, hours: number][] = [
    ['林志远', tax, 51],
    ['吴明', tax, 12.5],
    ['欧阳文静', hospital, 30],
  ]
  await inTheWindow(page, 'run', 'points.adoptPack', {
    ...{ id: 'dual-report.v1', from: '2026-01-01', resolution: '2026年1月社区党委会议决定' },
  })
  const entries = []
  for (const [name, unit, hours] of served) {
    const noted = { kind: 'dualReport', name, unit, from: '2026-01-05' }
    const { id: attached } = await inTheWindow<{ id: string }>(page, 'run', 'roster.noteAttached', noted)
    const half = Math.floor(hours)
    for (const [date, amount] of [['2026-03-05', half] as const, ['2026-06-05', hours * 2 - half] as const])
      entries.push({ attached, rule: 'S1', date, amount, note: '固定服务日清理楼道' })
  }
  await inTheWindow(page, 'run', 'points.enterDual', { entries })
  const { entries: own } = await inTheWindow<{ entries: [{ id: string }] }>(page, 'query', 'points.dualAccount', {
    attached: entries[2]!.attached,
  })
  await inTheWindow(page, 'run', 'points.reverseDual', { id: own[0].id, note: '当天没有到' })
  await page.getByRole('gridcell', { name: '林志远' }).waitFor()
}
