import { expect, it } from 'vitest'
import { afterSaving } from '../../../../src-renderer/screens/meetings/after-saving'
import { shippedPacks } from '../../../../src-shared/points/pack'
import { roster } from './form'

const [pack] = shippedPacks
const status = (statuses: string[]) => roster.map((line, i) => ({ ...line, status: statuses[i] as 'present' }))
const meeting = (statuses: string[]) => ({
  kind: 'branchGeneral' as const,
  countsAs: [],
  branch: 'x',
  date: '2026-10-10',
  attendance: status(statuses),
})

it('who came and who stayed away without leave is scored, who had leave is not; the duty is met', () => {
  const { lines, points } = afterSaving(meeting(['present', 'leave_sick', 'absent_unexcused']), pack)
  expect(lines).toEqual(['到会1名各记 0.5 分', '无故缺席1名各扣 2 分', '第四季度支部党员大会 记为已开'])
  expect([...points]).toEqual([
    ['a', '+0.5'],
    ['c', '−2'],
  ])
})
it('one record meets each duty it is held for', () => {
  const { lines } = afterSaving({ ...meeting(['present', 'present', 'present']), countsAs: ['themeDay'] }, undefined)
  expect(lines).toEqual(['第四季度支部党员大会 记为已开', '10月主题党日 记为已开'])
})
