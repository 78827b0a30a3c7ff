import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyName, readCopyName } from '../../../src-main/backups/copy-name'
import type { BackupIndex } from '../../../src-shared/backup/backup-index'

const zone = process.env.TZ
beforeAll(() => void (process.env.TZ = 'Asia/Shanghai'))
afterAll(() => void (process.env.TZ = zone))

const index: BackupIndex = {
  format: 'qinlin-backup',
  version: 1,
  schema: 1,
  storeId: 's',
  office: { name: '中共安平社区委员会', code: '371722001001' },
  time: '2026-11-22T17:05:00.000Z',
  reason: 'hand',
  journal: { number: 12, hash: '0'.repeat(64) },
  restores: 0,
  tables: [],
}

describe('the name of a copy', () => {
  it('says the time by the clock of this PC, and whether the copy asks for a passphrase, and how many files it lacks', () => {
    expect(copyName(index, false, 0)).toBe('亲邻台账备份-371722001001-12-2026年11月23日01时05分.tar')
    expect(copyName(index, true, 0)).toBe('亲邻台账备份-371722001001-12-2026年11月23日01时05分-加密.tar')
    expect(copyName(index, true, 2)).toBe('亲邻台账备份-371722001001-12-2026年11月23日01时05分-加密-缺2个附件.tar')
  })

  it('is read back, also as earlier programs wrote it, and nothing else is taken for a copy', () => {
    const known = { code: '371722001001', entry: 12, lacking: 0 }
    for (const encrypted of [false, true])
      for (const lacking of [0, 2])
        expect(readCopyName(copyName(index, encrypted, lacking))).toEqual({ ...known, lacking })
    expect(readCopyName('亲邻台账备份-371722001001-12-20261122T170500Z.tar')).toEqual(known)
    expect(readCopyName('亲邻台账备份-中共安平社区委员会-2026-11-22.tar')).toBeNull()
  })
})
