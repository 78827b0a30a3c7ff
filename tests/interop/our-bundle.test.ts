import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleFile } from '../../src-shared/bundle/bundle-name'
import { build, figures, info, publicKey, tables } from '../unit/bundle/sample'
import { hmac } from '../../src-renderer/engine/hmac'
import { withMatchCodes } from '../../src-shared/upstream/match'
import { emptyFolder, lacking, run } from './tools'

const scan = { bytes: Buffer.from('%PDF-1.4 a scan'), type: 'pdf' as const }
const quarters = ['2026-07-05', '2026-08-20', '2026-10-01']
const grown = {
  ...tables,
  meetings: quarters.map((date, i) => ({ ...tables.meetings[0]!, id: `e-${i + 1}`, date })),
  points: quarters.map((date, i) => ({ ...tables.points[0]!, id: `p-${i + 1}`, date })),
}

describe.each([
  ['pseudonymous', grown],
  ['named', grown],
  ['figures', grown],
  ['pseudonymous', {}],
] as const)('our bundle, %s, before stock tools', (detail, rows) => {
  const folder = emptyFolder()
  let bag = ''
  let file = ''

  beforeAll(async () => {
    const built = await build({ info: { ...info, detail }, tables: rows, figures, attachments: [scan] })
    file = path.join(folder, bundleFile(info))
    bag = path.join(folder, built.name)
    fs.writeFileSync(file, built.bytes)
    fs.writeFileSync(path.join(folder, 'office.pub'), publicKey)
    if (lacking('unzip').length === 0) run(folder, 'unzip', ['-q', file])
  })

  const tool = (name: string, ...tools: string[]) => {
    const missing = lacking('unzip', ...tools)
    return { name: missing.length ? `${name} (lacking: ${missing.join(', ')})` : name, skip: missing.length > 0 }
  }
  const check = (name: string, tools: string[], body: () => void) => {
    const { name: title, skip } = tool(name, ...tools)
    it.skipIf(skip)(title, body)
  }

  check('unzip -t', [], () => expect(run(folder, 'unzip', ['-t', file])).toMatchObject({ status: 0 }))

  check('sha256sum -c of both manifests', ['sha256sum'], () => {
    expect(run(bag, 'sha256sum', ['-c', '--strict', 'manifest-sha256.txt'])).toMatchObject({ status: 0 })
    expect(run(bag, 'sha256sum', ['-c', '--strict', 'tagmanifest-sha256.txt'])).toMatchObject({ status: 0 })
  })

  check('attachments named by their own sha-256', ['find', 'sha256sum', 'awk'], () => {
    const there = fs.existsSync(path.join(bag, 'data/attachments'))
    expect(there).toBe(detail === 'named')
    if (!there) return
    const line = `find data/attachments -type f -exec sha256sum {} + | awk '{split($2,p,"[/.]"); if (p[3] != $1) print $2}'`
    expect(fs.readFileSync('docs/bundle-format.md', 'utf8')).toContain(line)
    expect(run(bag, 'sh', ['-c', line])).toMatchObject({ status: 0, output: '' })
    fs.copyFileSync(path.join(bag, 'manifest-sha256.txt'), path.join(bag, `data/attachments/${'0'.repeat(64)}.pdf`))
    expect(run(bag, 'sh', ['-c', line]).output).toContain('0000')
    fs.rmSync(path.join(bag, `data/attachments/${'0'.repeat(64)}.pdf`))
  })

  check('minisign -V', ['minisign'], () => {
    const ran = run(bag, 'minisign', ['-V', '-p', '../office.pub', '-m', 'tagmanifest-sha256.txt'])
    expect(ran).toMatchObject({
      status: 0,
      output: expect.stringContaining('qinlin office=371722001001 epoch=1 sequence=7 kind=report'),
    })
  })

  check('bagit.py --validate', ['bagit.py'], () =>
    expect(run(folder, 'bagit.py', ['--validate', bag])).toMatchObject({ status: 0 }),
  )

  check('frictionless validate data/datapackage.json', ['frictionless'], () => {
    const ran = run(bag, 'frictionless', ['validate', 'data/datapackage.json', '--json'])
    expect(ran, ran.output).toMatchObject({ status: 0 })
    const { tasks } = JSON.parse(ran.output) as { tasks: { name: string; valid: boolean; stats: { rows: number } }[] }
    const expected =
      detail === 'figures' ? {} : { meetings: rows === grown ? 3 : 0, attendance: rows === grown ? 6 : 0 }
    expect(Object.fromEntries(tasks.map(task => [task.name, task.stats.rows ?? 0]))).toMatchObject({
      ...expected,
      figures: 2,
    })
  })

  check('a tool that checks does not pass a changed bundle', ['bagit.py', 'minisign', 'frictionless'], () => {
    const copy = emptyFolder()
    fs.cpSync(bag, copy, { recursive: true })
    fs.appendFileSync(path.join(copy, 'data/figures.csv'), 'x,y,no number,,\r\n')
    fs.appendFileSync(path.join(copy, 'tagmanifest-sha256.txt'), '\n')
    expect(run(folder, 'bagit.py', ['--validate', copy]).status).not.toBe(0)
    expect(
      run(copy, 'minisign', ['-V', '-p', path.join(folder, 'office.pub'), '-m', 'tagmanifest-sha256.txt']).status,
    ).not.toBe(0)
    expect(run(copy, 'frictionless', ['validate', 'data/datapackage.json']).status).not.toBe(0)
  })
})

const noOpenssl = lacking('openssl')
it.skipIf(noOpenssl.length > 0)(`a match code by openssl${noOpenssl.length ? ' (lacking: openssl)' : ''}`, async () => {
  const secret = 'ab'.repeat(32)
  const words = 'printf %s 11010519491231002X | openssl dgst -sha256 -mac HMAC -macopt hexkey:SECRET'
  expect(fs.readFileSync('docs/bundle-format.md', 'utf8')).toContain(words)
  const [coded] = await withMatchCodes([{ idNumber: '11010519491231002x' }], secret, hmac)
  expect(run(emptyFolder(), 'sh', ['-c', words.replace('SECRET', secret)]).output).toContain(coded!.match)
})
