import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceOn, countAttendance, explainVoters, rosterLine } from '../../../src-shared/meetings/attendance'
import { attendanceStatuses, type AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { printRate } from '../../../src-shared/upstream/figure'
import { inputs, roster } from './example-meeting'

const lines = attendanceOn(roster, inputs)

describe('attendance (domain §2.3, §2.6)', () => {
  test('the reference meeting: 18 should attend, 13 did, 16 voters, 12 of them present, 9 needed', () => {
    const count = countAttendance(lines)
    expect(count).toMatchObject({
      roster: 18,
      shouldAttend: 18,
      attended: 13,
      voters: 16,
      votersPresent: 12,
      needed: 9,
    })
    expect(count.quorate).toBe(true)
    expect(printRate(count.attended, count.shouldAttend)).toBe('72.2%')
    expect(count.absent.map(line => `${attendanceStatuses[line.status]} ${line.name}`)).toEqual([
      '病假 丁桂兰',
      '公假 张卫东',
      '异地 吴秀珍',
      '事假 李晓东',
      '无故缺席 赵永刚',
    ])
  })
  test('the denominator is explained', () => {
    expect(explainVoters(lines, '2026-10-10')).toBe('应到会16名：在册18名，减预备党员2名。按2026年10月10日名册。')
  })
  test('an exempt voter leaves 应到 but stays among the voters', () => {
    const exempt = attendanceOn(
      roster,
      inputs.map(one => (one.member === '丁桂兰' ? { ...one, status: 'exempt' as const } : one)),
    )
    expect(countAttendance(exempt)).toMatchObject({ shouldAttend: 17, attended: 13, exempt: 1, voters: 16 })
    expect(countAttendance(exempt).absent).toHaveLength(4)
    expect(explainVoters(exempt, '2026-10-10')).toBe(
      '应到会16名：在册18名，减预备党员2名。免到会的1名仍计入。按2026年10月10日名册。',
    )
  })
  test('somebody 异地 is not present, counts for no quorum and is flagged', () => {
    expect(countAttendance(lines)).toMatchObject({ remote: 1, byStatus: { floating_remote: 1, absent_unexcused: 1 } })
  })
  test('trap 3: members on probation never raise V or P', () => {
    const all = attendanceOn(
      roster,
      roster.map(({ member }) => ({ member, status: 'present' })),
    )
    expect(countAttendance(all)).toMatchObject({ attended: 18, votersPresent: 16, voters: 16 })
  })
  test('suspended membership is named as its own deduction', () => {
    const [first, ...rest] = attendanceOn(roster, inputs)
    expect(explainVoters([{ ...first!, voting: false }, ...rest], '2026-10-10')).toContain(
      '减预备党员2名，减按规定不计入的1名',
    )
  })
  test('trap 4: what a member was on the day decides, not what they are now', () => {
    const member = {
      id: 'x',
      name: '某某',
      membership: 'full',
      regularised: '2026-06-01',
    } as const
    expect(rosterLine(member, [], '2026-05-31')).toMatchObject({ membership: 'probationary', voting: false })
    expect(rosterLine(member, [], '2026-06-01')).toMatchObject({ membership: 'full', voting: true })
  })
  test('nobody listed gives zeros and no quorum', () => {
    expect(countAttendance([])).toMatchObject({ shouldAttend: 0, voters: 0, quorate: false })
  })
  test('the parts always add up', () => {
    const status = fc.constantFrom(...(Object.keys(attendanceStatuses) as AttendanceStatus[]))
    fc.assert(
      fc.property(fc.array(status, { maxLength: 18 }), statuses => {
        const count = countAttendance(
          attendanceOn(
            roster,
            statuses.map((one, i) => ({ member: roster[i]!.member, status: one })),
          ),
        )
        expect(count.attended + count.absent.length + count.exempt).toBe(count.roster)
        expect(Object.values(count.byStatus).reduce((a, b) => a + b, 0)).toBe(count.roster)
        expect(count.quorate).toBe(count.votersPresent * 2 > count.voters)
      }),
    )
  })
})
