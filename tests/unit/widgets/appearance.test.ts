import { expect, it } from 'vitest'
import { nextZoom, zoomSteps } from '../../../src-renderer/widgets/appearance'

it('zoom goes step by step from 100 to 175 % and no further', () => {
  const up: number[] = [1]
  for (let i = 0; i < zoomSteps.length; i++) up.push(nextZoom(up[up.length - 1]!, 1))
  expect(up).toEqual([...zoomSteps, 1.75])
  expect(nextZoom(1, -1)).toBe(1)
  expect(nextZoom(1.75, -1)).toBe(1.5)
  expect(nextZoom(1.2, 1)).toBe(1.25)
})
