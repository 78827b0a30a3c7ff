import { expect, it } from 'vitest'
import { stepReminders } from '../../../src-renderer/screens/roster/development/step-reminders'
import { remindersOn } from '../../../src-renderer/screens/roster/reminders'
import { probationExtended } from '../../../src-shared/roster/probation-extended'

type Row = Parameters<typeof stepReminders>[0][number]
const row = (states: Row['due'][number]['state'][], more: Partial<Row> = {}): Row => ({
  kind: 'development',
  state: 'running',
  due: states.map(
    state => ({ step: 'talk', label: '谈话', date: '2026-11-01', state, words: '', source: '' }) as never,
  ),
  ...more,
})

it('who has to take a step now is reminded of, not who has to wait, who is done, or a branch', () => {
  expect(stepReminders([row(['waiting']), row(['ready'])])).toEqual([])
  expect(stepReminders([row(['overdue'], { state: 'ended' }), row(['overdue'], { kind: 'founding' })])).toEqual([])
  expect(stepReminders([row(['waiting', 'open']), row(['overdue']), row([])])).toMatchObject([
    { key: 'steps', count: 2 },
  ])
})

it('a probation that a meeting extended is reminded of when the extended one is full', () => {
  const step = (months: number, date: string) => ({ step: 'extended' as const, date, months })
  const procedures = [
    { id: 'p', kind: 'development' as const, name: '李想', branch: 'b', member: 'm', steps: [step(6, '2026-11-01')] },
    { id: 'q', kind: 'development' as const, name: '王明', branch: 'b', steps: [step(6, '2026-11-01')] },
  ]
  expect([...probationExtended([], procedures, '2026-10-31')]).toEqual([])
  const extended = probationExtended([], procedures, '2026-11-22')
  expect([...extended]).toEqual([['m', 6]])
  const member = { membership: 'probationary' as const, joined: '2025-11-05', regularised: null }
  const keys = (more: number) => remindersOn([{ ...member, extended: more }], '2026-11-22').map(({ key }) => key)
  expect(keys(0)).toContain('probation')
  expect(keys(extended.get('m')!)).not.toContain('probation')
})
