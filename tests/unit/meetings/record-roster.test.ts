import { describe, expect, it } from 'vitest'
import type { RosterLine } from '../../../src-shared/meetings/attendance'
import { recordRoster } from '../../../src-shared/meetings/record-roster'

const line = (member: string, voting = true): RosterLine => ({ member, name: member, membership: 'full', voting })
const day = { branch: 'b', date: '2026-03-20', kind: 'branchGeneral' as const }
const record = (...members: string[]) => ({
  ...day,
  attendance: members.map(member => ({ ...line(member), status: 'present' as const })),
})
const flags = (lines: ReturnType<typeof recordRoster>) =>
  lines.map(({ member, recorded, optional }) => [member, recorded, optional])

describe('the roster of a record', () => {
  it('of a new one is the roster of the day, and nobody may be left out', () => {
    expect(flags(recordRoster([line('a'), line('b')], day, undefined))).toEqual([
      ['a', true, false],
      ['b', true, false],
    ])
  })

  it('of a correction keeps what each was, whatever the books say since', () => {
    expect(recordRoster([line('a', false)], day, record('a'))[0]).toMatchObject({ member: 'a', voting: true })
  })

  it('of a correction offers whom the record forgot, and lets somebody go who is no longer on that day’s roster', () => {
    expect(flags(recordRoster([line('a'), line('new')], day, record('a', 'gone')))).toEqual([
      ['a', true, false],
      ['gone', true, true],
      ['new', false, true],
    ])
  })

  it.each([{ branch: 'other' }, { date: '2026-03-21' }])(
    'starts anew where the correction moves the record: %o',
    moved => {
      expect(flags(recordRoster([line('x')], { ...day, ...moved }, record('a')))).toEqual([['x', true, false]])
    },
  )

  it('of a 支委会 put right to a 大会 is the whole branch, not its three', () => {
    const committee = { ...record('a'), kind: 'branchCommittee' as const }
    const both = [line('a'), line('b')]
    expect(flags(recordRoster(both, day, committee))).toEqual([
      ['a', true, false],
      ['b', true, false],
    ])
    expect(flags(recordRoster(both, { ...day, countsAs: ['themeDay'] }, record('a')))[1]).toEqual(['b', false, true])
  })

  it('of a 党小组会 put right to another group is that group', () => {
    const of = (group: string) => ({ ...day, kind: 'group' as const, group })
    const before = { ...record('a'), ...of('one') }
    expect(flags(recordRoster([line('x')], of('other'), before))).toEqual([['x', true, false]])
    expect(flags(recordRoster([line('x')], of('one'), before))[0]).toEqual(['a', true, true])
  })
})
