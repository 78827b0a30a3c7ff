import { describe, expect, it } from 'vitest'
import {
  extendTo,
  goTo,
  noSelection,
  selectByKey,
  toggle,
  toggleAll,
  type Selection,
} from '../../../src-renderer/widgets/table-selection'

const keys = ['a', 'b', 'c', 'd', 'e']
const chosen = (selection: Selection | null) => [...(selection?.chosen ?? [])].join('')
const press = (start: Selection, ...names: string[]) =>
  names.reduce((now, name) => selectByKey(now, keys, name, 3) ?? now, start)

describe('selection in a table', () => {
  it('arrows move and stop at both ends, choosing nothing', () => {
    const at = toggle(noSelection, keys, 3)
    expect(press(at, 'ArrowDown', 'ArrowDown', 'ArrowDown').current).toBe(4)
    expect(press(at, 'Home', 'ArrowUp').current).toBe(0)
    expect(chosen(press(at, 'ArrowDown'))).toBe('d')
  })
  it('a row that is opened is where one is, and is not chosen', () => {
    const two = toggle(noSelection, keys, 1)
    expect(goTo(two, 3)).toEqual({ current: 3, anchor: 3, chosen: new Set('b') })
  })
  it('Space takes a row in and out', () => {
    const two = press(toggle(noSelection, keys, 0), 'ArrowDown', ' ')
    expect(chosen(two)).toBe('ab')
    expect(chosen(press(two, ' '))).toBe('a')
  })
  it('Shift stretches from where it began, both ways', () => {
    const at = toggle(noSelection, keys, 2)
    expect(chosen(press(at, 'Shift+ArrowDown', 'Shift+ArrowDown'))).toBe('cde')
    expect(chosen(press(at, 'Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowUp'))).toBe('bc')
    expect(chosen(extendTo(noSelection, keys, 3))).toBe('d')
  })
  it('page keys go by what is in sight', () => {
    expect(press(toggle(noSelection, keys, 0), 'PageDown').current).toBe(3)
    expect(press(toggle(noSelection, keys, 4), 'PageUp').current).toBe(1)
  })
  it('all, and all again is none', () => {
    const all = toggleAll(noSelection, keys)
    expect(chosen(all)).toBe('abcde')
    expect(chosen(toggleAll(all, keys))).toBe('')
    expect(chosen(press(noSelection, 'Ctrl+A'))).toBe('abcde')
  })
  it('what was ticked stays when more are ticked, also what a search hides', () => {
    const hidden = { ...noSelection, chosen: new Set(['x']) }
    expect(chosen(toggle(hidden, keys, 1))).toBe('xb')
    expect(chosen(extendTo(toggle(hidden, keys, 0), keys, 1))).toBe('xab')
    expect(chosen(extendTo(goTo(toggle(hidden, keys, 0), 3), keys, 4))).toBe('xade')
    expect(chosen(press(hidden, 'Ctrl+A'))).toBe('xabcde')
    expect(chosen(toggleAll(toggleAll(hidden, keys), keys))).toBe('x')
  })
  it('an empty table and a row that is not there do nothing', () => {
    expect(selectByKey(noSelection, [], 'ArrowDown', 3)).toBeNull()
    expect(toggle(noSelection, keys, -1)).toBe(noSelection)
    expect(selectByKey(noSelection, keys, 'x', 3)).toBeNull()
  })
})
