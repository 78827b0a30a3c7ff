import { expect, it } from 'vitest'
import { backupFileTitle, copiedWords, differenceLines } from '../../../src-renderer/screens/office/backup-words'
import { placeState } from '../../../src-renderer/screens/second-place'

const place = {
  path: 'E:\\备份',
  present: true,
  sameDisk: false,
  copied: '2026-11-22T04:00:00.000Z',
  encrypted: false,
  lacking: 0,
}
const when = () => '今天 12:00'

it('a copy on the disk of the books is never said to be one to take away', () => {
  expect(copiedWords({ ...place, sameDisk: false })).toContain('可以拔出')
  expect(copiedWords({ ...place, sameDisk: true })).toContain('同一块盘')
  expect(copiedWords({ ...place, sameDisk: true })).not.toContain('拔出')
})

it('a second place that is none is amiss wherever it is shown, also once something was copied there', () => {
  expect(placeState(place, when)).toEqual({ ok: true, word: '最近一份 今天 12:00' })
  expect(placeState({ ...place, sameDisk: true }, when)).toMatchObject({
    ok: false,
    word: expect.stringContaining('同一块盘'),
  })
  expect(placeState({ ...place, path: null, present: false, copied: null }, when)).toMatchObject({ ok: false })
  expect(placeState({ ...place, present: false }, when)).toEqual({
    ok: false,
    word: '最近一份 今天 12:00；现在不在，插上后自动拷一份',
  })
})

it('a copy that lacks files says so wherever it is shown, and is nothing to take away', () => {
  expect(placeState({ ...place, lacking: 2 }, when)).toEqual({
    ok: false,
    word: '最近一份 今天 12:00，2个附件缺失或损坏，没有拷进去',
  })
  expect(copiedWords({ ...place, lacking: 2 })).toBe('已拷到第二个位置，但2个附件缺失或损坏，没有拷进去')
})

it('a copy and a file under a passphrase say so before somebody needs them', () => {
  expect(placeState({ ...place, encrypted: true }, when).word).toContain('需要口令')
  const office = { office: { id: 'o', role: 'community', name: '中共安平社区委员会', code: '371722001001' } } as const
  expect(backupFileTitle({ ...office, today: '2026-11-22' }, true)).toBe(
    '亲邻台账备份-中共安平社区委员会-2026-11-22-加密.tar',
  )
  expect(backupFileTitle({ ...office, today: '2026-11-22' }, false)).not.toContain('加密')
})

it('going back tells for each kind of record how many come, go and change', () => {
  const row = { table: 'members', label: '党员', now: 32, then: 30, lost: 3, back: 1, changed: 2 }
  const same = { table: 'meetings', label: '会议', now: 4, then: 4, lost: 0, back: 0, changed: 0 }
  expect(differenceLines([row, same])).toEqual([
    { label: '党员', text: '会少掉 3 条，会多出 1 条，会改动 2 条（现在 32 条，恢复后 30 条）' },
  ])
  expect(differenceLines([same])).toEqual([{ label: '台账', text: '和现在一样，没有不同' }])
})
