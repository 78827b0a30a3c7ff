import { expect, it } from 'vitest'
import { problem } from '../../../src-shared/problem'
import type { Preview } from '../../../src-renderer/screens/roster/import/import-columns'
import { previewWithout } from '../../../src-renderer/screens/roster/import/preview-without'

const row = (at: number, action: Preview['rows'][number]['action']) => ({ row: at, action, name: '王强', value: {} })
const preview = {
  rows: [row(2, 'new'), row(3, 'refused'), row(4, 'doubtful')],
  problems: [problem('required', '', { row: 3 }), problem('column-missing', '')],
  counts: { new: 1, changed: 0, same: 0, doubtful: 1, refused: 1 },
} as Preview

it('a row that is left out is counted no more at once, and what was wrong with it is gone', () => {
  const now = previewWithout(preview, [3])
  expect(now.counts).toEqual({ new: 1, changed: 0, same: 0, doubtful: 1, refused: 0 })
  expect(now.rows.map(({ row }) => row)).toEqual([2, 4])
  expect(now.problems.map(({ code }) => code)).toEqual(['column-missing'])
})

it('once the file was checked without the row nothing is taken off twice', () => {
  const checked = previewWithout(preview, [3])
  expect(previewWithout(checked, [3])).toBe(checked)
})
