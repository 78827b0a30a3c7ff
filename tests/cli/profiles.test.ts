import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { community, street } from './offices'
import { batch, codesOf, problemCodes, qinlin, start, valueOf } from './program'

describe('profiles', () => {
  it('never share a store, not even one inside another', async () => {
    const outer = path.join(emptyFolder(), 'p')
    const inner = path.join(outer, 'p')
    await batch(outer, [{ do: 'office.create', input: community }])
    const [before, made] = await batch(inner, [{ query: 'office.current' }, { do: 'office.create', input: street }])
    expect(valueOf(before)).toMatchObject({ office: null, operators: [] })
    valueOf(made)
    const [here] = await batch(outer, [{ query: 'office.current' }])
    expect(valueOf(here)).toMatchObject({ office: { name: community.name } })
  })

  it('are held by one process: a second is refused by name, the first goes on', async () => {
    const profile = path.join(emptyFolder(), 'p')
    const first = start(['batch', '-', '--profile', profile, '--operator', '周敏'], { open: true })
    await vi.waitFor(() => expect(fs.existsSync(path.join(profile, 'store-id'))).toBe(true), { timeout: 30_000 })
    const second = await qinlin(['doctor', '--profile', profile, '--json'])
    expect(second).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(second)).toEqual(['profile-in-use'])
    first.finish()
    expect(await first.ended).toMatchObject({ status: 0, stderr: '' })
    expect(await qinlin(['doctor', '--profile', profile])).toMatchObject({ status: 0 })
  })

  it('are refused while another PC has them open, with its name and who works there, and then are touched by nothing', async () => {
    const profile = emptyFolder()
    const lock = path.join(profile, 'lock.json')
    const holder = { host: 'office-2', pid: 1, operator: '陈晓梅', window: true }
    const held = (beat: number) => fs.writeFileSync(lock, JSON.stringify({ ...holder, beat }))
    held(Date.now())
    const before = fs.readFileSync(lock, 'utf8')
    const refused = await qinlin(['do', 'office.create', '--profile', profile, '--input', '-'], {
      input: JSON.stringify(community),
    })
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toBe('这份数据正在office-2上打开（陈晓梅）。请先在那边关闭程序。\n')
    expect(fs.readdirSync(profile)).toEqual(['lock.json'])
    expect(fs.readFileSync(lock, 'utf8')).toBe(before)

    // A clock that is two years behind says nothing: the next beat does.
    const behind = Date.now() - 2 * 365 * 86_400_000
    held(behind)
    const waiting = qinlin(['query', 'office.current', '--profile', profile])
    setTimeout(() => held(behind + 20_000), 3000)
    const still = await waiting
    expect(still).toMatchObject({ status: 1, stdout: '' })
    expect(still.stderr).toContain('正在看那边是否还开着')

    fs.rmSync(lock)
    const [made] = await batch(profile, [{ do: 'office.create', input: community }])
    valueOf(made)
    expect(fs.existsSync(lock)).toBe(false)
  })
})

describe('a folder without books', () => {
  it.each([['doctor'], ['backup', '--to', 'a.tar'], ['recover'], ['export', '--period', '2026Q3', '--to', '.']])(
    'is not taken for sound by %s, nor made',
    async (...words) => {
      const profile = path.join(emptyFolder(), 'mistyped')
      const ran = await qinlin([...words, '--profile', profile, '--json'])
      expect(ran).toMatchObject({ status: 1, stdout: '' })
      expect(problemCodes(ran)).toEqual(['profile-missing'])
      expect(fs.existsSync(profile)).toBe(false)
    },
  )
})

describe('a batch', () => {
  const lines = [
    { do: 'office.create', input: community },
    { do: 'office.create', input: community },
    { do: 'office.addOperator', input: { name: '王强' } },
  ]

  it.each([
    ['stops at the first failure', [], [true, false], ['周敏']],
    ['goes on with --keep-going', ['--keep-going'], [true, false, true], ['周敏', '王强']],
  ])('%s, and ends with status 1', async (_, words, answered, operators) => {
    const profile = path.join(emptyFolder(), 'p')
    const input = lines.map(line => `${JSON.stringify(line)}\r\n`).join('\n')
    const ran = await qinlin(['batch', '-', '--profile', profile, ...words], { input: `\ufeff${input}` })
    expect(ran).toMatchObject({ status: 1, stderr: '' })
    const answers = ran.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { ok: boolean })
    expect(answers.map(({ ok }) => ok)).toEqual(answered)
    const [current] = await batch(profile, [{ query: 'office.current' }])
    expect(
      valueOf<{ operators: { name: string }[] }>(current)
        .operators.map(({ name }) => name)
        .sort(),
    ).toEqual(operators.sort())
  })

  it('answers a line that is no JSON or no command with its number', async () => {
    const profile = path.join(emptyFolder(), 'p')
    const input = '{"query":"office.current"}\n{"query"\n{"ask":"office.current"}\n[]\nnull\n'
    const ran = await qinlin(['batch', '-', '--keep-going', '--profile', profile], { input })
    const answers = ran.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Parameters<typeof codesOf>[0])
    expect(answers.map(codesOf)).toEqual([[], ['input-not-json'], ...Array(3).fill(['input-incomplete'])])
    expect(answers[1]).toMatchObject({ problems: [{ row: 2 }] })
  })
})
