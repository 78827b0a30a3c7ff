import { beforeEach, describe, expect, it } from 'vitest'
import { meetingWith, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let own: Person[]
let branch: string
const keep = () => own[1]!.id
const other = () => own[2]!.id

interface Entry {
  rule: string
  delta: number
  month: string
  source: string
}
const entriesOf = async (member: string) => (await books.ask<{ rows: Entry[] }>('points.entries', { member })).rows
const record = (attended: readonly string[]) =>
  books.run('meetings.record', {
    ...meetingWith(
      branch,
      own.map(({ id }) => ({ member: id, status: attended.includes(id) ? 'present' : 'leave_sick' })),
      { date: '2026-09-20' },
    ),
  })
const close = () =>
  books.run('points.close', {
    ...{ period: '2026-09', checkedBy: '孙丽华' },
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
  })
/** Merges the other into the one who stays; of what lists both, that one's line is kept. */
async function merge(): Promise<string[]> {
  const { lines } = await books.ask<{ lines: { id: string }[] }>('roster.mergePlan', { keep: keep(), other: other() })
  const chosen = Object.fromEntries(lines.map(({ id }) => [id, 'keep']))
  const outcome = await books.attempt('roster.merge', {
    keep: keep(),
    other: other(),
    lines: chosen,
    belonging: 'keep',
  })
  expect(outcome.problems?.filter(({ severity }) => severity === 'error') ?? []).toEqual([])
  return (outcome.problems ?? []).map(({ message }) => message)
}

beforeEach(async () => {
  books = await sampleBooks(20)
  const people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
})

describe('two records of one person, merged behind a closed month', () => {
  it('what only the other attended is of the one who stays, in the closed month; nobody removed has points', async () => {
    await record([other()])
    await close()
    await merge()
    expect((await entriesOf(keep())).map(({ rule, delta, month }) => [rule, delta, month])).toEqual([
      ['A1', 1, '2026-09'],
      // The line that was kept says leave: the closed entry is taken back in the open month.
      ['A1', -1, '2026-10'],
    ])
    expect(await entriesOf(other())).toEqual([])
    expect(await books.faults()).toEqual([])
  })

  it('what both attended counts once: the second is taken back in the open month', async () => {
    await record([keep(), other()])
    await close()
    await merge()
    const entries = await entriesOf(keep())
    expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(1)
    expect(entries.filter(({ month }) => month === '2026-09')).toHaveLength(2)
    expect(await books.faults()).toEqual([])
  })

  it('says that of two published figures only one is kept', async () => {
    await record([keep(), other()])
    await books.run('points.enter', pointsFor(other(), { date: '2026-09-05' }))
    await close()
    expect((await merge()).some(message => message.includes('公布的数只留所选的一条'))).toBe(true)
  })

  it('made two again, the books are as they were', async () => {
    await record([keep(), other()])
    await close()
    const before = await books.hash()
    await merge()
    const outcome = await books.attempt('roster.unmerge', { entry: books.entry() })
    expect(outcome.problems ?? []).toEqual([])
    expect(await books.hash()).toBe(before)
  })
})
