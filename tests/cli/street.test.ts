import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, generalMeeting, street } from './offices'
import { answersIn, batch, codesOf, problemCodes, qinlin, valueOf, type Answer, type Line } from './program'

interface Sent {
  file: string
  sequence: number
  revision: number
  digest: string
}
interface Figure {
  code: string
  numerator: number
  denominator: number | null
}

const folder = emptyFolder()
const [sender, copied, receiver, other, third] = ['sender', 'copied', 'receiver', 'other', 'third'].map(name =>
  path.join(folder, name),
) as [string, string, string, string, string]
const stick = path.join(folder, 'stick')
const period = '2026Q3'
const hash: Line = { query: 'office.statehash' }
const figures: Line = { query: 'street.figures', input: { period } }
const merge = (file: string): Line => ({ do: 'street.merge', input: { file } })

const plain = (rows: Figure[]) => rows.map(({ code, numerator, denominator }) => [code, numerator, denominator])
const states = (answers: Answer[]) => answers.map(answer => valueOf<{ state: string }>(answer).state)

/** Three bundles on a stick: the quarter, the quarter again after a correction by hand, and a month. */
let sent: Sent[]
let enrolment: { file: string; fingerprint: string }
/** The sender's own figures when it wrote the second bundle. */
let own: Figure[]

beforeAll(async () => {
  const people = await foundCommunity(sender)
  const { draft } = generalMeeting(people)
  const exported = (of: string): Line => ({ do: 'upstream.export', input: { period: of, to: stick } })
  valueOf((await batch(sender, [{ do: 'meetings.record', input: draft }]))[0])
  const first = await qinlin(['export', '--period', period, '--to', stick, '--profile', sender])
  expect(first, first.stderr).toMatchObject({ status: 0 })
  const points = { member: people[0]!.id, rule: 'B1', date: '2026-08-02', delta: 2, note: '志愿服务四小时' }
  const answers = await batch(sender, [
    { do: 'points.enter', input: points },
    { query: 'upstream.figures', input: { period } },
    exported(period),
    exported('2026-10'),
    { do: 'upstream.enrol', input: { to: stick } },
  ])
  own = valueOf<{ rows: Figure[] }>(answers[1]).rows
  sent = [JSON.parse(first.stdout) as Sent, valueOf<Sent>(answers[2]), valueOf<Sent>(answers[3])]
  enrolment = valueOf(answers[4])
})

describe('an exported bundle', () => {
  it('is numbered without a gap and names no person', () => {
    expect(sent.map(({ sequence, revision }) => [sequence, revision])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ])
    const names = sent.map(({ file }) => path.basename(file))
    expect(names[0]).toBe('371722001001-report-2026Q3-0001.qlb')
    expect(fs.readdirSync(stick).sort()).toEqual([...names, path.basename(enrolment.file), '371722001001.pub'].sort())
  })

  it('is verified with the key beside it, with the key named, and by nobody without a key', async () => {
    const beside = await qinlin(['verify', sent[0]!.file, '--json'])
    expect(beside, beside.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(beside.stdout)).toMatchObject({ office: '371722001001', sequence: 1, digest: sent[0]!.digest })

    const alone = path.join(emptyFolder(), path.basename(sent[0]!.file))
    fs.copyFileSync(sent[0]!.file, alone)
    const without = await qinlin(['verify', alone, '--json'])
    expect(without).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(without)).toEqual(['key-missing'])
    const named = await qinlin(['verify', alone, '--key', path.join(stick, '371722001001.pub')])
    expect(named).toMatchObject({ status: 0, stdout: expect.stringContaining('完好') })
  })

  it('is not verified with another office’s key', async () => {
    const key = path.join(emptyFolder(), 'other.pub')
    const { status } = run(path.dirname(key), 'minisign', ['-G', '-W', '-p', 'other.pub', '-s', 'other.key'])
    expect(status).toBe(0)
    const ran = await qinlin(['verify', sent[0]!.file, '--key', key, '--json'])
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(ran)).toEqual(['bundle-signature'])
  })

  const missing = lacking('unzip', 'sha256sum', 'minisign', 'bagit.py', 'frictionless')
  it.skipIf(missing.length > 0)(
    `is accepted by stock tools${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
    () => {
      const opened = emptyFolder()
      for (const { file } of sent) {
        const bag = path.join(opened, path.basename(file, '.qlb'))
        const done = (where: string, tool: string, ...words: string[]) => {
          const ran = run(where, tool, words)
          expect(ran.status, `${tool} ${words.join(' ')}\n${ran.output}`).toBe(0)
        }
        done(opened, 'unzip', '-tq', file)
        done(opened, 'unzip', '-q', file)
        done(bag, 'sha256sum', '--quiet', '--strict', '-c', 'manifest-sha256.txt')
        done(bag, 'sha256sum', '--quiet', '--strict', '-c', 'tagmanifest-sha256.txt')
        done(bag, 'minisign', '-V', '-p', path.join(stick, '371722001001.pub'), '-m', 'tagmanifest-sha256.txt')
        done(opened, 'bagit.py', '--validate', bag)
        done(bag, 'frictionless', 'validate', 'data/datapackage.json')
      }
    },
  )
})

describe('the street office', () => {
  it('takes nothing from an office it has not approved, nor with a wrong fingerprint', async () => {
    const wrong = enrolment.fingerprint.replace(/\d/, digit => String((Number(digit) + 1) % 10))
    const approve = (fingerprint: string): Line => ({
      do: 'upstream.approve',
      input: { file: enrolment.file, fingerprint },
    })
    const answers = await batch(
      receiver,
      [
        { do: 'office.create', input: street },
        hash,
        merge(sent[0]!.file),
        approve(wrong),
        hash,
        approve(enrolment.fingerprint),
        { query: 'street.reports', input: { period } },
      ],
      '--keep-going',
    )
    expect(codesOf(answers[2])).toEqual(['bundle-office-unknown'])
    expect(codesOf(answers[3])).toEqual(['fingerprint-differs'])
    expect(valueOf(answers[4])).toEqual(valueOf(answers[1]))
    expect(valueOf(answers[6])).toMatchObject({ rows: [{ office: '371722001001', state: 'missing' }] })
    for (const copy of [other, third]) fs.cpSync(receiver, copy, { recursive: true })
  })

  it('has the sender’s own figures, merges the same bundle again as known, and names a gap', async () => {
    const answers = await batch(receiver, [
      merge(sent[1]!.file),
      figures,
      hash,
      merge(sent[1]!.file),
      hash,
      merge(sent[2]!.file),
      merge(sent[0]!.file),
      figures,
    ])
    expect(states([answers[0]!, answers[3]!, answers[5]!, answers[6]!])).toEqual([
      'merged',
      'known',
      'merged',
      'merged',
    ])
    expect(answers.map(codesOf).flat()).toEqual(['bundle-gap', 'bundle-gap', 'bundle-gap'])
    expect(valueOf(answers[0])).toMatchObject({ sequence: 2, differences: 0 })
    expect(plain(valueOf<{ rows: Figure[] }>(answers[1]).rows)).toEqual(plain(own))
    expect(valueOf(answers[4])).toEqual(valueOf(answers[2]))
    expect(valueOf(answers[7])).toEqual(valueOf(answers[1]))
  })

  it('comes to the same state when the bundles come in another order', async () => {
    const files = sent.map(({ file }) => file)
    const ran = await qinlin(['merge', ...files, '--profile', other])
    expect(ran, ran.stderr).toMatchObject({ status: 0 })
    expect(
      ran.stdout
        .trim()
        .split('\n')
        .map(line => (JSON.parse(line) as { file: string }).file),
    ).toEqual(files)
    const [there] = await batch(other, [hash])
    const [here] = await batch(receiver, [hash])
    expect(valueOf(there)).toEqual(valueOf(here))
  })

  it('takes a folder of many: the bad one is named and stops no other, what is no report is left alone', async () => {
    const carried = emptyFolder()
    fs.mkdirSync(path.join(carried, '安平'))
    const [first, second, month] = sent.map(({ file }) => path.join(carried, path.basename(file)))
    fs.copyFileSync(sent[0]!.file, first!)
    const bytes = fs.readFileSync(sent[1]!.file)
    fs.writeFileSync(second!, bytes.subarray(0, bytes.length >> 1))
    const last = path.join(carried, '安平', path.basename(month!))
    fs.copyFileSync(sent[2]!.file, last)
    fs.copyFileSync(enrolment.file, path.join(carried, path.basename(enrolment.file)))
    fs.writeFileSync(path.join(carried, '封面.pdf'), 'x')

    const ran = await qinlin(['merge', carried, '--profile', third])
    expect(ran, ran.stderr).toMatchObject({ status: 1 })
    const lines = answersIn(ran.stdout) as (Answer & { file: string })[]
    expect(lines.map(({ file }) => file)).toEqual([first, second, last])
    expect(lines.map(codesOf)).toEqual([[], ['bundle-damaged'], ['bundle-gap']])
    const [there] = await batch(third, [{ query: 'street.bundles', input: { office: '371722001001' } }])
    expect(valueOf<{ rows: Sent[] }>(there).rows.map(({ sequence }) => sequence)).toEqual([3, 1])

    const empty = await qinlin(['merge', emptyFolder(), '--profile', third])
    expect(empty).toMatchObject({ status: 1 })
    expect(answersIn(empty.stdout).map(codesOf)).toEqual([['folder-empty']])
  })

  it('refuses two bundles of one sequence: somebody has copied the sender’s data', async () => {
    fs.cpSync(sender, copied, { recursive: true })
    const from = (profile: string) =>
      batch(profile, [
        { do: 'upstream.export', input: { period: '2026-11', to: path.join(folder, path.basename(profile), 'out') } },
      ])
    const [[first], [second]] = [await from(sender), await from(copied)]
    const answers = await batch(
      receiver,
      [merge(valueOf<Sent>(first).file), hash, merge(valueOf<Sent>(second).file), hash],
      '--keep-going',
    )
    expect(valueOf(answers[0])).toMatchObject({ state: 'merged', sequence: 4 })
    expect(codesOf(answers[2])).toEqual(['bundle-fork'])
    expect(valueOf(answers[3])).toEqual(valueOf(answers[1]))
  })
})
