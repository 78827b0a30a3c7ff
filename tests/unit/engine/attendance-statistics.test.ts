import { expect, it } from 'vitest'
import { meetingOf, sampleBooks } from './sample-books'

interface Statistics {
  rows: { key: string; name: string; branchName: string; meetings: number; expected: number; attended: number }[]
  total: { meetings: number; expected: number; attended: number; unexcused: number }
}

it('who came: by branch with those that met nobody, by member in the order of the roster, and who left behind them', async () => {
  const books = await sampleBooks(20)
  const people = await books.people()
  const own = people.filter(({ branch }) => branch === people[0]!.branch)
  await books.run('meetings.record', meetingOf(people, 3, { date: '2026-11-12' }))
  await books.run('meetings.record', meetingOf(people, 0, { kind: 'themeDay', date: '2026-08-15' }))
  const ask = (input: object) => books.ask<Statistics>('meetings.attendance', { period: '2026', ...input })

  const byBranch = await ask({})
  expect(byBranch.rows.map(({ meetings }) => meetings).sort()).toEqual([0, 2])
  expect(byBranch.total).toMatchObject({
    meetings: 2,
    expected: 2 * own.length,
    attended: 2 * own.length - 3,
    unexcused: 3,
  })
  expect((await ask({ period: '2026Q3' })).total.meetings).toBe(1)
  expect((await ask({ by: 'kind' })).rows.map(({ key }) => key)).toEqual(['branchGeneral', 'themeDay'])

  const [leaver] = own
  await books.run('roster.leave', { member: leaver!.id, date: '2026-11-20', departure: 'died' })
  const byMember = (await ask({ by: 'member' })).rows
  expect(byMember.map(({ key }) => key)).toEqual([...own.slice(1).map(({ id }) => id), leaver!.id])
  expect(byMember.at(-1)).toMatchObject({ name: leaver!.name, branchName: '', meetings: 2, expected: 2, attended: 1 })
})

it('meetings of the community have a row of their own, so that the rows come to the total', async () => {
  const books = await sampleBooks(20)
  await books.run('meetings.record', meetingOf(await books.people(), 0, { date: '2026-08-15' }))
  const { id } = await books.ask<{ id: string }>('roster.tree')
  const hearing = { kind: 'hearing', branch: id, attendance: [], decisions: [], participants: [{ name: '刘洋' }] }
  await books.run('meetings.record', meetingOf(await books.people(), 0, { ...hearing, date: '2026-08-16' }))
  const { rows, total } = await books.ask<Statistics>('meetings.attendance', { period: '2026' })
  expect(rows[0]).toMatchObject({ key: id, name: '安平社区党委', meetings: 1, expected: 1, attended: 1 })
  expect(rows.reduce((sum, { meetings }) => sum + meetings, 0)).toBe(total.meetings)
  expect(rows.reduce((sum, { expected }) => sum + expected, 0)).toBe(total.expected)
})
