import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundlesIn } from '../../../src-main/files/bundles-in'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'

/** A stick with these files on it. */
function stickWith(...names: string[]): string {
  const stick = folderOfTest()
  for (const name of names) {
    const file = path.join(stick, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, 'x')
  }
  return stick
}
const namesIn = async (stick: string) => valueOf(await bundlesIn(stick)).files.map(({ name }) => name)

describe('what looks like a bundle on a stick', () => {
  it('lies in it or in a folder in it, in the order in which each office wrote', async () => {
    const stick = stickWith(
      '别的.QLB',
      '371722001002-report-2026Q3-0001.qlb',
      '371722001001-report-2026Q2-0010.qlb',
      '安平/371722001001-report-2026Q3-0009.qlb',
      '371722001001.pub',
      '安平/三/371722001001-report-2026Q3-0011.qlb',
      '封面.pdf',
      '371722001003-report-2026Q3-0001.qlb.age',
    )
    expect(await namesIn(stick)).toEqual([
      path.join('安平', '371722001001-report-2026Q3-0009.qlb'),
      '371722001001-report-2026Q2-0010.qlb',
      '371722001002-report-2026Q3-0001.qlb',
      '371722001003-report-2026Q3-0001.qlb.age',
      '别的.QLB',
    ])
  })

  it('is a plain file: no link out of the stick, no pipe that never ends, nothing hidden, no folder', async () => {
    const stick = stickWith('a.qlb', '.b.qlb', '._a.qlb', '.Trash/c.qlb', 'd.qlb/e.txt')
    const outside = path.join(folderOfTest(), 'secret.qlb')
    fs.writeFileSync(outside, 'x')
    fs.symlinkSync(outside, path.join(stick, 'f.qlb'))
    fs.symlinkSync(path.dirname(outside), path.join(stick, 'g'))
    execFileSync('mkfifo', [path.join(stick, 'h.qlb')])
    expect(await namesIn(stick)).toEqual(['a.qlb'])
  })

  it('is shown without characters that are not seen or turn a name around', async () => {
    const stick = stickWith('\u202eblq.elif\u202c.qlb', 'a\u200bb.qlb', 'c\nd.qlb')
    for (const name of await namesIn(stick)) expect(name).toMatch(/^[\x20-\x7e\ufffd]+\.qlb$/)
    const { files } = valueOf(await bundlesIn(stick))
    expect(files.every(({ path: file }) => fs.existsSync(file))).toBe(true)
  })

  it('is not looked for among more than 20,000 names, and that is said: none is left out unsaid', async () => {
    const stick = stickWith('安平/371722001001-report-2026Q3-0001.qlb')
    for (let i = 0; i < 20_000; i++) fs.writeFileSync(path.join(stick, '安平', `${i}.txt`), '')
    expect(codesOf(await bundlesIn(stick))).toEqual(['folder-too-large'])
  })

  it('is listed up to 500, and the rest is counted', async () => {
    const stick = stickWith(...Array.from({ length: 503 }, (_, i) => `${i}.qlb`))
    expect(valueOf(await bundlesIn(stick))).toMatchObject({ files: { length: 500 }, left: 3 })
  })

  it.each([
    ['a stick that was pulled out', 'gone', 'disk-enoent'],
    ['a file', 'a.qlb', 'disk-enotdir'],
  ])('is not asked of %s', async (_, name, code) => {
    expect(codesOf(await bundlesIn(path.join(stickWith('a.qlb'), name)))).toEqual([code])
  })
})
