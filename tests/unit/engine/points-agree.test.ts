import { beforeEach, describe, expect, it } from 'vitest'
import { diceOf } from '../../../src-shared/sample/dice'
import { sampleBranches, sampleRoster } from '../../../src-shared/sample/sample-roster'
import { meetingOf, rosterFile, sampleBooks, type Books, type Person } from './sample-books'

interface Bands {
  scored: number
  bands: { name: string; count: number }[]
}
interface YearRow {
  member: string
  band: string | null
}
interface TreeNode {
  id: string
  kind: string
  children: TreeNode[]
}

let books: Books
let people: Person[]
let branch: string
let own: Person[]

beforeEach(async () => {
  books = await sampleBooks(40)
  people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  await books.run('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))
})

describe('two pages of one thing agree', () => {
  it('who has no band in the review is counted in none where a pack is tried', async () => {
    const veto = { member: own[1]!.id, year: 2026, code: 'V1', date: '2026-10-12' }
    await books.run('points.noteVeto', { ...veto, document: '街纪发〔2026〕3号', resolution: '支委会决议' })
    const { rows } = await books.ask<{ rows: YearRow[] }>('points.year', { branch, year: 2026 })
    const counts = new Map<string, number>()
    for (const { band } of rows) if (band) counts.set(band, (counts.get(band) ?? 0) + 1)
    const { before } = await books.ask<{ before: Bands }>('points.whatIf', { id: 'hundred.v1', year: 2026, branch })
    expect(rows.find(({ member }) => member === own[1]!.id)!.band).toBeNull()
    expect(new Map(before.bands.flatMap(({ name, count }) => (count ? [[name, count] as const] : [])))).toEqual(counts)
    expect(before.scored).toBe(rows.filter(({ band }) => band).length)
  })

  it('branches stand in the order of the tree when they are closed, too', async () => {
    const rows = sampleRoster(diceOf(7), 60, sampleBranches('安平社区', 6), '2026-10-12')
    await books.run('roster.import', rosterFile(rows))
    const tree = await books.ask<TreeNode>('roster.tree', {})
    const branches = (node: TreeNode): string[] => [
      ...(node.kind === 'branch' ? [node.id] : []),
      ...node.children.flatMap(branches),
    ]
    const closing = await books.ask<{ rows: { branch: string }[] }>('points.closings', { period: '2026-09' })
    expect(closing.rows.length).toBeGreaterThan(3)
    expect(closing.rows.map(row => row.branch)).toEqual(branches(tree))
  })

  it('an account says by which resolution somebody is 免积分, and since when', async () => {
    const resolution = '2026年1月12日支部党员大会决议'
    const account = () => books.ask<{ resolved: object | null; total: number | null }>('points.account', asked)
    const asked = { member: own[0]!.id, year: 2026 }
    expect((await account()).resolved).toBeNull()
    await books.run('points.setScoring', { members: [own[0]!.id], class: 'frail', from: '2026-01-01', resolution })
    expect(await account()).toMatchObject({ total: null, resolved: { from: '2026-01-01', resolution } })
  })
})
