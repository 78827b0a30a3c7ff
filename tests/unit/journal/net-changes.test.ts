import { expect, it } from 'vitest'
import { netChanges } from '../../../src-shared/journal/net-changes'

it('a row that an entry wrote twice changed from how it was found to how it was left', () => {
  const row = (place: string) => ({ id: 'a', place })
  const changes = [
    { table: 'meetings', id: 'a', before: row('一'), after: row('二') },
    { table: 'points', id: 'a', after: row('点') },
    { table: 'meetings', id: 'a', before: row('二'), after: row('三') },
    { table: 'points', id: 'a', before: row('点') },
  ]
  expect(netChanges({ changes })).toEqual([
    { table: 'meetings', id: 'a', before: row('一'), after: row('三') },
    { table: 'points', id: 'a' },
  ])
})
