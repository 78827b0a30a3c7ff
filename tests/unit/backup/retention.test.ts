import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surplusBackups, type KeptBackup } from '../../../src-shared/backup/retention'

const at = (time: string, rows = 10, reason: KeptBackup['reason'] = 'daily'): KeptBackup => ({
  name: time,
  time: `${time}:00Z`,
  reason,
  rows,
  entry: Date.parse(`${time}:00Z`) / 60_000,
})
const staying = (backups: KeptBackup[]) => {
  const gone = new Set(surplusBackups(backups))
  return backups.map(({ name }) => name).filter(name => !gone.has(name))
}
/** One a day at noon, the last on 2026-11-22. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, i) =>
    at(new Date(Date.UTC(2026, 10, 22, 12) - i * 86_400_000).toISOString().slice(0, 16)),
  )

describe('which backups stay', () => {
  it('7 days, 4 weeks, 12 months', () => {
    const stay = staying(daily(600))
    const days = stay.map(name => name.slice(0, 10))
    expect(days.slice(0, 7)).toEqual(daily(7).map(({ name }) => name.slice(0, 10)))
    // Sundays end weeks; the last days of months stand for them.
    expect(days.slice(7)).toEqual([
      ...['2026-11-15', '2026-11-08', '2026-11-01'],
      ...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31', '2026-04-30'],
      ...['2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  it('the latest five stay, though they are of one day', () => {
    const today = Array.from({ length: 8 }, (_, i) => at(`2026-11-22T1${i}:00`))
    expect(staying(today)).toEqual(today.slice(3).map(({ name }) => name))
  })

  it('a smaller store never pushes out a larger backup', () => {
    const small = daily(600).map(backup => ({ ...backup, rows: 3 }))
    const large = at('2020-01-01T12:00', 5000)
    expect(staying([...small, large])).toContain(large.name)
    expect(staying([...small, large, at('2026-11-23T12:00', 5000)])).not.toContain(large.name)
  })

  it('an office that was closed for a year loses none of its last days', () => {
    const old = daily(6)
    expect(staying([...old, at('2027-12-01T12:00')])).toEqual([...old.map(({ name }) => name), '2027-12-01T12:00'])
  })

  it('the way back from a restore stays for 30 days', () => {
    const way = at('2026-11-01T09:00', 10, 'before-restore')
    expect(staying([...daily(40), way])).toContain(way.name)
    expect(staying([...daily(40), at('2026-10-03T09:00', 10, 'before-restore')])).not.toContain('2026-10-03T09:00')
  })

  it('taking one more and choosing again never loses what had stayed but for newer ones (property)', () => {
    const backups = fc.uniqueArray(fc.record({ minute: fc.nat(1_000_000), rows: fc.nat(100) }), {
      selector: ({ minute }) => minute,
      maxLength: 60,
    })
    fc.assert(
      fc.property(backups, found => {
        const all = found.map(({ minute, rows }) =>
          at(new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString().slice(0, 16), rows),
        )
        const stay = staying(all)
        const newest = [...all].sort((a, b) => (a.time < b.time ? 1 : -1))
        const most = newest.reduce((best, next) => (next.rows > best.rows ? next : best), newest[0] ?? at('x'))
        return (
          all.length === 0 ||
          (stay.includes(newest[0]!.name) &&
            stay.includes(most.name) &&
            staying(all.filter(({ name }) => stay.includes(name))).length === stay.length)
        )
      }),
    )
  })
})
