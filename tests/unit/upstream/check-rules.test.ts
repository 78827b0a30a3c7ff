import { describe, expect, it } from 'vitest'
import { arraySource } from '../../../src-shared/source'
import { readCheckBooks } from '../../../src-shared/upstream/check-books'
import { checkPeriod, checkRules } from '../../../src-shared/upstream/check-rules'
import { meeting, roster } from '../meetings/example-meeting'

const sound = {
  organisations: [{ id: 'b1', kind: 'branch', name: '中共安平社区和顺园支部委员会' }],
  members: roster.map(line => ({
    ...{ id: line.member, name: line.name, membership: line.membership },
    ...{ birth: '1960-01-01', joined: '1990-07-01', partyStatus: 'normal' },
  })),
  memberships: roster.map(line => ({ id: `s${line.member}`, member: line.member, organisation: 'b1' })),
  meetings: [{ ...meeting(), id: 'm1', branch: 'b1', date: '2026-09-24' }],
  points: [{ id: 'p1', member: roster[0]!.member, date: '2026-09-24', rule: 'B1', createdAt: '2026-09-25T00:00:00Z' }],
}
type Books = { [table in keyof typeof sound]: object[] }
const [someone, other] = [sound.members[0]!, sound.members[1]!]
const held = sound.meetings[0]!
const changed = (table: keyof Books, more: object, at = 0) => ({
  ...sound,
  [table]: sound[table].map((row, i) => (i === at ? { ...row, ...more } : row)),
})
const found = async (books: Books, period = '2026Q3', sentAt?: string) =>
  new Map(
    checkPeriod(await readCheckBooks(arraySource(books), period, '2026-10-12', sentAt)).map(one => [one.code, one]),
  )
/** What is found beyond what a branch that held one meeting owes anyway. */
const codes = async (books: Books, period?: string, sentAt?: string) =>
  [...(await found(books, period, sentAt)).keys()].filter(code => code !== 'meeting.owed')

describe('the check before a report', () => {
  it('finds nothing in books that are whole', async () => {
    expect(await codes(sound)).toEqual([])
  })

  const attendance = held.attendance
  const present = attendance.filter(line => line.voting && line.status === 'present').length
  const vote = { ballot: 'show', yes: 99, no: 0, abstain: 0, written: 0 }
  const decision = { title: '同意', kind: 'ordinary' }
  const cases: [code: string, books: Books][] = [
    ['member.birth', changed('members', { birth: undefined })],
    ['member.joined', changed('members', { joined: undefined })],
    ['member.noBranch', { ...sound, members: [...sound.members, { ...someone, id: 'x', name: '新来的' }] }],
    [
      'member.twoBranches',
      { ...sound, memberships: [...sound.memberships, { id: 'y', member: someone.id, organisation: 'b2' }] },
    ],
    ['member.dateOrder', changed('members', { regularised: '1989-07-01' })],
    ['member.birthOfId', changed('members', { idNumber: '11010519491231002X' })],
    [
      'meeting.nobody',
      changed('meetings', { attendance: attendance.map(line => ({ ...line, status: 'leave_sick' })), decisions: [] }),
    ],
    ['meeting.twice', changed('meetings', { attendance: [...attendance, attendance[0]], decisions: [] })],
    ['meeting.votes', changed('meetings', { decisions: [{ ...decision, vote }] })],
    ['meeting.lost', changed('meetings', { decisions: [{ ...decision, vote: { ...vote, yes: 1, no: present - 1 } }] })],
    [
      'meeting.irregular',
      changed('meetings', {
        decisions: [{ ...decision, kind: 'admission', title: '接收', vote: { ...vote, yes: present } }],
      }),
    ],
    ['meeting.stranger', changed('memberships', { to: '2026-09-01' })],
    ['meeting.blank', changed('meetings', { agenda: [], minutes: ' ', decisions: [] })],
    ['meeting.sameDay', { ...sound, meetings: [held, { ...held, id: 'm2' }] }],
    ['points.stranger', changed('points', { member: 'nobody' })],
  ]
  it.each(cases)('finds %s where it is, and names one record', async (code, books) => {
    expect(await codes(books)).toContain(code)
    const { rows, title, todo, source } = (await found(books)).get(code)!
    expect(rows).toHaveLength(1)
    expect([title, todo, source].every(words => words.length > 3)).toBe(true)
  })

  it('finds points that were entered after the period was sent', async () => {
    expect(await codes(sound, '2026Q3', '2026-09-24T00:00:00Z')).toEqual(['points.afterSent'])
    expect(await codes(sound, '2026Q3', '2026-09-26T00:00:00Z')).toEqual([])
  })

  it('finds what is owed and was not held, ready to be written down', async () => {
    const { rows, severity } = (await found({ ...sound, meetings: [] })).get('meeting.owed')!
    expect(severity).toBe('look')
    expect(rows.map(({ text }) => text)).toContain('和顺园党支部2026年第三季度支部党员大会，应开1次，已开0次')
    expect(rows[0]!.opens).toMatchObject({ table: 'owed', branch: 'b1' })
  })

  it('looks at no other period: by the day of the fact', async () => {
    const nobody = changed('meetings', { attendance: [], decisions: [], date: '2026-06-30' })
    expect(await codes(nobody)).toEqual([])
    expect(await codes(nobody, '2026H1')).toContain('meeting.nobody')
    expect(await codes(nobody, '2026-06')).toContain('meeting.nobody')
  })

  it('somebody who has left is not asked for a date of birth', async () => {
    const books = { ...changed('members', { birth: undefined }), memberships: sound.memberships.slice(1), meetings: [] }
    expect(await codes(books)).not.toContain('member.birth')
    expect(other.id).not.toBe(someone.id)
  })

  it('every rule is played here', () => {
    const played = [...cases.map(([code]) => code), 'points.afterSent', 'meeting.owed']
    expect([...checkRules].map(({ code }) => code).sort()).toEqual(played.sort())
  })
})
