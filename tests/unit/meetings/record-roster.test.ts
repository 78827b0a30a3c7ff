import { describe, expect, it } from 'vitest'
import type { RosterLine } from '../../../src-shared/meetings/attendance'
import { recordRoster } from '../../../src-shared/meetings/record-roster'

const line = (member: string, voting = true): RosterLine => ({ member, name: member, membership: 'full', voting })
const day = { branch: 'b', date: '2026-03-20' }
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
})
