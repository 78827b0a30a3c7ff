import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import {
  decisionsOf,
  foundCommunity,
  generalMeeting,
  pointsOf,
  rosterFile,
  votersPresent,
  type Attendance,
  type Person,
} from './offices'
import { batch, codesOf, qinlin, valueOf, type Answer, type Line } from './program'

interface Entry {
  member: string
  rule: string
  delta: number
  meeting: string | null
}

const folder = emptyFolder()
const profile = path.join(folder, 'p')
const period = '2026Q3'
const asked: Line[] = [
  { query: 'points.entries', input: { period } },
  { query: 'points.quarter', input: { period } },
]

/** Half points of each member as the entries have them, none left out. */
function entered(answer: Answer | undefined): Map<string, number> {
  const { rows } = valueOf<{ rows: Entry[] }>(answer)
  const sums = new Map<string, number>()
  for (const { member, delta } of rows) sums.set(member, (sums.get(member) ?? 0) + delta)
  return sums
}

/** The quarter's totals of everybody who has some. */
function totals(answer: Answer | undefined): Map<string, number> {
  const { rows } = valueOf<{ rows: { member: string; total: number }[] }>(answer)
  return new Map(rows.filter(({ total }) => total !== 0).map(({ member, total }) => [member, total]))
}

describe('the main job of a community', () => {
  let people: Person[]
  let meeting: ReturnType<typeof generalMeeting>
  let attendance: Attendance[]
  let id = ''

  beforeAll(async () => {
    people = await foundCommunity(profile)
    meeting = generalMeeting(people)
  })

  it('starts from a spreadsheet: everybody of it, each in one branch; the same file again changes nobody', async () => {
    // 20 of the 208 joined only after the day of the meeting.
    expect(people).toHaveLength(188)
    const again = await qinlin(['import', rosterFile, '--as', 'members', '--profile', profile])
    expect(again).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(again.stdout)).toEqual({ added: 0, changed: 0, same: 208, doubtful: 0 })
    const counted = JSON.parse((await qinlin(['query', 'roster.counts', '--profile', profile])).stdout) as {
      rows: { branch: string; members: number; full: number; probationary: number }[]
    }
    expect(counted.rows.reduce((sum, { members }) => sum + members, 0)).toBe(208)
    expect(counted.rows.every(({ members, full, probationary }) => members === full + probationary)).toBe(true)
  })

  it('records a meeting, and points follow from who came', async () => {
    attendance = meeting.draft.attendance
    const [recorded, entries, quarter, owed] = await batch(profile, [
      { do: 'meetings.record', input: meeting.draft },
      ...asked,
      { query: 'meetings.owed', input: { branch: meeting.draft.branch, period } },
    ])
    id = valueOf<{ id: string }>(recorded).id
    expect(entered(entries)).toEqual(pointsOf(attendance))
    expect(totals(quarter)).toEqual(pointsOf(attendance))
    expect(valueOf<{ rows: { meeting: string }[] }>(entries).rows.every(entry => entry.meeting === id)).toBe(true)
    const { rows } = valueOf<{ rows: { duty: string; held: number; state: string }[] }>(owed)
    expect(rows.filter(({ duty }) => duty === 'branchGeneral')).toEqual([expect.objectContaining({ held: 1 })])
  })

  it('corrects the attendance, and points follow the correction', async () => {
    attendance = meeting.draft.attendance.map((line, i) =>
      i === 3 ? { ...line, status: 'present' } : i === 6 ? { ...line, status: 'absent_unexcused' } : line,
    )
    const decisions = decisionsOf(meeting.own, attendance)
    const [corrected, entries, quarter] = await batch(profile, [
      { do: 'meetings.correct', input: { ...meeting.draft, id, attendance, decisions } },
      ...asked,
    ])
    expect(valueOf<{ id: string }>(corrected).id).toBe(id)
    expect(entered(entries)).toEqual(pointsOf(attendance))
    expect(totals(quarter)).toEqual(pointsOf(attendance))
  })

  it('takes an entry over its cap with a warning, and shows it as capped', async () => {
    const member = meeting.own[0]!.id
    const entry = { member, rule: 'B2', date: '2026-09-12', delta: 10, note: '认领微心愿五件' }
    const [within, over, account, quarter] = await batch(profile, [
      { do: 'points.enter', input: { ...entry, delta: 6, note: '认领微心愿三件' } },
      { do: 'points.enter', input: entry },
      { query: 'points.account', input: { member, year: 2026 } },
      asked[1]!,
    ])
    expect([within?.ok, codesOf(within), over?.ok, codesOf(over)]).toEqual([true, [], true, ['over-cap']])
    const { lines, cutText } = valueOf<{
      lines: { code: string; raw: number; counted: number; cut: number }[]
      cutText: string
    }>(account)
    expect(lines.find(({ code }) => code === 'B2')).toMatchObject({ raw: 16, counted: 8, cut: 8 })
    expect(cutText).toBe('B2 超出上限 4.0 分，不计入')
    expect(totals(quarter).get(member)).toBe(1 + 8)
  })

  it('refuses what cannot be true, and nothing of it stays', async () => {
    const future = { ...meeting.draft, date: '2099-01-05' }
    const [before, refused, after] = await batch(
      profile,
      [{ query: 'office.statehash' }, { do: 'meetings.record', input: future }, { query: 'office.statehash' }],
      '--keep-going',
    )
    expect([refused?.ok, codesOf(refused)]).toEqual([false, expect.arrayContaining(['date-future'])])
    expect(valueOf(after)).toEqual(valueOf(before))
  })

  const missing = lacking('pdffonts', 'pdftotext')
  it.skipIf(missing.length > 0)(
    `prints the record as a PDF with its fonts embedded${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
    async () => {
      const file = path.join(folder, 'record.pdf')
      const ran = await qinlin(['print', 'meeting-record', '--id', id, '--to', file, '--profile', profile])
      expect(ran, ran.stderr).toMatchObject({ status: 0 })
      expect(JSON.parse(ran.stdout)).toMatchObject({ file })

      const fonts = run(folder, 'pdffonts', [file]).output.trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(0)
      // columns from the right: object id (two), uni, sub, emb
      expect(fonts.map(line => line.trim().split(/\s+/).slice(-5)[0])).toEqual(fonts.map(() => 'yes'))

      const text = run(folder, 'pdftotext', ['-raw', file, '-']).output.replace(/\s/g, '')
      const { own, draft } = meeting
      const voters = own.filter(({ membership }) => membership === 'full').length
      const votersHere = votersPresent(own, attendance)
      const said = [
        '支部党员大会会议记录',
        `应到${own.length}名`,
        `实到${attendance.filter(({ status }) => status === 'present').length}名`,
        `应到会有表决权党员${voters}名，实到${votersHere}名，超过半数，符合规定。`,
        `举手表决：赞成${votersHere - 1}票，反对0票，弃权1票。`,
        draft.agenda[0]!.title,
        ...own.map(({ name }) => name),
      ]
      for (const words of said) expect(text).toContain(words.replace(/\s/g, ''))
    },
  )
})
