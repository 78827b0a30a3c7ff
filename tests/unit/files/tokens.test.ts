import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTokens } from '../../../src-main/files/tokens'
import { codesOf } from '../outcome'
import { folderOfTest } from '../journal/journal-bench'

describe('a passphrase typed for a file', () => {
  it('is there once, for the file it was typed for', () => {
    const tokens = createTokens()
    const [one, other] = [tokens.take('one'), tokens.take('other')]
    expect(tokens.takePassphrase(one)).toBeNull()
    tokens.keepPassphrase(one, 'a passphrase')
    expect(tokens.takePassphrase(other)).toBeNull()
    expect(tokens.takePassphrase(one)).toBe('a passphrase')
    expect(tokens.takePassphrase(one)).toBeNull()
  })
})

describe('a path behind a token', () => {
  it('is read by its token, and the token tells nothing of it', () => {
    const file = path.join(folderOfTest(), '花名册.xlsx')
    fs.writeFileSync(file, 'rows')
    const tokens = createTokens()
    const token = tokens.take(file)
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(tokens.take(file)).not.toBe(token)
    expect(tokens.read(token)).toEqual({
      ok: true,
      value: { name: '花名册.xlsx', bytes: new Uint8Array(Buffer.from('rows')) },
    })
  })

  it('is only what was taken: a path, a guess or another start’s token reads and writes nothing', () => {
    const folder = folderOfTest()
    fs.writeFileSync(path.join(folder, 'a'), 'x')
    const tokens = createTokens()
    for (const guess of [path.join(folder, 'a'), '0'.repeat(32), '', createTokens().take(path.join(folder, 'a'))]) {
      expect(codesOf(tokens.read(guess))).toEqual(['file-not-chosen'])
      expect(codesOf(tokens.writeInto(guess, 'x', Buffer.from('x')))).toEqual(['file-not-chosen'])
    }
    expect(fs.readdirSync(folder)).toEqual(['a'])
  })

  it.each([
    ['a file that is gone', 'gone.xlsx', 'disk-enoent'],
    ['a folder', '.', 'disk-eisdir'],
  ])('says in Chinese what is wrong with %s', (_, name, code) => {
    const tokens = createTokens()
    const outcome = tokens.read(tokens.take(path.join(folderOfTest(), name)))
    expect(codesOf(outcome)).toEqual([code])
    expect(outcome).toMatchObject({ problems: [{ message: expect.stringMatching(/[\u4e00-\u9fff]+。$/) }] })
  })

  it('writes into a folder of the command line, made where it is missing, and gives back what the disk has', () => {
    const folder = path.join(folderOfTest(), 'stick', 'reports')
    const tokens = createTokens()
    const written = tokens.writeInto(tokens.take(folder, true), 'a.qlb', Buffer.from('bundle'))
    expect(written).toEqual({
      ok: true,
      value: { file: path.join(folder, 'a.qlb'), bytes: new Uint8Array(Buffer.from('bundle')), size: 6 },
    })
  })

  it('makes no folder in the place of a stick that was pulled out after it was chosen', () => {
    const folder = path.join(folderOfTest(), 'stick')
    const tokens = createTokens()
    expect(codesOf(tokens.writeInto(tokens.take(folder), 'a.qlb', Buffer.from('bundle')))).toEqual(['disk-enoent'])
    expect(fs.existsSync(folder)).toBe(false)
  })

  it.each(['../a.qlb', '/etc/passwd', 'x/y', '.hidden', '..'])('writes no file named %s', name => {
    const folder = folderOfTest()
    const tokens = createTokens()
    expect(() => tokens.writeInto(tokens.take(folder), name, Buffer.from('x'))).toThrow('not a file name')
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('refuses a folder that is a file', () => {
    const file = path.join(folderOfTest(), 'file')
    fs.writeFileSync(file, 'x')
    const tokens = createTokens()
    const refused = tokens.writeInto(tokens.take(file), 'a.qlb', Buffer.from('x'))
    expect(['disk-eexist', 'disk-enotdir']).toContain(codesOf(refused)[0])
    expect(fs.readFileSync(file, 'utf8')).toBe('x')
  })
})

describe('what was written here', () => {
  it('may be shown by its path, and nothing else may', () => {
    const folder = folderOfTest()
    fs.writeFileSync(path.join(folder, 'other'), 'x')
    const tokens = createTokens()
    const written = tokens.writeInto(tokens.take(folder), 'a.qlb', Buffer.from('bundle'))
    expect(tokens.wrote(path.join(folder, 'a.qlb'))).toBe(written.ok)
    for (const file of ['other', '../a.qlb', 'A.qlb']) expect(tokens.wrote(path.join(folder, file))).toBe(false)
    expect(tokens.wrote('/etc/passwd')).toBe(false)
  })
})
