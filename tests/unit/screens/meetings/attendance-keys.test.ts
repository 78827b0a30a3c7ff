import { describe, expect, it } from 'vitest'
import { moveInGrid, reasonKeys, statusOfKey } from '../../../../src-renderer/screens/meetings/attendance-keys'

describe('keys of the attendance grid', () => {
  it('digits 1 to 7 set the reason, 0 is 到会, in the order of the reasons below', () => {
    expect(reasonKeys.map(({ digit, word }) => digit + word)).toEqual([
      '1事假',
      '2病假',
      '3公假',
      '4异地',
      '5免',
      '6无故缺席',
      '7书面意见',
      '0到会',
    ])
    expect(statusOfKey('6')).toBe('absent_unexcused')
    expect(statusOfKey('0')).toBe('present')
    expect(statusOfKey('8')).toBeNull()
    expect(statusOfKey('Enter')).toBeNull()
  })

  // 18 cells in rows of 6.
  it.each([
    [7, 'ArrowRight', 8],
    [7, 'ArrowLeft', 6],
    [7, 'ArrowDown', 13],
    [7, 'ArrowUp', 1],
    [7, 'Home', 0],
    [7, 'End', 17],
  ])('from %i %s leads to %i', (at, key, to) => expect(moveInGrid(at, key, 6, 18)).toBe(to))

  it('nothing lies beyond the edges, and a last row that is not full has no cell below it', () => {
    expect(moveInGrid(0, 'ArrowLeft', 6, 18)).toBe(0)
    expect(moveInGrid(2, 'ArrowUp', 6, 18)).toBe(2)
    expect(moveInGrid(17, 'ArrowRight', 6, 18)).toBe(17)
    expect(moveInGrid(9, 'ArrowDown', 6, 14)).toBe(9)
  })
  it('other keys are not the grid’s', () => expect(moveInGrid(3, 'Tab', 6, 18)).toBeNull())
})
