import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allAttendance, attendanceSums, type SummedMeeting } from '../../../src-shared/meetings/attendance-statistics'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'

const line = (member: string, status: AttendanceStatus) => ({
  ...{ member, status, membership: 'full' as const, voting: true },
})
const meeting = (more: Partial<SummedMeeting>): SummedMeeting => ({
  ...{ kind: 'branchGeneral', branch: 'a', attendance: [] },
  ...more,
})

describe('attendance over several meetings', () => {
  it('a rate of several branches is the sum over the sum, not the mean of theirs (domain §9.4)', () => {
    const many = meeting({ attendance: [1, 2, 3, 4].map(n => line(`a${n}`, 'present')) })
    const few = meeting({ branch: 'b', attendance: [line('b1', 'absent_unexcused')] })
    const { attended, expected } = allAttendance([many, few])
    expect([attended, expected]).toEqual([4, 5])
  })

  it('trap 6: a record that met two duties stands under both kinds and once in the total', () => {
    const both = meeting({ countsAs: ['themeDay'], attendance: [line('x', 'present')] })
    expect([...attendanceSums([both], 'kind').keys()]).toEqual(['branchGeneral', 'themeDay'])
    expect(allAttendance([both]).meetings).toBe(1)
  })

  it('who is exempt is not expected, who took part from elsewhere neither came nor was missing', () => {
    const statuses = ['present', 'exempt', 'floating_remote', 'leave_sick', 'absent_unexcused'] as const
    const one = meeting({ attendance: statuses.map(status => line(status, status)) })
    expect(allAttendance([one])).toEqual({ meetings: 1, expected: 4, attended: 1, remote: 1, leave: 1, unexcused: 1 })
    expect(attendanceSums([one], 'member').get('exempt')).toMatchObject({ meetings: 1, expected: 0, attended: 0 })
  })

  it('who is on no roster counts as on the paper, by branch and kind; a member has only their own', () => {
    const participants = (['present', 'leave_sick', 'exempt'] as const).map(status => ({ status }))
    const hearing = meeting({ kind: 'hearing', participants, attendance: [line('x', 'present')] })
    const sum = { meetings: 1, expected: 3, attended: 2, remote: 0, leave: 1, unexcused: 0 }
    expect(allAttendance([hearing])).toEqual(sum)
    expect(attendanceSums([hearing], 'kind').get('hearing')).toEqual(sum)
    expect([...attendanceSums([hearing], 'member').keys()]).toEqual(['x'])
  })

  it('equals an independent count, however it is cut', () => {
    const status = fc.constantFrom<AttendanceStatus>(
      ...(['present', 'leave_personal', 'leave_sick', 'leave_official', 'floating_remote', 'exempt'] as const),
      'absent_unexcused',
    )
    const some = fc.record({
      kind: fc.constantFrom('branchGeneral' as const, 'themeDay' as const, 'lesson' as const),
      branch: fc.constantFrom('a', 'b', 'c'),
      attendance: fc.uniqueArray(fc.tuple(fc.constantFrom(...'pqrstu'), status), {
        selector: ([who]) => who,
        maxLength: 6,
      }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), found => {
        const meetings = found.map(({ attendance, ...rest }) => ({
          ...rest,
          attendance: attendance.map(([who, how]) => line(who, how)),
        }))
        for (const by of ['branch', 'kind', 'member'] as const) {
          const sums = attendanceSums(meetings, by)
          for (const what of ['expected', 'attended', 'remote', 'leave', 'unexcused'] as const) {
            let counted = 0
            for (const { attendance } of found)
              for (const [, how] of attendance) {
                if (what === 'expected' && how !== 'exempt') counted++
                if (what === 'attended' && how === 'present') counted++
                if (what === 'remote' && how === 'floating_remote') counted++
                if (what === 'leave' && how.startsWith('leave_')) counted++
                if (what === 'unexcused' && how === 'absent_unexcused') counted++
              }
            expect([...sums.values()].reduce((sum, one) => sum + one[what], 0)).toBe(counted)
            expect(allAttendance(meetings)[what]).toBe(counted)
          }
        }
      }),
    )
  })
})
