import { describe, expect, it } from 'vitest'
import { arrivalNow, arrivedOf, noArrival, type Newcomer } from '../../../src-renderer/screens/roster/arrival'

const who: Newcomer = { branchTotal: 12, developed: false, joined: '2001-06-01', today: '2026-11-22' }

describe('how a new member came', () => {
  it('is mostly by a transfer today; into a branch that has nobody yet they were there all the time', () => {
    expect(arrivedOf(arrivalNow(noArrival, who))).toEqual({ arrived: { arrival: 'transferIn', from: '2026-11-22' } })
    expect(arrivedOf(arrivalNow(noArrival, { ...who, branchTotal: 0 }))).toEqual({ arrived: { arrival: 'here' } })
  })

  it('from 发展党员 it is the admission, on the day of joining', () => {
    const admitted = arrivalNow(noArrival, { ...who, developed: true, joined: '2026-09-08' })
    expect(arrivedOf(admitted)).toEqual({ arrived: { arrival: 'admitted', from: '2026-09-08' } })
    expect(arrivalNow(noArrival, { ...who, developed: true, joined: '2026-09' }).from).toBe('2026-11-22')
  })

  it('letter and origin go with a transfer alone', () => {
    const texts = { ...noArrival, origin: ' 中共柳荫社区委员会 ', arrivalLetter: '第9号' }
    expect(arrivedOf(arrivalNow(texts, who)).arrived).toMatchObject({
      origin: '中共柳荫社区委员会',
      arrivalLetter: '第9号',
    })
    expect(arrivedOf(arrivalNow({ ...texts, arrival: 'here' }, who)).arrived).toEqual({ arrival: 'here' })
  })

  it('says nothing while no branch is chosen', () => {
    expect(arrivedOf(arrivalNow(noArrival, { ...who, branchTotal: null }))).toEqual({})
  })
})
