import { expect, it } from 'vitest'
import { copiedWords } from '../../../src-renderer/screens/office/backup-words'

it('a copy on the disk of the books is never said to be one to take away', () => {
  const place = { path: 'E:\\备份', present: true, copied: '2026-11-22T04:00:00.000Z' }
  expect(copiedWords({ ...place, sameDisk: false })).toContain('可以拔出')
  expect(copiedWords({ ...place, sameDisk: true })).toContain('同一块盘')
  expect(copiedWords({ ...place, sameDisk: true })).not.toContain('拔出')
})
