import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { longestPhotoSide, longestSide } from '../../../src-shared/attachments/limits'
import { bombOf, docmOf, jpgOf, pdfOf, pngOf, xlsmOf, zipOf } from '../attachments/pictures'
import { codesOf, problemsOf, valueOf } from '../outcome'
import { meetingOf, newcomer, sampleBooks, type Books } from './sample-books'

interface Line {
  id: string
  purpose: string
  name: string
  type: string
  size: number
  sha256: string
  width: number | null
  note: string | null
  copy: string
  whole: boolean
}

let books: Books
let member: string
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const file = (name: string, bytes: Uint8Array) => ({ name, bytes })
const attach = (contents: { name: string; bytes: Uint8Array }[], more: object = {}) =>
  books.attempt('attachments.add', { member, contents, ...more })
const list = async (of: object = { member }) => (await books.ask<{ rows: Line[] }>('attachments.list', of)).rows
const photo = (bytes: Uint8Array, of = member) =>
  books.attempt('attachments.setPhoto', { member: of, name: '证件照.jpg', bytes })

beforeEach(async () => {
  books = await sampleBooks(4)
  member = (await books.people())[0]!.id
})

describe('files beside a record', () => {
  it('are there by their content, and nothing of them but the row is journalled', async () => {
    const pdf = pdfOf('身份证明')
    const done = await attach([file('申请书.pdf', pdf), file('照片.png', pngOf(40, 30))], { note: '2026年归档' })
    expect(valueOf(done)).toEqual({ ids: [expect.any(String), expect.any(String)] })
    const rows = await list()
    expect(rows).toMatchObject([
      {
        purpose: 'other',
        name: '申请书.pdf',
        type: 'pdf',
        sha256: hash(pdf),
        size: pdf.length,
        note: '2026年归档',
        whole: true,
      },
      { purpose: 'picture', name: '照片.png', type: 'png', width: 40, whole: true },
    ])
    expect(books.disk.content.get(hash(pdf))).toEqual(pdf)
    expect(Buffer.from(books.disk.records.at(-1)!.bytes).includes('身份证明')).toBe(false)
  })

  it('belong to a meeting as well, and stand in its printed record', async () => {
    const { id: meeting } = await books.run<{ id: string }>('meetings.record', meetingOf(await books.people()))
    valueOf(
      await books.attempt('attachments.add', { meeting, contents: [file('签到表.pdf', pdfOf())], purpose: 'scan' }),
    )
    expect(await list({ meeting })).toMatchObject([{ purpose: 'scan', name: '签到表.pdf' }])
    const sheet = await books.ask<{ attachments: object }>('meetings.sheet', { id: meeting })
    expect(sheet.attachments).toEqual({ label: '附件', lines: ['签到表.pdf'] })
  })

  it.each([
    ['nobody', {}],
    ['two at once', { member: 'm', meeting: 'x' }],
    ['somebody who is not on the books', { member: 'nobody' }],
  ])('of %s are refused', async (_, owner) => {
    const before = await books.hash()
    const asked = { contents: [file('a.pdf', pdfOf())], ...owner }
    expect(codesOf(await books.attempt('attachments.add', asked))).toEqual(['attachment-owner'])
    expect(await books.hash()).toBe(before)
  })

  it.each([
    ['attachment-type', '程序.pdf', new Uint8Array(Buffer.from('MZ'))],
    ['attachment-type', '图.svg', new Uint8Array(Buffer.from('<svg/>'))],
    ['attachment-type', '压缩包.docx', zipOf()],
    ['attachment-macros', '表.docm', docmOf()],
    ['attachment-macros', '表.xlsx', xlsmOf()],
    ['attachment-empty', '空.pdf', new Uint8Array()],
    ['attachment-damaged', '照片.jpg', jpgOf(8, 6).slice(0, 30)],
    ['attachment-pixels', '炸弹.png', bombOf(60_000, 60_000)],
    ['attachment-large', '大.pdf', new Uint8Array(20 * 1024 * 1024 + 1)],
  ])('%s: one that is not taken keeps out those beside it, and is named', async (code, name, bytes) => {
    const before = await books.hash()
    const outcome = await attach([file('好.pdf', pdfOf()), file(name, bytes)])
    expect(codesOf(outcome)).toEqual([code])
    expect(problemsOf(outcome)[0]!.message).toContain(`“${name}”`)
    expect(await books.hash()).toBe(before)
    expect(books.disk.content.size).toBe(0)
  })

  it('none, too many, or the same twice are refused', async () => {
    expect(codesOf(await attach([]))).toEqual(['attachment-none'])
    const many = Array.from({ length: 21 }, (_, i) => file(`${i}.pdf`, pdfOf(String(i))))
    expect(codesOf(await attach(many))).toEqual(['attachment-many'])
    expect(codesOf(await attach([file('a.pdf', pdfOf()), file('b.pdf', pdfOf())]))).toEqual(['attachment-twice'])
    valueOf(await attach([file('a.pdf', pdfOf())]))
    expect(codesOf(await attach([file('b.pdf', pdfOf())]))).toEqual(['attachment-twice'])
  })

  it('are taken off and brought back, and the bytes were there all the time', async () => {
    valueOf(await attach([file('a.pdf', pdfOf())]))
    const [{ id, sha256 }] = (await list()) as [Line]
    const before = await books.hash()
    await books.run('attachments.remove', { id, reason: '放错了' })
    expect(await list()).toEqual([])
    expect(books.disk.content.has(sha256)).toBe(true)
    valueOf(await books.undo(books.entry()))
    expect(await books.hash()).toBe(before)
    expect(await list()).toMatchObject([{ id, whole: true }])
  })

  it('get another name and note, a photo keeps what it is', async () => {
    valueOf(await attach([file('a.pdf', pdfOf())], { note: '旧' }))
    valueOf(await photo(jpgOf(300, 400)))
    const [portrait, { id }] = (await list()) as [Line, Line]
    await books.run('attachments.describe', { id, name: '入党志愿书.pdf', purpose: 'scan', note: null })
    await books.run('attachments.describe', { id: portrait.id, purpose: 'scan' })
    expect(await list()).toMatchObject([{ purpose: 'photo' }, { name: '入党志愿书.pdf', purpose: 'scan', note: null }])
  })

  it('stand in the history of their record in words a clerk reads', async () => {
    valueOf(await attach([file('申请书.pdf', pdfOf())]))
    const { rows } = await books.ask<{ rows: { changes: { label: string; after: string | null }[] }[] }>(
      'office.history',
      { table: 'members', id: member },
    )
    expect(rows[0]!.changes.map(({ label, after }) => [label, after])).toEqual([
      ['添加附件', '申请书.pdf'],
      ['附件用途', '材料'],
    ])
    const { rows: journal } = await books.ask<{ rows: { title: string; about: string }[] }>('office.journal')
    expect(journal[0]).toMatchObject({ title: '添加附件' })
    expect(journal[0]!.about).toContain((await books.people())[0]!.name)
  })

  it('go with a record that was removed, and come back with it', async () => {
    const { id: meeting } = await books.run<{ id: string }>('meetings.record', meetingOf(await books.people()))
    const added = (
      await books.run<{ id: string }>('roster.addMember', {
        values: newcomer(),
        branch: (await books.people())[0]!.branch,
      })
    ).id
    for (const of of [{ meeting }, { member: added }])
      valueOf(await books.attempt('attachments.add', { ...of, contents: [file('a.pdf', pdfOf())] }))
    const before = await books.hash()
    await books.run('meetings.remove', { id: meeting, reason: '重复' })
    expect(await list({ meeting })).toEqual([])
    await books.run('roster.removeMember', { id: added, reason: '重复' })
    expect(await list({ member: added })).toEqual([])
    for (const entry of [books.entry(), books.entry() - 1]) valueOf(await books.undo(entry))
    expect(await books.hash()).toBe(before)
  })
})

describe('the photo of a member', () => {
  it('is a picture, drawn smaller than others, and takes the place of the one before', async () => {
    expect(codesOf(await photo(pdfOf()))).toEqual(['attachment-not-picture'])
    valueOf(await photo(jpgOf(3000, 4000)))
    valueOf(await attach([file('会议室.jpg', jpgOf(4000, 3000))]))
    expect(await list()).toMatchObject([
      { purpose: 'photo', width: longestPhotoSide },
      { purpose: 'picture', width: longestSide },
    ])
    const [first] = await list()
    valueOf(await photo(pngOf(30, 40)))
    const photos = (await list()).filter(({ purpose }) => purpose === 'photo')
    expect(photos).toMatchObject([{ type: 'png' }])
    valueOf(await books.undo(books.entry()))
    expect((await list())[0]).toEqual(first)
  })

  it('is one: an earlier one that was taken off does not come back beside it', async () => {
    valueOf(await photo(jpgOf(300, 400)))
    await books.run('attachments.remove', { id: (await list())[0]!.id, reason: '换新的' })
    const takenOff = books.entry()
    valueOf(await photo(jpgOf(301, 400)))
    const refused = await books.undo(takenOff)
    expect(refused.ok).toBe(false)
    expect(problemsOf(refused)[0]!.message).toContain('同一名党员的照片')
    expect(await list()).toHaveLength(1)
  })

  it('is on the card, and a card without one has none', async () => {
    const card = () => books.ask<{ photo: string | null }>('roster.card', { id: member })
    expect((await card()).photo).toBeNull()
    const bytes = jpgOf(300, 400)
    valueOf(await photo(bytes))
    expect((await card()).photo).toBe(`data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`)
    const shown = await books.run<{ photo: string | null }>('roster.showCard', { id: member })
    expect(shown.photo).toContain('data:image/jpeg')
    expect(Buffer.from(books.disk.records.at(-1)!.bytes).includes('data:image')).toBe(false)
    books.disk.content.clear()
    expect((await card()).photo).toBeNull()
  })

  it('of the one who stays is kept in a merge, the other is a picture there, and both come back', async () => {
    const other = (
      await books.run<{ id: string }>('roster.addMember', {
        values: newcomer(),
        branch: (await books.people())[0]!.branch,
      })
    ).id
    const [one, two] = [jpgOf(300, 400), jpgOf(301, 400)]
    valueOf(await photo(one))
    valueOf(await photo(two, other))
    for (const of of [member, other])
      valueOf(await attach([file('同一份.pdf', pdfOf()), file('各自.pdf', pdfOf(of))], { member: of }))
    const before = await books.hash()
    await books.run('roster.merge', { keep: member, other, belonging: 'keep' })
    expect((await list()).map(({ purpose, sha256 }) => [purpose, sha256])).toEqual(
      expect.arrayContaining([
        ['photo', hash(one)],
        ['picture', hash(two)],
        ['other', hash(pdfOf(other))],
      ]),
    )
    expect((await list()).length).toBe(5)
    await books.run('roster.unmerge', { entry: books.entry() })
    expect(await books.hash()).toBe(before)
    expect((await list({ member: other })).map(({ purpose }) => purpose)).toEqual(['photo', 'other', 'other'])
  })
})

describe('bytes that are missing or damaged', () => {
  it.each([
    ['missing', (sha256: string) => void books.disk.content.delete(sha256)],
    ['damaged', (sha256: string) => void books.disk.content.set(sha256, pdfOf('别的'))],
  ])(
    '%s: the record and the doctor say so, nothing shows or saves them, and they can be taken off',
    async (_, harm) => {
      valueOf(await attach([file('证明.pdf', pdfOf())]))
      const [{ id, sha256 }] = (await list()) as [Line]
      expect(await books.faults()).toEqual([])
      harm(sha256)
      expect(await list()).toMatchObject([{ whole: false }])
      expect(await books.faults()).toEqual(['content'])
      expect(codesOf(await books.attempt('attachments.save', { id, to: 'copy' }))).toEqual(['attachment-missing'])
      expect(books.disk.saved.size).toBe(0)
      await books.run('attachments.remove', { id, reason: '丢了' })
      expect(await books.faults()).toEqual([])
    },
  )
})

describe('a copy', () => {
  it('is what was taken, under the ending of what it is, and stands in the journal without its path', async () => {
    valueOf(await attach([file('证明.exe', pdfOf())]))
    const [{ id, copy }] = (await list()) as [Line]
    expect(copy).toBe('证明.pdf')
    await books.run('attachments.save', { id, to: '/home/somebody' })
    expect(books.disk.saved.get('/home/somebody')).toEqual(pdfOf())
    expect(Buffer.from(books.disk.records.at(-1)!.bytes).includes('somebody')).toBe(false)
    const [entry] = (await books.ask<{ rows: { title: string }[] }>('office.journal')).rows
    expect(entry).toMatchObject({ title: '另存附件' })
  })
  it('of a picture is shown, any other kind is not', async () => {
    valueOf(await attach([file('a.pdf', pdfOf()), file('b.png', pngOf(4, 4))]))
    const [pdf, png] = (await list()) as [Line, Line]
    expect(await books.ask('attachments.picture', { id: png.id })).toEqual({
      type: 'png',
      data: Buffer.from(pngOf(4, 4)).toString('base64'),
    })
    expect(codesOf(await books.engine.query('attachments.picture', { id: pdf.id }, ''))).toEqual([
      'attachment-not-picture',
    ])
  })
})
