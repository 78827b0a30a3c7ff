import { expect, it } from 'vitest'
import { pairingDeed } from '../../../../src-renderer/screens/grid/pairings/pairing-deeds'

it('a pairing with a door behind which nobody lives is doubted once', () => {
  const door = (id: string, isLivedIn: boolean) => ({ id, name: id, label: id, tags: [], isLivedIn })
  const choices = { grids: [], people: [], doors: [door('h1', true), door('h2', false)], patrolDays: 'every' as const }
  const doubt = (household: string) => pairingDeed('2026-11-22', choices).doubt!({ household })
  expect(doubt('h1')).toEqual({})
  expect(doubt('h2')['household']).toContain('这一户没有登记居民')
})
