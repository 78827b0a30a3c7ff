import { expect, it } from 'vitest'
import { formForPairing, readVisit } from '../../../../src-renderer/screens/grid/visits/visit-form'

it('a visit begun from a pairing has its household, whoever looks after it, and the pairing itself', () => {
  const pairing = {
    ...{ id: 'p1', person: 'w1', household: 'h1', from: '2026-01-01', personName: '王建国', door: '3-501' },
    ...{ contact: '赵敏', visits: 0, last: null, due: '2026-12-01', isOverdue: false },
  }
  const choices = {
    ...{ grids: [], patrolDays: 'every' as const, people: [{ id: 'w1', name: '王建国', label: '王建国' }] },
    doors: [{ id: 'h1', name: '3-501', label: '3-501 赵敏', tags: [], isLivedIn: true }],
  }
  const form = formForPairing(pairing, '2026-11-22', choices)
  expect(form).toMatchObject({ door: '3-501 赵敏', worker: '王建国', date: '2026-11-22' })
  expect(readVisit(form, choices)).toEqual({
    input: { household: 'h1', date: '2026-11-22', reason: 'pairing', worker: 'w1', pairing: 'p1' },
    errors: {},
  })
})
