import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { pngOf } from '../unit/attachments/pictures'
import { foundCommunity, generalMeeting } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftoppm', 'pdftotext')
let id: string
let draft: object

/** A record on paper, and what a scanner makes of its pages. */
async function scanned(name: string, dotsAnInch: number): Promise<string[]> {
  const pdf = path.join(folder, `${name}.pdf`)
  const printed = await qinlin(['print', 'meeting-record', '--id', id, '--to', pdf, '--profile', profile])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  run(folder, 'pdftoppm', ['-r', String(dotsAnInch), '-png', pdf, name])
  return fs.readdirSync(folder).filter(file => new RegExp(`^${name}-\\d+\\.png$`).test(file))
}
const attach = (...files: string[]) => ({
  do: 'attachments.add',
  input: { meeting: id, files: files.map(file => path.join(folder, file)) },
})
const scans = { query: 'meetings.scans', input: {} as object }

describe.skipIf(missing.length > 0)(`scans of printed records${missing.length ? ` (lacking: ${missing})` : ''}`, () => {
  beforeAll(async () => {
    const people = await foundCommunity(profile)
    const minutes = Array.from({ length: 70 }, (_, i) => `发言人${i + 1}：楼道要留出六米，由物业公司每月检查。`).join(
      '\n',
    )
    draft = { ...generalMeeting(people).draft, agenda: [{ title: '讨论充电桩', minutes }] }
    const [recorded] = await batch(profile, [{ do: 'meetings.record', input: draft }])
    id = valueOf<{ id: string }>(recorded).id
    scans.input = { id }
  })

  it('are read by the program itself: which page, which is missing, and which is out of date', async () => {
    const pages = await scanned('first', 150)
    expect(pages.length).toBeGreaterThan(1)
    const [, first] = await batch(profile, [attach(pages[1]!), scans])
    expect(first).toMatchObject({
      value: { rows: [{ state: 'current', words: `第2页，共${pages.length}页，与现在的记录一致` }] },
    })
    expect(valueOf<{ missing: string }>(first).missing).toMatch(/^第1次修订共\d页，还缺第1/)
    const corrected = { do: 'meetings.correct', input: { ...draft, id, place: '二楼会议室' } }
    const [done, , after] = await batch(profile, [corrected, attach(pages[0]!), scans])
    expect(done).toMatchObject({ ok: true })
    expect(valueOf<{ rows: { state: string }[] }>(after).rows.map(({ state }) => state)).toEqual(['earlier', 'earlier'])
  })

  it('without a code are taken at once, however large and restless the picture', async () => {
    let seed = 1
    const noise = pngOf(1600, 2300, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) & 255)
    fs.writeFileSync(path.join(folder, 'noise.png'), noise)
    const begun = Date.now()
    const [added, asked] = await batch(profile, [attach('noise.png'), scans])
    expect(added).toMatchObject({ ok: true })
    expect(Date.now() - begun).toBeLessThan(20_000)
    expect(valueOf<{ rows: { state: string }[] }>(asked).rows.map(({ state }) => state)).toContain('none')
  })

  it('bear no code where the office wants only words, and the words stand there all the same', async () => {
    await batch(profile, [{ do: 'office.setFoot', input: { code: 'none' } }])
    const [page] = await scanned('plain', 150)
    const [, asked] = await batch(profile, [attach(page!), scans])
    expect(valueOf<{ rows: { words: string }[] }>(asked).rows.map(({ words }) => words)).toContain(
      '没有读到会议记录的页脚二维码',
    )
    expect(run(folder, 'pdftotext', ['plain.pdf', '-']).output).toMatch(/记录 \S+\s*修订 2[\s\S]*第 ?1 ?页/)
  })
})
