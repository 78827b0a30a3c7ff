import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, idBirth, idFault, idSex } from '../../../src-shared/roster/id-number'

const today = '2026-11-22'
const two = (n: number) => String(n).padStart(2, '0')
const soundId = fc
  .record({
    region: fc.integer({ min: 100000, max: 999999 }),
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, year, month, day, order }) => {
    const first = `${region}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`
    return first + checkDigit(first)
  })

describe('identity numbers (GB 11643)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('the check digit of %s holds', id => {
    expect(checkDigit(id.slice(0, 17))).toBe(id[17])
  })

  it('takes every sound number, wherever it is from, and catches any single digit that is changed', () => {
    fc.assert(
      fc.property(soundId, fc.nat(17), fc.constantFrom(...'0123456789X'), (id, at, digit) => {
        expect(idFault(id, today)).toBeUndefined()
        fc.pre(id[at] !== digit)
        expect(idFault(id.slice(0, at) + digit + id.slice(at + 1), today)).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['990112561212121', 'id-fifteen-digits'],
    ['9.90112E+17', 'id-scientific-notation'],
    ['1E17', 'id-scientific-notation'],
    ['11010519491231002', 'id-malformed'],
    ['11010519491231002Y', 'id-malformed'],
    ['110105194912310021', 'id-check-digit'],
  ])('%s is %s', (id, fault) => {
    expect(idFault(id, today)).toBe(fault)
  })

  it.each(['19490230', '18991231', '20261123', '19491301'])(
    'born on %s is impossible, even with a right check digit',
    birth => {
      const first = `110105${birth}002`
      expect(idFault(first + checkDigit(first), today)).toBe('id-birth')
    },
  )

  it('tells birth and sex', () => {
    expect(idBirth('11010519491231002X')).toBe('1949-12-31')
    expect(idSex('11010519491231002X')).toBe('2')
    expect(idSex('440524188001010014')).toBe('1')
  })
})
