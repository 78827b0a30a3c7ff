import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printDate } from '../../../src-shared/plain-date'
import { readDate } from '../../../src-shared/roster/read-date'

const read = (text: string) => readDate({ type: 'text', text })

describe('dates as people write them', () => {
  it.each([
    ['1979/8/24', '1979-08-24'],
    ['1956-10-04', '1956-10-04'],
    ['2008年7月1日', '2008-07-01'],
    ['2008年07月01号', '2008-07-01'],
    ['2008.7.1', '2008-07-01'],
    ['19761114', '1976-11-14'],
    ['１９７６．１１．１４', '1976-11-14'],
    [' 2008 年 7 月 1 日 ', '2008-07-01'],
    ['2008-07-01 00:00:00', '2008-07-01'],
    ['2008-07-01T00:00:00.000Z', '2008-07-01'],
    ['1968年7月', '1968-07'],
    ['1976.8', '1976-08'],
    ['197608', '1976-08'],
    ['1968', '1968'],
    ['1968年', '1968'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toEqual({ date })
  })

  it.each([
    '1961-02-30',
    '30/2',
    '2023-02-29',
    '2008-13-1',
    '2008.123',
    '2008年71日',
    '1800-01-01',
    '79.8.24',
    '8/24/1979',
    '2008-7.1',
    '去年',
  ])('%s is none', text => {
    expect(read(text)).toHaveProperty('fault')
  })

  it('reads number cells that were typed as dates, but not what could be meant in two ways', () => {
    const number = (value: number) => readDate({ type: 'number', value, text: String(value) })
    expect(number(19761114)).toEqual({ date: '1976-11-14' })
    expect(number(1976.8)).toEqual({ date: '1976-08' })
    expect(number(1976.12)).toEqual({ date: '1976-12' })
    expect(number(2008.1)).toHaveProperty('fault', expect.stringContaining('10月') as string)
    expect(number(28072)).toHaveProperty('fault', expect.stringContaining('日期格式') as string)
  })

  it('takes a date cell as it is, whole or not', () => {
    expect(readDate({ type: 'date', text: '1968-07' })).toEqual({ date: '1968-07' })
  })

  it('reads back every date as it is printed and as it is stored', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (instant, length) => {
        const date = instant.toISOString().slice(0, length)
        for (const text of [date, printDate(date), date.replaceAll('-', '/'), date.replaceAll('-', '')]) {
          expect(read(text)).toEqual({ date })
        }
      }),
    )
  })
})
