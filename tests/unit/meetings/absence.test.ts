import { describe, expect, test } from 'vitest'
import { AbsencePack, absencePack, longAbsences } from '../../../src-shared/meetings/absence'
import type { AttendanceStatus, MeetingKind } from '../../../src-shared/meetings/kinds'

const held = (month: number, status: AttendanceStatus, kind: MeetingKind = 'themeDay') => ({
  kind,
  countsAs: [],
  date: `2026-${String(month).padStart(2, '0')}-15`,
  attendance: [{ member: 'x', name: '某', membership: 'full' as const, voting: true, status }],
})
const months = (meetings: ReturnType<typeof held>[]) => longAbsences(meetings, '2026-10-12').map(row => row.months)
const away = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => held(from + i, 'absent_unexcused'))

test('the shipped stages fit their schema', () => {
  expect(AbsencePack.parse(absencePack)).toEqual(absencePack)
})

describe('the alert of long absence (domain §2.6)', () => {
  test.each([
    [9, 9, undefined],
    [8, 9, '谈话'],
    [7, 9, '谈话'],
    [6, 9, '书面提醒'],
    [5, 9, '书面提醒'],
    [4, 9, '第九条'],
    [1, 9, '第九条'],
  ])('away from month %i to %i', (from, to, advice) => {
    const [found] = longAbsences(away(from, to), '2026-10-12')
    expect(found?.advice.includes(advice ?? '') ?? undefined).toBe(advice === undefined ? undefined : true)
    if (advice) expect(found).toMatchObject({ months: to - from + 1, since: `2026-0${from}` })
  })
  test('coming once, or leave of any kind, ends it', () => {
    expect(months([...away(3, 9), held(9, 'present')])).toEqual([])
    expect(months([...away(3, 7), held(8, 'leave_sick'), held(9, 'absent_unexcused')])).toEqual([])
    expect(months([held(6, 'floating_remote'), ...away(7, 9)])).toEqual([3])
  })
  test('a month without a record neither counts nor ends it, an exemption is no record', () => {
    expect(months([...away(5, 6), held(7, 'exempt'), ...away(9, 9)])).toEqual([3])
  })
  test('coming to one of two meetings of a month is coming, in whichever order they were written', () => {
    const both = [held(9, 'present', 'group'), held(9, 'absent_unexcused')]
    expect(months([...away(7, 8), ...both])).toEqual([])
    expect(months([...away(7, 8), ...both.reverse()])).toEqual([])
  })
  test('a 支委会 is no 组织生活 of a member, and what is still to come is not looked at', () => {
    expect(months([...away(8, 9), held(9, 'present', 'branchCommittee')])).toEqual([2])
    expect(months([...away(8, 9), held(11, 'present')])).toEqual([2])
  })
})
