import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeSegments } from '../../../src-shared/bundle/segments'
import { codesOn, sharedPeople, sharedWith } from '../../../src-shared/street/shared-people'
import { opaque, tables } from '../bundle/sample'
import { valueOf } from '../outcome'

const code = (byte: string) => byte.repeat(32)
const [someone, other] = tables.members
const [span] = tables.memberships
const person = (id: string, match?: string) => ({ ...someone!, id, ...(match && { match }) })
const inBranch = (id: string, member: string, more: object = {}) => ({ ...span!, id, member, ...more })

/** The match codes of an office whose report had these rows. */
async function codesOf(office: string, members: object[], memberships: object[], day = '2026-09-30') {
  const rows = { ...tables, members: [...members, other], memberships } as typeof tables
  const segments = valueOf(await makeSegments(rows, 'pseudonymous', opaque))
  const sent = segments.map(segment => ({
    ...segment,
    sha256: createHash('sha256').update(segment.bytes).digest('hex'),
  }))
  const codes = await codesOn(day, office, sent, async hash => sent.find(({ sha256 }) => sha256 === hash)!.bytes)
  return codes!
}
const second = { ...tables.organisations[1]!, id: 'org-3', name: '中共安平社区建设新村支部委员会' }

it('somebody whom one office counts twice, in two branches or in two rows, is shared with nobody', async () => {
  const organisations = tables.organisations
  organisations.push(second)
  const inTwo = await codesOf(
    'a',
    [person('m-1', code('a1')), person('m-3', code('b2')), person('m-4', code('b2'))],
    [
      inBranch('s-1', 'm-1'),
      inBranch('s-2', 'm-1', { organisation: 'org-3' }),
      inBranch('s-3', 'm-3'),
      inBranch('s-4', 'm-4'),
    ],
  )
  organisations.pop()
  expect(inTwo).toEqual({ office: 'a', codes: new Set([code('a1'), code('b2')]), without: 0 })
  const elsewhere = await codesOf('b', [person('m-1', code('c3'))], [inBranch('s-1', 'm-1')])
  expect(sharedPeople([inTwo, elsewhere])).toEqual([])
  expect(sharedPeople([inTwo, { ...elsewhere, codes: new Set([code('b2')]) }])).toEqual([
    { match: code('b2'), offices: ['a', 'b'] },
  ])
})

it('who left before the day, joined after it, or was removed is not counted, and who has no code is', async () => {
  const found = await codesOf(
    'a',
    [
      person('m-1', code('a1')),
      person('m-3', code('b2')),
      { ...person('m-4', code('c3')), joined: '2026-10-01' },
      { ...person('m-5', code('d4')), deletedAt: '2026-09-01T00:00:00.000Z' },
      person('m-6'),
    ],
    [
      inBranch('s-1', 'm-1', { to: '2026-09-30' }),
      inBranch('s-3', 'm-3', { to: '2026-10-01' }),
      ...['m-4', 'm-5', 'm-6'].map((member, i) => inBranch(`s-${i + 4}`, member)),
    ],
  )
  expect(found).toEqual({ office: 'a', codes: new Set([code('b2')]), without: 1 })
})

it('an office is told of its own people alone, a line for each other office, and never by a name that runs', () => {
  const all = [
    { office: 'a', codes: new Set(['x', 'y', 'z']), without: 0 },
    { office: 'b', codes: new Set(['x', 'y', 'w']), without: 0 },
    { office: 'c', codes: new Set(['w', 'x']), without: 0 },
  ]
  const names = new Map([
    ['a', '中共安平社区委员会'],
    ['b', '=中共柳荫社区委员会'],
  ])
  expect(sharedWith('a', all, names)).toEqual([
    { match: 'x', office: 'b', officeName: '中共柳荫社区委员会' },
    { match: 'x', office: 'c', officeName: 'c' },
    { match: 'y', office: 'b', officeName: '中共柳荫社区委员会' },
  ])
  expect(sharedWith('d', all, names)).toEqual([])
})
