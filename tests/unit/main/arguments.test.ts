import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../src-main/command-line/arguments'

const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean))

describe('the command line', () => {
  it.each([
    ['', { verb: '', words: [] }],
    [
      'do office.create --input - --profile p',
      { verb: 'do', words: ['office.create'], options: { input: '-', profile: 'p' } },
    ],
    ['import a.xlsx --as members --dry-run --json', { verb: 'import', words: ['a.xlsx'], options: { as: 'members' } }],
    ['export --period=2026Q3 --to out', { verb: 'export', options: { period: '2026Q3', to: 'out' } }],
    ['verify a.qlb b.qlb --key k.pub', { verb: 'verify', words: ['a.qlb', 'b.qlb'] }],
    ['restore a.tar --backup-passphrase-file p', { verb: 'restore', options: { 'backup-passphrase-file': 'p' } }],
    ['recover --up-to-damage', { verb: 'recover', flags: new Set(['up-to-damage']) }],
    ['backup-passphrase off', { verb: 'backup-passphrase', words: ['off'] }],
    ['do --help', { verb: 'help' }],
    ['--help', { verb: 'help' }],
  ])('reads: %s', (line, expected) => expect(parse(line)).toMatchObject(expected))

  it.each([
    ['dance', 'dance'],
    ['backup-passphrase', '参数'],
    ['backup-passphrase 安平社区2026', 'set、change 或 off'],
    ['do', '参数'],
    ['do a b', '参数'],
    ['import a.xlsx', '--as'],
    ['export --period 2026Q3', '--to'],
    ['print meeting-record', '--to'],
    ['query x --colour red', '--colour'],
    ['query x --input', '--input'],
  ])('says what is wrong: %s', (line, word) =>
    expect(parse(line)).toMatchObject({ wrong: expect.stringContaining(word) }),
  )
})
