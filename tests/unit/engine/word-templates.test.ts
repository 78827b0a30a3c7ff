import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { problemsOf, valueOf } from '../outcome'
import { changedTemplate, withParagraph } from '../word/own-template'
import { backUpTo, checksOf, hashOf, officePc, restoreFrom, switchOn, type Pc } from './backup-bench'

interface Listed {
  rows: { document: string; own: { name: string; sha256: string; whole: boolean } | null; tags: { tag: string }[] }[]
}

let pc: Pc & { folder: string }
const ask = async <T>({ engine }: Pc, name: string, input: unknown = {}): Promise<T> =>
  valueOf((await engine.query(name, input, '周敏')) as never)
const ownOf = async (of: Pc, document = 'meeting-record') =>
  (await ask<Listed>(of, 'word.templates')).rows.find(row => row.document === document)!.own
const write = (name: string, bytes: Uint8Array) => {
  fs.writeFileSync(path.join(pc.folder, name), bytes)
  return pc.disk.tokens.take(path.join(pc.folder, name))
}
const put = (name: string, bytes: Uint8Array) =>
  pc.engine.run('word.putTemplate', { document: 'meeting-record', file: write(name, bytes) }, '周敏')
const ours = (words = '存档一份') => changedTemplate(withParagraph(words))

beforeEach(async () => {
  pc = await officePc()
})

describe('a Word template of the office', () => {
  it('stands in the place of the shipped one, and comes off again', async () => {
    expect(await ownOf(pc)).toBeNull()
    valueOf(await put('我们的记录.docx', ours()))
    expect(await ownOf(pc)).toMatchObject({ name: '我们的记录.docx', whole: true })
    expect(await ownOf(pc, 'sign-in')).toBeNull()
    valueOf(await pc.engine.run('word.takeOffTemplate', { document: 'meeting-record' }, '周敏'))
    expect(await ownOf(pc)).toBeNull()
    expect(
      problemsOf(await pc.engine.run('word.takeOffTemplate', { document: 'meeting-record' }, '周敏'))[0],
    ).toMatchObject({
      code: 'template-shipped',
    })
  })
  it('comes back by undoing, bytes and all', async () => {
    valueOf(await put('一.docx', ours('一')))
    const first = await ownOf(pc)
    valueOf(await put('二.docx', ours('二')))
    const { rows } = await ask<{ rows: { number: number }[] }>(pc, 'office.journal', { limit: 1 })
    valueOf(await pc.engine.run('office.undo', { entry: rows[0]!.number }, '周敏'))
    expect(await ownOf(pc)).toEqual(first)
  })
  it('that does not fit changes nothing', async () => {
    const before = await hashOf(pc)
    const outcome = await put('错的.docx', ours('{会议地址}'))
    expect(problemsOf(outcome)[0]!.message).toContain('{会议地址}')
    expect(await hashOf(pc)).toEqual(before)
    expect(await ownOf(pc)).toBeNull()
  })
  it('is looked at beforehand without changing anything', async () => {
    const text = await ask<{ paragraphs: string[] }>(pc, 'word.checkTemplate', {
      document: 'meeting-record',
      file: write('看.docx', ours('页尾：{地点}')),
    })
    expect(text.paragraphs).toContain('页尾：党群服务站二楼会议室')
    expect(await ownOf(pc)).toBeNull()
  })
  it('is written out as it was put in, and the shipped one beside it', async () => {
    const bytes = ours()
    valueOf(await put('我们的记录.docx', bytes))
    const saved = async (name: string, more: object) => {
      const to = path.join(pc.folder, name)
      valueOf(
        await pc.engine.run(
          'word.saveTemplate',
          { document: 'meeting-record', to: pc.disk.tokens.take(to), ...more },
          '周敏',
        ),
      )
      return new Uint8Array(fs.readFileSync(to))
    }
    expect(await saved('own.docx', {})).toEqual(bytes)
    expect(await saved('shipped.docx', { shipped: true })).not.toEqual(bytes)
  })
  it('goes with a backup file to another PC', async () => {
    valueOf(await put('我们的记录.docx', ours()))
    const file = await backUpTo(pc, path.join(pc.folder, 'all.tar'))
    const other = await switchOn(path.join(pc.folder, 'other'))
    valueOf(await restoreFrom(other, file))
    expect(await ownOf(other)).toMatchObject({ name: '我们的记录.docx', whole: true })
    expect((await checksOf(other))['content']).toBe(true)
  })
  it('that is gone from the disk is named by the doctor', async () => {
    valueOf(await put('我们的记录.docx', ours()))
    fs.rmSync(path.join(pc.disk.profile.content, (await ownOf(pc))!.sha256))
    expect((await ownOf(pc))!.whole).toBe(false)
    const { checks } = await ask<{ checks: { code: string; detail: string; ok: boolean }[] }>(pc, 'office.check')
    expect(checks.find(({ code }) => code === 'content')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('1个 Word 模板'),
    })
  })
})
