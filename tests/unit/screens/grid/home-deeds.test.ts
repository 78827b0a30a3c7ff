import { expect, it } from 'vitest'
import { addMarkDeed, type Home } from '../../../../src-renderer/screens/grid/households/home-deeds'

const deed = addMarkDeed({ id: 'h1', door: '3-2-501', residents: [] as Home['residents'] } as Home, '2026-11-23')
const hint = (tag: string, from = '2026-11-23') => {
  const { hint: words } = deed.fields.find(({ name }) => name === 'from')!
  return typeof words === 'function' ? words({ tag, from }) : words
}

it('a tag says when it has to be looked at again, as the program sets it by itself', () => {
  expect(hint('aloneElder')).toBe('到2027年5月23日复核')
  expect(hint('aloneElder', '2026-08-31')).toBe('到2027年2月28日复核')
  expect(hint('veteran')).toBe('长期有效，不用复核')
  expect([hint(''), hint('rented', '')]).toEqual(['', ''])
})
