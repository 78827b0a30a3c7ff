import { expect, it } from 'vitest'
import { placeList } from '../../../src-renderer/widgets/list-place'

const field = (top: number) => ({ left: 20, top, bottom: top + 40, width: 300 })

it('a list of names shows eight of them below its field where there is room', () => {
  expect(placeList(field(200), 768)).toEqual({ left: 20, width: 300, top: 244, maxHeight: 296 })
})

it('a list of names opens upward where the window ends below its field, and never beyond an edge', () => {
  expect(placeList(field(400), 512)).toEqual({ left: 20, width: 300, bottom: 116, maxHeight: 296 })
  expect(placeList(field(250), 512)).toEqual({ left: 20, width: 300, bottom: 266, maxHeight: 238 })
  expect(placeList(field(200), 512)).toEqual({ left: 20, width: 300, top: 244, maxHeight: 260 })
})
