import type { Mark } from '../../../src-shared/grid/mark'
import type { PlainDate } from '../../../src-shared/plain-date'

/** A mark that ends with who or what has it: on that day, or where it was noted later, on the day of the note. */
export const endedMark = <M extends Mark>(mark: M, day: PlainDate): M => ({
  ...mark,
  to: day < mark.from ? mark.from : day,
})
