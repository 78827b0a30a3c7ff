/** Where a list stands in the window, in pixels: below its field or above it, never beyond an edge. */
export interface ListPlace {
  left: number
  width: number
  maxHeight: number
  top?: number
  bottom?: number
}

/** Eight rows and the edges of the list. */
const wanted = 8 * 36 + 8
const gap = 4
const margin = 8

/** Below the field where there is room for the whole list, else where there is more of it. */
export function placeList(
  field: { left: number; top: number; bottom: number; width: number },
  height: number,
): ListPlace {
  const below = height - field.bottom - gap - margin
  const above = field.top - gap - margin
  const across = { left: field.left, width: field.width }
  if (below >= wanted || below >= above)
    return { ...across, top: field.bottom + gap, maxHeight: Math.min(wanted, below) }
  return { ...across, bottom: height - field.top + gap, maxHeight: Math.min(wanted, above) }
}
