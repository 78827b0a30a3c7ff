import type { Page } from '@playwright/test'
import type { CommandName } from '../../src-renderer/engine/client'
import { addDays } from '../../src-shared/plain-date'
import { inTheWindow } from './in-the-window'
import type { State } from './state'

/** What is done in the grids: a day, a month with its rows, an export, visits and what calls for them, diaries, pairings. */
export const gridWorkPages: readonly State[] = [
  ['grid-work', '/grid/work', async ({ page }) => workGround(page)],
  [
    'grid-work-refused',
    '/grid/work',
    async ({ page }) => {
      await page
        .getByRole('textbox', { name: /早巡问题数$/ })
        .first()
        .fill('很多')
      await page.getByRole('button', { name: '保存', exact: true }).click()
    },
  ],
  ['grid-work-month', '/grid/work/month'],
  [
    'grid-work-month-open',
    '/grid/work/month',
    ({ page }) =>
      page
        .getByRole('button', { name: /的巡查记录$/ })
        .first()
        .click(),
  ],
  ['grid-work-sum', '/grid/work/month', ({ page }) => page.getByRole('button', { name: '登记月度汇总' }).click()],
  ['grid-work-import', '/grid/work/import', ({ page }) => chooseExport(page)],
  ['grid-visits', '/grid/visits'],
  ['grid-visit-call', '/grid/visits', ({ page }) => page.getByRole('button', { name: '登记应访事项' }).click()],
  ['grid-visit-new', '/grid/visits/new'],
  [
    'grid-visit-refused',
    '/grid/visits/new',
    ({ page }) => page.getByRole('button', { name: '保存', exact: true }).click(),
  ],
  ['grid-diaries', '/grid/diaries'],
  ['grid-pairings', '/grid/pairings'],
  ['home-grid', '/'],
]

/** Seven grids with a worker each and a building of two doors, where there are none; then some days of their work. */
async function workGround(page: Page): Promise<void> {
  const run = <T = { id: string }>(name: CommandName, input: object) => inTheWindow<T>(page, 'run', name, input)
  const ask = <T>(name: 'office.current' | 'grid.workChoices') => inTheWindow<T>(page, 'query', name, {})
  interface Choices {
    grids: { id: string }[]
    people: { id: string }[]
    doors: { id: string }[]
  }
  if (!(await ask<Choices>('grid.workChoices')).doors.length)
    for (const number of ['一', '二', '三', '四', '五', '六', '七']) {
      const grid = await run('grid.addGrid', { name: `第${number}网格`, kind: 'general' })
      await run('grid.appoint', { who: { name: `秦巡${number}` }, role: 'fullTime', grid: grid.id })
      const { rows } = await run<{ rows: [{ id: string }] }>('grid.addBuildings', {
        ...{ buildings: [{ name: `${'一二三四五六七'.indexOf(number) + 1}号楼` }], grid: grid.id },
      })
      for (const room of ['101', '501'])
        await run('grid.addHousehold', { building: rows[0].id, room, contact: room === '101' ? '王桂英' : '李新来' })
    }
  const { grids, people, doors } = await ask<Choices>('grid.workChoices')
  const { today } = await ask<{ today: string }>('office.current')
  for (const back of [9, 2, 1, 0])
    await run('grid.savePatrolDay', {
      date: addDays(today, -back),
      rounds: grids
        .slice(0, 7 - (back % 3))
        .flatMap(({ id }, i) => [
          { grid: id, shift: 'am', findings: i === 2 ? 2 : 0, ...(i === 2 && { note: '楼道堆物' }) },
          ...(back ? [{ grid: id, shift: 'pm', findings: 0 }] : []),
        ]),
    })
  const call = { household: doors[0]!.id, reason: 'sickbed', date: addDays(today, -12), note: '住院一周' }
  await run('grid.noteCall', call)
  await run('grid.noteCall', { ...call, household: doors[1]!.id, reason: 'jobless', date: addDays(today, -3) })
  await run('grid.noteCall', { ...call, household: doors[3]!.id, reason: 'misfortune' })
  const worker = people[0]!.id
  const pair = await run('grid.notePairing', {
    ...{ person: worker, household: doors[2]!.id, from: addDays(today, -200), pledge: '代办缴费，每月打扫一次' },
  })
  await run('grid.notePairing', { person: people[1]!.id, household: doors[4]!.id, from: addDays(today, -30) })
  await run('grid.noteVisits', {
    visits: [
      {
        ...{
          household: doors[3]!.id,
          worker,
          date: addDays(today, -8),
          reason: 'misfortune',
          asked: ['living', 'mind'],
        },
        ...{ talk: '老人摔伤后由女儿照看，缺一副拐杖', result: '已从党群服务站借出', next: addDays(today, 5) },
      },
      { household: doors[2]!.id, worker, date: today, reason: 'pairing', pairing: pair.id, talk: '代缴了电费' },
    ],
  })
  for (const [back, text] of [
    [0, '早市挪到南门以后，三号楼前的车好停了，几位老人说上下坡远。'],
    [8, '五号楼新开一家小饭桌，放学时楼道里人多。'],
  ] as const)
    await run('grid.noteDiary', { grid: grids[0]!.id, worker, date: addDays(today, -back), text })
  await page.getByRole('region', { name: '一天的巡查' }).waitFor()
}

/** An export with one row that nobody here can place. */
async function chooseExport(page: Page): Promise<void> {
  const rows = [
    '编号,巡查时间,网格,网格员,问题数,备注',
    'X001,2026-10-10 08:10,第一网格,,1,消防通道停车',
    'X002,2026-10-10 18:20,第一网格,,0,',
    'X003,2026-10-11 08:15,第九网格,,0,',
  ]
  const buffer = Buffer.from(`\ufeff${rows.join('\r\n')}`)
  await page.locator('input[type=file]').setInputFiles({ name: '网格系统导出.csv', mimeType: 'text/csv', buffer })
  await page.getByText('逐行核对').first().waitFor()
}
