import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecord } from '../../src-main/journal/record'
import { emptyFolder } from '../interop/tools'
import { foundCommunity, generalMeeting } from './offices'
import { batch, problemCodes, qinlin, valueOf, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'p')
const file = path.join(folder, 'stick', '台账备份.tar')
const hash: Line = { query: 'office.statehash' }
const hashOf = async (of: string) => valueOf((await batch(of, [hash]))[0])
const loseStore = (of: string) => fs.rmSync(path.join(of, 'chromium/IndexedDB'), { recursive: true })
let state: unknown

beforeAll(async () => {
  fs.mkdirSync(path.dirname(file))
  const people = await foundCommunity(profile)
  valueOf((await batch(profile, [{ do: 'meetings.record', input: generalMeeting(people).draft }]))[0])
  state = await hashOf(profile)
})

describe('a backup on the command line', () => {
  it('is one file, which another PC goes on with', async () => {
    const made = await qinlin(['backup', '--to', file, '--profile', profile, '--json'])
    expect(made, made.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(made.stdout)).toMatchObject({ file, entry: 3, size: fs.statSync(file).size, encrypted: false })
    const before = fs.readFileSync(file)
    const again = await qinlin(['backup', '--to', file, '--profile', profile, '--json'])
    expect([again.status, problemCodes(again)]).toEqual([1, ['file-exists']])
    expect(fs.readFileSync(file).equals(before)).toBe(true)
    expect(await qinlin(['backup', '--to', file, '--overwrite', '--profile', profile])).toMatchObject({ status: 0 })
    const other = path.join(folder, 'other')
    expect(await qinlin(['restore', file, '--profile', other])).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(other)).toEqual(state)
  })

  it('leads back, and says where the way back from there is', async () => {
    valueOf((await batch(profile, [{ do: 'office.addOperator', input: { name: '王强' } }]))[0])
    const restored = await qinlin(['restore', file, '--profile', profile, '--json'])
    expect(restored, restored.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(restored.stdout)).toMatchObject({ before: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await hashOf(profile)).toEqual(state)
    expect(await qinlin(['doctor', '--profile', profile])).toMatchObject({ status: 0 })
  })

  it('brings a profile back whose store and journal are both gone', async () => {
    loseStore(profile)
    fs.rmSync(path.join(profile, 'journal'), { recursive: true })
    expect(await qinlin(['recover', '--backup', file, '--profile', profile])).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(profile)).toEqual(state)
  })

  it('that is no backup is refused by name, and changes nothing', async () => {
    const wrong = path.join(folder, 'wrong.tar')
    fs.writeFileSync(wrong, 'x')
    const refused = await qinlin(['restore', wrong, '--profile', profile, '--json'])
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(refused)).toEqual(['backup-damaged'])
    expect(await hashOf(profile)).toEqual(state)
  })
})

describe('a backup under a passphrase on the command line', () => {
  const stick = path.join(folder, 'stick')
  const [locked, own, wrong, short, lines] = ['locked.tar', 'passphrase', 'wrong', 'short', 'lines'].map(name =>
    path.join(stick, name),
  ) as [string, string, string, string, string]
  const withPassphrase = (name: string) => ['--backup-passphrase-file', name]

  beforeAll(async () => {
    // As a Windows editor leaves it.
    fs.writeFileSync(own, '\ufeff安平社区 2026\r\n')
    fs.writeFileSync(wrong, '安平社区 2025\n')
    fs.writeFileSync(short, '1234567\n')
    fs.writeFileSync(lines, '安平社区 2026\r\n安平社区 2025\r\n')
    const made = await qinlin(['backup', '--to', locked, '--profile', profile, ...withPassphrase(own)])
    expect(made, made.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(made.stdout)).toMatchObject({ encrypted: true })
  })

  it('is asked for by name, refuses a wrong one, and goes on with the right one', async () => {
    const other = path.join(folder, 'locked-new')
    const restore = (...more: string[]) => qinlin(['restore', locked, '--profile', other, '--json', ...more])
    const refused = await restore()
    expect([refused.status, problemCodes(refused)]).toEqual([1, ['backup-locked']])
    const mistyped = await restore(...withPassphrase(wrong))
    expect([mistyped.status, problemCodes(mistyped)]).toEqual([1, ['backup-passphrase-wrong']])
    expect(fs.existsSync(path.join(other, 'incoming'))).toBe(false)
    expect(await restore(...withPassphrase(own))).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(other)).toEqual(state)
  })

  it('stays set: later copies are under it without its being named, and another one is refused', async () => {
    const later = path.join(stick, 'later.tar')
    expect(await qinlin(['backup', '--to', later, '--profile', profile])).toMatchObject({ status: 0, stderr: '' })
    const refused = await qinlin(['restore', later, '--profile', profile, '--json'])
    expect(problemCodes(refused)).toEqual(['backup-locked'])
    const never = path.join(stick, 'never.tar')
    const made = await qinlin(['backup', '--to', never, '--profile', profile, '--json', ...withPassphrase(wrong)])
    expect([made.status, problemCodes(made)]).toEqual([1, ['backup-passphrase-wrong']])
    expect(fs.existsSync(never)).toBe(false)
  })

  it('makes a lost store anew', async () => {
    loseStore(profile)
    fs.rmSync(path.join(profile, 'journal'), { recursive: true })
    const recover = (...more: string[]) =>
      qinlin(['recover', '--backup', locked, '--profile', profile, '--json', ...more])
    expect(problemCodes(await recover())).toEqual(['backup-locked'])
    expect(await recover(...withPassphrase(own))).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(profile)).toEqual(state)
  })

  it('is set, changed by whoever knows it, and switched off; never by words of the command line', async () => {
    const other = path.join(folder, 'changing')
    await foundCommunity(other)
    const passphrase = (...words: string[]) =>
      qinlin(['backup-passphrase', ...words, '--profile', other, '--json'], { input: '安平社区 2027\n' })
    const refusedFor = async (...words: string[]) => {
      const refused = await passphrase(...words)
      return [refused.status, ...problemCodes(refused)]
    }
    const set = { status: 0, stdout: '{"protection":"set"}\n', stderr: '' }
    expect(await refusedFor('set')).toEqual([1, 'backup-passphrase-missing'])
    expect(await refusedFor('change', ...withPassphrase(own))).toEqual([1, 'backup-passphrase-none'])
    expect(await passphrase('set', ...withPassphrase(own))).toMatchObject(set)
    expect(await refusedFor('set', ...withPassphrase(own))).toEqual([1, 'backup-passphrase-set'])
    const change = (before: string) => ['change', '--old-passphrase-file', before, ...withPassphrase('-')]
    expect(await refusedFor(...change(wrong))).toEqual([1, 'backup-passphrase-wrong'])
    expect(await passphrase(...change(own))).toMatchObject(set)
    expect(await refusedFor(...change(own))).toEqual([1, 'backup-passphrase-wrong'])
    expect(await passphrase('off')).toMatchObject({ status: 0, stdout: '{"protection":"none"}\n' })
    const open = await qinlin(['backup', '--to', path.join(stick, 'open.tar'), '--profile', other])
    expect(JSON.parse(open.stdout)).toMatchObject({ encrypted: false })
  })

  it('that is too short, or whose file is gone or has more than one line, makes no backup', async () => {
    const other = path.join(folder, 'short')
    await foundCommunity(other)
    const backUp = (name: string) =>
      qinlin(['backup', '--to', path.join(stick, 'none.tar'), '--profile', other, '--json', ...withPassphrase(name)])
    expect(problemCodes(await backUp(short))).toEqual(['backup-passphrase-short'])
    const gone = await backUp(path.join(stick, 'gone'))
    expect(problemCodes(gone)).toEqual(['passphrase-file-missing'])
    expect(gone.stderr).toContain('请检查 --backup-passphrase-file 后面的文件名')
    expect(problemCodes(await backUp(lines))).toEqual(['backup-passphrase-lines'])
    expect(fs.existsSync(path.join(stick, 'none.tar'))).toBe(false)
    expect(fs.existsSync(path.join(other, 'backup-key.json'))).toBe(false)
  })
})

describe('a lost store and a journal with a damaged entry', () => {
  it('goes on from before the damage where that is asked for by name', async () => {
    const other = path.join(folder, 'damaged')
    await foundCommunity(other)
    const before = await hashOf(other)
    const add = (name: string): Line => ({ do: 'office.addOperator', input: { name } })
    for (const answer of await batch(other, [add('王强'), add('李明')])) valueOf(answer)
    loseStore(other)
    fs.rmSync(path.join(other, 'backups'), { recursive: true })
    const file = path.join(other, 'journal', fs.readdirSync(path.join(other, 'journal'))[0]!)
    const bytes = fs.readFileSync(file)
    const third = Buffer.from(encodeRecord(decodeRecords(bytes).records[2]!))
    bytes[bytes.indexOf(third) + 60]! ^= 4
    fs.writeFileSync(file, bytes)

    expect(await qinlin(['recover', '--profile', other])).toMatchObject({ status: 1 })
    const recovered = await qinlin(['recover', '--up-to-damage', '--profile', other, '--json'])
    expect(recovered, recovered.stderr).toMatchObject({ status: 0, stdout: '{"entries":2,"lost":2}\n' })
    expect(recovered.stderr).toContain('recovered-lost')
    expect(await hashOf(other)).toEqual(before)
    const [aside] = fs.readdirSync(path.join(other, 'journal-damaged'))
    expect(fs.readFileSync(path.join(other, 'journal-damaged', aside!, path.basename(file))).equals(bytes)).toBe(true)
  })
})
