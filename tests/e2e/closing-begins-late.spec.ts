import { inTheWindow } from './in-the-window'
import { begin } from './sixteen'
import { expect, test } from './window'

interface Person {
  id: string
  name: string
  branch: string
}
interface Closed {
  state: string
  entries: number
}

/** The first day of a month so many months before this one, `2026-09-01`. */
const monthAgo = (months: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - months, 1)).toISOString().slice(0, 10)
}

test('an office that begins late closes all its months at once, and notes the general meeting afterwards', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const { rows } = await inTheWindow<{ rows: Person[] }>(page, 'query', 'roster.members', {})
  const { id: member, branch } = rows.find(({ name }) => name === '王甲')!
  for (const months of [2, 3, 4]) {
    const entry = { member, rule: 'B1', date: monthAgo(months), delta: 2, note: '清理楼道', evidence: '签到表' }
    await inTheWindow(page, 'run', 'points.enter', entry)
  }
  const last = monthAgo(1).slice(0, 7)
  await page.evaluate(period => void (location.hash = `#/points/closing?period=${period}`), last)
  await page.getByRole('button', { name: '连以前各月一起结' }).click()
  // Every month that goes with it is listed with its entries, and one can still close this one alone.
  const earlier = page.getByRole('table', { name: '一起结的各月' })
  await expect(earlier.getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: /^只结/ }).click()
  await expect(earlier).toHaveCount(0)
  await page.getByRole('button', { name: '连以前各月一起结' }).click()
  await page.getByRole('button', { name: '连以前3个月结账（1个党支部）' }).click()
  await expect(page.getByText(/^已结账：.+共4个月，1个党支部，3条记录/)).toBeVisible()
  // Independently: three months with an entry, and the last one.
  for (const months of [1, 2, 3, 4]) {
    const period = monthAgo(months).slice(0, 7)
    const { rows: closed } = await inTheWindow<{ rows: Closed[] }>(page, 'query', 'points.closings', { period })
    expect(closed.map(({ state, entries }) => [state, entries])).toEqual([['closed', months === 1 ? 0 : 1]])
  }

  const table = page.getByRole('table', { name: '各党支部结账情况' })
  await expect(table.getByRole('link', { name: /：先登记通报的党员大会$/ })).toHaveAttribute(
    'href',
    /kind=branchGeneral/,
  )
  const attendance = rows.map(({ id }) => ({ member: id, status: 'present' }))
  const meeting = {
    kind: 'branchGeneral',
    branch,
    date: new Date().toISOString().slice(0, 10),
    place: '党群服务站',
    chair: '王甲',
    recorder: '王乙',
  }
  await inTheWindow(page, 'run', 'meetings.record', { ...meeting, agenda: ['通报积分'], attendance })
  await table.getByRole('button', { name: /：登记党员大会通报$/ }).click()
  await expect(page.locator('.dialog').getByRole('combobox')).toContainText('通报积分')
  await page.locator('.dialog').getByRole('button', { name: '登记', exact: true }).click()
  await expect(table).toContainText('党员大会通报')
  await expect(table.getByRole('button', { name: /：登记党员大会通报$/ })).toHaveCount(0)
})
