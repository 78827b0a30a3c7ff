import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Detail } from '../../../src-shared/bundle/bundle-info'
import { makeSegments } from '../../../src-shared/bundle/segments'
import { compareBundles } from '../../../src-shared/street/compare-bundles'
import { describeChanges } from '../../../src-shared/street/describe-changes'
import { opaque, tables } from '../bundle/sample'
import { valueOf } from '../outcome'

type Tables = typeof tables
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The segments that these rows are sent in. */
async function sent(rows: object, detail: Detail = 'pseudonymous') {
  const segments = valueOf(await makeSegments({ ...rows }, detail, opaque))
  return segments.map(segment => ({ ...segment, sha256: hashOf(segment.bytes) }))
}
type Sent = Awaited<ReturnType<typeof sent>>

/** Compares two bundles; says which segments were read for it. */
async function compare(before: Sent, after: Sent) {
  const bytes = new Map([...before, ...after].map(segment => [segment.sha256, segment]))
  const read: string[] = []
  const differences = await compareBundles(before, after, async sha256 => {
    const segment = bytes.get(sha256)!
    read.push(segment.path)
    return segment.bytes
  })
  return { differences: differences!, read }
}
const changed = async (change: (rows: Tables) => Partial<Record<keyof Tables, object[]>>) => {
  const [before, after] = [await sent(tables), await sent({ ...tables, ...change(tables) })]
  return compare(before, after)
}
const told = {
  organisations: [{ id: '', name: '中共安平社区和顺园支部委员会' }],
  meetings: [{ id: '', kind: 'branchGeneral', date: '2026-07-05' }],
}
/** The rows above with the ids under which they travel. */
async function toldBy() {
  const [branch, meeting] = await opaque(['org-2', 'e-1'])
  return {
    organisations: [{ ...told.organisations[0]!, id: branch! }],
    meetings: [{ ...told.meetings[0]!, id: meeting!, branch: branch! }],
  }
}

describe('what two bundles differ in', () => {
  it('is nothing where their segments are the same, and none of them is read', async () => {
    expect(await changed(() => ({}))).toEqual({ differences: [], read: [] })
  })

  it('is what changed and not what one leaves out, where one names people and the other does not', async () => {
    const [before, named] = [await sent(tables), await sent(tables, 'named')]
    for (const [one, other] of [
      [before, named],
      [named, before],
    ] as const)
      expect((await compare(one, other)).differences).toEqual([])
    const [first, ...others] = tables.members
    const left = await sent({ ...tables, members: [{ ...first!, regularised: '1999-07-02' }, ...others] }, 'named')
    const { differences } = await compare(before, left)
    expect(differences).toMatchObject([{ table: 'members', added: [], removed: [], changed: [expect.anything()] }])
    const [{ before: was, after: is }] = differences[0]!.changed as [
      { before: Map<string, string>; after: Map<string, string> },
    ]
    expect([...is.keys()].filter(name => is.get(name) !== was.get(name))).toEqual(['regularised'])
  })

  it('is found without reading a segment that both have', async () => {
    const entry = { ...tables.points[0]!, id: 'p-2', date: '2026-08-02' }
    const { differences, read } = await changed(({ points }) => ({ points: [...points, entry] }))
    expect(read).toEqual(['tables/points/2026-08.csv'])
    expect(differences).toMatchObject([{ table: 'points', added: [expect.any(Map)], removed: [], changed: [] }])
  })

  it('names the fields of a row that changed, by their labels and in words', async () => {
    const { differences, read } = await changed(({ meetings: [meeting] }) => ({
      meetings: [
        {
          ...meeting!,
          attendance: meeting!.attendance.map(line => ({ ...line, status: 'present' })),
        },
      ],
    }))
    expect(read).toEqual(['tables/attendance/2026Q3.csv', 'tables/attendance/2026Q3.csv'])
    expect(describeChanges(differences, await toldBy())).toEqual({
      tables: [{ table: 'attendance', label: '到会', added: 0, removed: 0, changed: 1 }],
      rows: [
        {
          table: 'attendance',
          kind: 'changed',
          text: '支部党员大会，和顺园党支部，2026年7月5日，预备党员，到会',
          fields: [{ field: 'presence', label: '到会情况', before: '未到会', after: '到会' }],
        },
      ],
    })
  })

  it('tells rows by branch, kind and date, never by an id', async () => {
    const meeting = { ...tables.meetings[0]!, id: 'e-2', kind: 'branchCommittee', date: '2026-08-06', attendance: [] }
    const { differences } = await changed(({ meetings }) => ({ meetings: [...meetings, meeting], points: [] }))
    const { rows } = describeChanges(differences, await toldBy())
    expect(rows.map(({ kind, text }) => [kind, text])).toEqual([
      ['added', '支部委员会会议，和顺园党支部，2026年8月6日'],
      ['removed', '和顺园党支部，2026年7月5日'],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/[0-9A-HJKMNP-TV-Z]{26}/)
  })

  it('counts a row that was marked as deleted as gone, and one that stays deleted not at all', async () => {
    const { differences } = await changed(({ members: [first, second] }) => ({
      members: [
        { ...first!, deletedAt: '2026-10-01T00:00:00.000Z' },
        { ...second!, deletedAt: '2026-10-02T00:00:00.000Z' },
      ],
    }))
    expect(differences).toMatchObject([{ table: 'members', added: [], removed: [expect.any(Map)], changed: [] }])
  })

  it('sees a row that went into another period as one that changed', async () => {
    const { differences } = await changed(({ points: [entry] }) => ({ points: [{ ...entry!, date: '2026-08-05' }] }))
    expect(describeChanges(differences, {}).rows).toMatchObject([
      { kind: 'changed', fields: [{ label: '日期', before: '2026年7月5日', after: '2026年8月5日' }] },
    ])
  })

  it('is not known where a segment can’t be read any more', async () => {
    const [before, after] = [await sent(tables), await sent({ ...tables, points: [] })]
    expect(await compareBundles(before, after, async () => null)).toBeNull()
  })

  it('lists at most 200 rows and counts them all', async () => {
    const many = (table: 'points', count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...tables[table][0]!, id: `p-${i + 10}` }))
    const { differences } = await changed(() => ({ points: many('points', 300), members: [] }))
    const { tables: counted, rows } = describeChanges(differences, {})
    expect(counted.map(({ table, added, removed }) => [table, added, removed])).toEqual([
      ['members', 0, 1],
      ['points', 300, 1],
    ])
    expect(rows.filter(({ table }) => table === 'points')).toHaveLength(100)
    expect(rows.filter(({ table }) => table === 'members')).toHaveLength(1)
  })

  it('is the difference of the two sets of rows, whatever they are', async () => {
    const months = ['2026-07-01', '2026-08-01', '2026-09-01']
    const books = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), date: fc.constantFrom(...months) }),
      { selector: ({ id }) => id },
    )
    await fc.assert(
      fc.asyncProperty(books, books, async (was, is) => {
        const rows = (entries: typeof was) => entries.map(entry => ({ ...tables.points[0]!, ...entry }))
        const { differences } = await compare(
          await sent({ ...tables, points: rows(was) }),
          await sent({ ...tables, points: rows(is) }),
        )
        const both = is.flatMap(now => was.filter(({ id }) => id === now.id).map(old => [old, now] as const))
        const [difference] = differences
        expect(difference?.added.length ?? 0).toBe(is.length - both.length)
        expect(difference?.removed.length ?? 0).toBe(was.length - both.length)
        expect(difference?.changed.length ?? 0).toBe(both.filter(([old, now]) => old.date !== now.date).length)
      }),
      { numRuns: 60 },
    )
  })
})
