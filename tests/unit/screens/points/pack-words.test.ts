import { describe, expect, it } from 'vitest'
import { stateOf } from '../../../../src-renderer/screens/points/packs/pack-words'

const line = { inForce: false, state: 'adopted', from: '2026-01-01', until: null } as const
const text = (more: object) => stateOf({ ...line, ...more }, '2026-11-23').text

describe('where a version of the rules stands', () => {
  it('a former one keeps its time, whether it was adopted or only shipped', () => {
    expect(text({ until: '2026-10-31' })).toBe('以前的，2026年1月1日至10月31日')
    expect(text({ state: 'shipped', until: '2026-10-31' })).toBe('以前的，2026年1月1日至10月31日')
    expect(text({ from: '2025-01-01', until: '2026-10-31' })).toBe('以前的，2025年1月1日至2026年10月31日')
  })
  it('the one in force says until when, where another is adopted already', () => {
    expect(text({ inForce: true })).toBe('现行')
    expect(text({ inForce: true, until: '2026-12-31' })).toBe('现行，到2026年12月31日')
    expect(text({ from: '2027-01-01' })).toBe('待起用')
    expect(text({ state: 'shipped' })).toBe('可以起用')
    expect(text({ state: 'draft' })).toBe('草案')
  })
})
