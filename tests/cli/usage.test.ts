import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { community, foundCommunity, generalMeeting } from './offices'
import { batch, jsonFile, problemCodes, qinlin, start, valueOf } from './program'

const parsed = <T>(text: string) => JSON.parse(text) as T

describe('the exit status', () => {
  it.each([
    [['frobnicate']],
    [['do']],
    [['import', 'a.xlsx']],
    [['query', 'office.current', '--colour', 'red']],
    [['doctor', '--profile']],
  ])('is 2 for wrong usage, which is explained on stderr: %j', async words => {
    const ran = await qinlin(words)
    expect(ran).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('亲邻台账 命令行') })
  })

  it('is 0 with the bare value on stdout and nothing on stderr, through the launcher too', async () => {
    const folder = emptyFolder()
    const words = ['do', 'office.create', '--profile', path.join(folder, 'p')]
    const input = JSON.stringify(community)
    const ran = await qinlin([...words, '--input', '-', '--json'], { launcher: true, input })
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(Object.keys(parsed(ran.stdout))).toEqual(['id'])
  })

  it.each([
    ['an unknown name', ['do', 'office.destroy'], 'unknown-name'],
    ['an input that is not JSON', ['do', 'office.create', '--input', '-'], 'input-not-json'],
    ['an input that is not there', ['do', 'office.create', '--input', '/nowhere/x.json'], 'disk-enoent'],
  ])('is 1 for %s, with the problem as JSON on stderr and nothing on stdout', async (_, words, code) => {
    const ran = await qinlin([...words, '--json', '--profile', path.join(emptyFolder(), 'p')], { input: '{"role"' })
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(ran)).toEqual([code])
  })

  it('is 1 for a refused command, said in Chinese without --json', async () => {
    const folder = emptyFolder()
    const input = jsonFile(folder, 'office.json', { ...community, code: 'x' })
    const ran = await qinlin(['do', 'office.create', '--profile', path.join(folder, 'p'), '--input', input])
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^[\u4e00-\u9fff]+：.*[\u4e00-\u9fff]/)
  })
})

describe('what can be done and asked', () => {
  it.each(['commands', 'queries'])('%s --json carries the JSON Schema of every input', async verb => {
    const ran = await qinlin([verb, '--json'])
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    const list = parsed<{ name: string; title: string; input: { type?: string; properties?: object } }[]>(ran.stdout)
    expect(list.length).toBeGreaterThan(10)
    for (const { name, title, input } of list) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/)
      expect(title).toMatch(/[\u4e00-\u9fff]/)
      expect(input, name).toMatchObject({ type: 'object', properties: expect.any(Object) })
    }
  })

  it('is listed without any profile: nothing is made anywhere', async () => {
    const [home, temporary] = [emptyFolder(), emptyFolder()]
    const folders = ['CONFIG', 'CACHE', 'DATA', 'STATE'].map(name => [`XDG_${name}_HOME`, path.join(home, name)])
    const env = { ...Object.fromEntries(folders), HOME: home, TMPDIR: temporary }
    for (const verb of ['commands', 'queries']) {
      const ran = await qinlin([verb], { env })
      expect(ran).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringMatching(/^office\.\S+ +\p{Script=Han}/u),
      })
    }
    expect([home, temporary].flatMap(folder => fs.readdirSync(folder))).toEqual([])
  })

  it('is listed while the profile named is held by another, and leaves that alone', async () => {
    const profile = path.join(emptyFolder(), 'p')
    const holder = start(['batch', '-', '--profile', profile], { open: true })
    await vi.waitFor(() => expect(fs.existsSync(path.join(profile, 'store-id'))).toBe(true), { timeout: 30_000 })
    const pid = () => parsed<{ pid: number }>(fs.readFileSync(path.join(profile, 'lock.json'), 'utf8')).pid
    const before = pid()
    const listed = await qinlin(['queries', '--json', '--profile', profile])
    expect(listed).toMatchObject({ status: 0, stderr: '' })
    expect(pid()).toBe(before)
    holder.finish()
    expect(await holder.ended).toMatchObject({ status: 0 })
  })

  it('has every name of other people’s scripts', async () => {
    const names = async (verb: string) =>
      parsed<{ name: string }[]>((await qinlin([verb, '--json'])).stdout).map(({ name }) => name)
    expect(await names('commands')).toEqual(
      expect.arrayContaining([
        'office.create',
        'meetings.record',
        'points.enter',
        'upstream.enrol',
        'upstream.approve',
      ]),
    )
    expect(await names('queries')).toEqual(
      expect.arrayContaining([
        ...['office.statehash', 'roster.members', 'roster.counts', 'meetings.owed', 'points.entries'],
        ...['points.account', 'points.quarter', 'upstream.figures', 'street.figures'],
      ]),
    )
  })
})

describe('a large result', () => {
  it('arrives whole through a pipe: 3 MB of it', async () => {
    const folder = emptyFolder()
    const profile = path.join(folder, 'p')
    const { draft } = generalMeeting(await foundCommunity(profile))
    const minutes = '会议'.repeat(500_000)
    const [recorded] = await batch(profile, [{ do: 'meetings.record', input: { ...draft, minutes } }])
    const input = jsonFile(folder, 'id.json', { id: valueOf<{ id: string }>(recorded).id })
    const ran = await qinlin(['query', 'meetings.get', '--profile', profile, '--input', input])
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(Buffer.byteLength(ran.stdout)).toBeGreaterThan(3_000_000)
    expect(parsed<{ meeting: { minutes: string } }>(ran.stdout).meeting.minutes).toBe(minutes)
    expect(fs.existsSync(path.join(profile, 'lock.json'))).toBe(false)
  })
})
