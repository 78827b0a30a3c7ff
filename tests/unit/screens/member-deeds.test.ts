import { expect, it } from 'vitest'
import { fullDeed } from '../../../src-renderer/screens/roster/deeds/member-deeds'
import { probationEnds } from '../../../src-shared/roster/party-age'

const doubt = (joined: string, regularised: string, extended = 0) =>
  fullDeed({ id: '1', name: '王寅' }, joined ? probationEnds(joined, extended) : null, '2026-11-23').doubt!({
    regularised,
  })

it('becoming a full member before the year of probation is full is asked about, at the field (党章 §7)', () => {
  expect(doubt('2026-02-01', '2026-11-23')).toEqual({
    regularised: '预备期到2027年2月1日才满，请核对日期。确实这样的，再点一次“登记转正”。',
  })
  expect(doubt('2026-02-01', '2027-02-01')).toEqual({})
  expect(doubt('2025-11', '2026-11-23'), 'only the month is known').toEqual({})
  expect(doubt('2025-11-01', '2026-11-23', 6), 'a meeting extended it').toHaveProperty('regularised')
  expect(doubt('', '2026-11-23')).toEqual({})
})
