import { describe, expect, it } from 'vitest'
import { procedurePacks, procedureSteps } from '../../../src-shared/roster/procedure-packs'
import { begunOn, procedureState } from '../../../src-shared/roster/procedure-state'

const { development, founding } = procedurePacks
type Steps = Record<string, string | [date: string, months: number]>
const facts = (steps: Steps, more: { ended?: string; birth?: string } = {}) => ({
  ...more,
  steps: Object.entries(steps).map(([step, said]) =>
    typeof said === 'string' ? { step, date: said } : { step, date: said[0], months: said[1] },
  ),
})
const on = (day: string, steps: Steps, more = {}) => procedureState(facts(steps, more), development, day)
const codes = (day: string, steps: Steps, more = {}) =>
  on(day, steps, more)
    .remarks.map(({ code }) => code)
    .filter(code => code !== 'steps-missed')
const dueOn = (day: string, steps: Steps, step: string) => {
  const { date, state } = on(day, steps).due.find(one => one.step === step)!
  return [date, state]
}

describe('the packs', () => {
  it('count steps only from earlier ones, know every stage, and share no code', () => {
    for (const { steps, stages } of [development, founding])
      steps.forEach(({ stage, term }, at) => {
        const before = steps.slice(0, at).map(({ code }) => code)
        expect(Object.keys(stages)).toContain(stage)
        for (const from of [term?.after, term?.extendedBy]) if (from) expect(before).toContain(from)
      })
    expect(Object.keys(procedureSteps)).toHaveLength(development.steps.length + founding.steps.length)
  })

  it('have the 25 steps, two publications and the extension', () => {
    expect(development.steps).toHaveLength(25 + 2 + 1)
  })
})

describe('what is due', () => {
  it('a year of 积极分子 is full on its day and not the day before', () => {
    const steps = { activist: '2025-03-01' }
    expect(dueOn('2026-02-28', steps, 'prospect')).toEqual(['2026-03-01', 'waiting'])
    expect(dueOn('2026-03-01', steps, 'prospect')).toEqual(['2026-03-01', 'ready'])
    expect(codes('2026-06-01', { ...steps, prospect: '2026-02-28' })).toEqual(['step-soon'])
    expect(codes('2026-06-01', { ...steps, prospect: '2026-03-01' })).toEqual([])
  })

  it('a year from 29 February is full on the 28th', () => {
    expect(dueOn('2025-02-27', { activist: '2024-02-29' }, 'prospect')).toEqual(['2025-02-28', 'waiting'])
    expect(dueOn('2025-02-28', { activist: '2024-02-29' }, 'prospect')[1]).toBe('ready')
  })

  it('three months for the approval end with their last day, in a short month too', () => {
    const steps = { admitted: '2025-11-30' }
    expect(dueOn('2026-02-28', steps, 'approved')).toEqual(['2026-02-28', 'open'])
    expect(dueOn('2026-03-01', steps, 'approved')).toEqual(['2026-02-28', 'overdue'])
    expect(codes('2026-06-01', { ...steps, approved: '2026-02-28' })).toEqual([])
    expect(codes('2026-06-01', { ...steps, approved: '2026-03-01' })).toEqual(['step-late'])
  })

  it('probation is a year, and longer by what a meeting added', () => {
    const steps = { admitted: '2025-03-01' }
    expect(dueOn('2026-02-28', steps, 'regularised')).toEqual(['2026-03-01', 'waiting'])
    expect(dueOn('2026-03-01', steps, 'regularised')[1]).toBe('ready')
    const longer: Steps = { ...steps, extended: ['2026-03-02', 6] }
    expect(dueOn('2026-08-31', longer, 'regularised')).toEqual(['2026-09-01', 'waiting'])
    expect(codes('2026-12-01', { ...longer, regularised: '2026-08-31' })).toEqual(['step-soon'])
    expect(codes('2026-12-01', { ...longer, regularised: '2026-09-01' })).toEqual([])
  })

  it('an extension is half a year to a year', () => {
    const extended = (months: number): Steps => ({ admitted: '2025-03-01', extended: ['2026-03-02', months] })
    expect([5, 6, 12, 13].map(months => codes('2026-06-01', extended(months)).length)).toEqual([1, 0, 0, 1])
    expect(codes('2026-06-01', { admitted: '2025-03-01', extended: '2026-03-02' })).toEqual(['step-extension'])
  })

  it('the answer to a founding is due within a month', () => {
    const state = (day: string) => procedureState(facts({ requested: '2026-01-31' }), founding, day).due
    expect(state('2026-02-28')).toMatchObject([{ step: 'replied', date: '2026-02-28', state: 'open' }])
    expect(state('2026-03-01')).toMatchObject([{ state: 'overdue' }])
  })

  it('nothing is due of what is over', () => {
    const steps = { admitted: '2025-03-01' }
    expect(on('2026-06-01', steps, { ended: '2026-05-01' })).toMatchObject({ state: 'ended', next: null, due: [] })
    expect(on('2026-04-30', steps, { ended: '2026-05-01' }).state).toBe('running')
    expect(on('2026-06-01', { archived: '2026-05-01' })).toMatchObject({ state: 'done', next: null, due: [] })
  })
})

describe('where somebody stands', () => {
  it('is the last step taken by that day, whatever was written down since', () => {
    const steps = { applied: '2024-01-05', activist: '2024-07-01', prospect: '2025-07-01' }
    expect(on('2024-06-30', steps)).toMatchObject({ stageWord: '申请人', next: { code: 'talkedWith' } })
    expect(on('2025-06-30', steps)).toMatchObject({ stageWord: '积极分子', next: { code: 'activistFiled' } })
    expect(on('2025-07-01', steps)).toMatchObject({ stageWord: '发展对象', next: { code: 'prospectFiled' } })
    expect([begunOn(facts(steps), '2024-01-04'), begunOn(facts(steps), '2024-01-05')]).toEqual([false, true])
  })

  it('the extension is never the next step and never missed', () => {
    expect(on('2026-06-01', { observed: '2026-05-01' }).next?.code).toBe('regularAsked')
    expect(on('2026-06-01', { observed: '2026-05-01', regularAsked: '2026-05-02' }).remarks[0]?.message).not.toContain(
      '延长',
    )
  })

  it('a step whose year counts from one that nobody dated is said not to be proven', () => {
    const of = (steps: Steps) => on('2026-06-01', steps).remarks.find(({ code }) => code === 'step-unproven')?.message
    expect(of({ applied: '2024-01-02', prospect: '2026-02-01' })).toBe(
      '没有登记“推荐和确定入党积极分子”的日期，核对不了是否确定积极分子满1年（发展党员工作细则）。',
    )
    expect(of({ applied: '2024-01-02', activist: '2024-06-01', prospect: '2026-02-01' })).toBeUndefined()
  })

  it('steps out of order, missed, or before eighteen are worth a look', () => {
    expect(codes('2026-06-01', { applied: '2025-02-01', talkedWith: '2025-01-31' })).toEqual(['step-order'])
    expect(codes('2026-06-01', { applied: '2025-02-01', talkedWith: '2025-02-01' })).toEqual([])
    expect(on('2026-06-01', { activist: '2025-02-01' }).remarks[0]?.message).toBe(
      '递交入党申请书、党组织派人谈话还没有登记日期，请照档案补上。',
    )
    const at = (date: string) => codes('2026-06-01', { admitted: date }, { birth: '2008-03-01' })
    expect([at('2026-02-28'), at('2026-03-01')]).toEqual([['step-age'], []])
  })
})
