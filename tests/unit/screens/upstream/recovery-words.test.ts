import { describe, expect, it } from 'vitest'
import { printedWords, restoredWords, typingWords } from '../../../../src-renderer/screens/upstream/recovery-words'
import { recoveryRows } from '../../../../src-shared/bundle/recovery-code'

const rows = recoveryRows(new Uint8Array(50).fill(9))

describe('a sheet that is typed in', () => {
  it('says how far one is, and names the row that is wrong', () => {
    expect(typingWords('').hint).toContain('共5行')
    expect(typingWords(rows.slice(0, 2).join('\n')).hint).toBe('前2行对，共5行')
    expect(typingWords(rows.join(' ')).hint).toBe('5行都对')
    expect(typingWords([rows[0], rows[2]].join('\n')).error).toContain('第2行')
    expect(typingWords(`${rows.join('\n')}\n${rows[0]}`).error, 'two sheets in one field').toContain('只有5行')
    expect(typingWords(`${rows.join('\n')}\n0000`).error).toBe('')
  })
})

describe('what is known of sheets', () => {
  it('is advice where none were printed, a date where they were, and to print anew where the key is another', () => {
    expect(printedWords(null)).toMatchObject({ done: false, text: expect.stringContaining('建议') })
    const printed = { kind: 'shared', on: '2026-11-22', current: true } as const
    expect(printedWords(printed)).toEqual({ done: true, text: '2026年11月22日，三份，任意两份可恢复' })
    const before = printedWords({ ...printed, current: false })
    expect(before).toMatchObject({ done: false, text: expect.stringMatching(/以前那把密钥.*重新打印/) })
  })

  it('says behind a recovery what can be read again, and nothing was changed where nothing was lost', () => {
    const words = (as: 'current' | 'former' | 'held', protection: 'passphrase' | 'none' = 'passphrase') =>
      restoredWords({ as, protection }).lines.join('')
    expect(words('current')).toContain('又能打开')
    expect(words('former')).toMatch(/以前的登记文件.*两把都能用/)
    expect(words('held')).toContain('没有改动')
    expect(words('current', 'none')).toContain('没有口令保护')
    expect(words('current')).not.toContain('没有口令保护')
  })
})
