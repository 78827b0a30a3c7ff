import { describe, expect, it } from 'vitest'
import { isComposing, keyName, type KeyStroke } from '../../../src-renderer/widgets/keys'

const stroke = (key: string, more: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('names of keys', () => {
  it('letters are upper case whatever Shift and Caps Lock do', () => {
    expect(keyName(stroke('s', { ctrlKey: true }))).toBe('Ctrl+S')
    expect(keyName(stroke('S', { ctrlKey: true }))).toBe('Ctrl+S')
  })
  it('modifiers stand in one order', () => {
    expect(keyName(stroke('ArrowDown', { shiftKey: true }))).toBe('Shift+ArrowDown')
    expect(keyName(stroke('ArrowLeft', { altKey: true }))).toBe('Alt+ArrowLeft')
    expect(keyName(stroke('z', { ctrlKey: true, altKey: true, shiftKey: true }))).toBe('Ctrl+Alt+Shift+Z')
  })
  it('function keys and the space bar go by their own names', () => {
    expect(keyName(stroke('F1'))).toBe('F1')
    expect(keyName(stroke(' '))).toBe(' ')
  })
  it.each([{ isComposing: true }, { keyCode: 229 }])(
    'a key belongs to the input method while it composes: %j',
    state => {
      expect(isComposing(stroke('Enter', state))).toBe(true)
      expect(keyName(stroke('Enter', state))).toBe('')
    },
  )
})
