import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSameDisk } from '../../../src-main/files/same-disk'
import { folderOfTest } from '../journal/journal-bench'

describe('whether two folders lie on one disk', () => {
  it('is what the system says of them', () => {
    const folder = folderOfTest()
    expect(isSameDisk(folder, path.dirname(folder), 'linux')).toBe(true)
    expect(isSameDisk(folder, '/proc', 'linux')).toBe(false)
  })

  it('is false where one is gone: a stick that was pulled out', () => {
    const gone = path.join(folderOfTest(), 'gone')
    expect(isSameDisk(gone, gone, 'linux')).toBe(false)
  })

  it.each([
    ['C:\\Users\\a\\qinlin', 'c:\\备份', true],
    ['C:\\Users\\a\\qinlin', 'E:\\备份', false],
    ['C:\\qinlin', '\\\\server\\share\\备份', false],
  ])('goes by the drive on Windows: %s and %s', (one, other, same) => {
    expect(isSameDisk(one, other, 'win32')).toBe(same)
  })
})
