import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { changedTemplate, withParagraph } from '../unit/word/own-template'
import { paragraphsOf } from '../unit/word/word-text'
import { foundCommunity, generalMeeting } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
let id: string
let branch: string

beforeAll(async () => {
  const people = await foundCommunity(profile)
  branch = people[0]!.branch
  const [recorded] = await batch(profile, [{ do: 'meetings.record', input: generalMeeting(people).draft }])
  id = valueOf<{ id: string }>(recorded).id
})
const print = (document: string, to: string) =>
  qinlin(['print', document, '--id', id, '--to', path.join(folder, to), '--profile', profile])

it('a record and its sign-in sheet are written as Word files', async () => {
  const printed = await print('meeting-record', '记录.docx')
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  expect(JSON.parse(printed.stdout)).toMatchObject({ file: path.join(folder, '记录.docx') })
  const text = paragraphsOf(new Uint8Array(fs.readFileSync(path.join(folder, '记录.docx')))).join('\n')
  for (const word of ['支部党员大会会议记录', '参会人员', '主持人（签字）', '修订 1']) expect(text).toContain(word)
  expect(text).not.toMatch(/[{}]/)
  expect(await print('sign-in', '签到.docx')).toMatchObject({ status: 0 })
})

it('a record is written in the template of the office, and a file that is none changes nothing', async () => {
  const document = 'meeting-record'
  const [ours, wrong, sample] = ['ours.docx', 'wrong.docx', 'sample.docx'].map(name => path.join(folder, name))
  fs.writeFileSync(ours!, changedTemplate(withParagraph('存档于{地点}')))
  fs.writeFileSync(wrong!, changedTemplate(withParagraph('{会议地址}')))
  const [put] = await batch(profile, [{ do: 'word.putTemplate', input: { document, file: ours } }])
  expect(put).toMatchObject({ ok: true, value: { document, name: 'ours.docx' } })
  const refused = await batch(profile, [{ do: 'word.putTemplate', input: { document, file: wrong } }])
  expect(refused[0]).toMatchObject({ ok: false, problems: [{ code: 'template-tag-unknown', field: '模板' }] })
  expect(await print(document, '照我们的.docx')).toMatchObject({ status: 0 })
  const textOf = (file: string) => paragraphsOf(new Uint8Array(fs.readFileSync(file)))
  expect(textOf(path.join(folder, '照我们的.docx')).join('\n')).toContain('存档于党群服务站')
  await batch(profile, [{ do: 'word.saveTemplate', input: { document, to: sample, filled: true } }])
  expect(textOf(sample!)).toContain('存档于党群服务站二楼会议室')
  await batch(profile, [{ do: 'word.takeOffTemplate', input: { document } }])
  expect(await print(document, '自带的.docx')).toMatchObject({ status: 0 })
  expect(textOf(path.join(folder, '自带的.docx')).join('\n')).not.toContain('存档于')
})

it('a return sheet of more than 24 people has a second page, and one Word file holds one sheet', async () => {
  const send = (of: string, to: string) =>
    qinlin(['print', 'return-sheet', '--id', of, '--to', path.join(folder, to), '--profile', profile])
  const sent = await send(`${branch}|themeDay|2026-10`, '回执.pdf')
  expect(JSON.parse(sent.stdout)).toMatchObject({ pages: 2 })
  expect(await send(`${branch}|themeDay|2026-10`, '回执.docx')).toMatchObject({ status: 0 })
  const many = await send('all', '全部.docx')
  expect(many.status).toBe(1)
  expect(many.stderr).toContain('只放一张回执单')
})

it('what has no Word form, and another ending, are refused with what there is', async () => {
  const cover = await print('cover', '封面.docx')
  expect(cover.status).toBe(1)
  expect(cover.stderr).toContain('没有 Word 格式')
  expect((await print('meeting-record', '记录.odt')).stderr).toContain('.pdf 或 .docx')
})

it('no text is made into code in the part that fills templates', () => {
  const worker = fs.readFileSync('out/main/word-worker.cjs', 'utf8')
  expect(worker).not.toMatch(/new Function|\beval\(|Function\("" \+/)
})
