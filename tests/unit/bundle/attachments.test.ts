import * as crypto from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attachmentList } from '../../../src-shared/bundle/attachment-list'
import type { Attachment } from '../../../src-shared/bundle/attachments'
import { buildBundle } from '../../../src-shared/bundle/write-bundle'
import { done } from '../../../src-shared/problem'
import { codesOf, valueOf } from '../outcome'
import { rebag } from './rebag'
import { build, draft, figures, info, read, tables } from './sample'

const scan: Attachment = { bytes: Buffer.from('%PDF-1.4 a scan'), type: 'pdf' }
const hash = crypto.createHash('sha256').update(scan.bytes).digest('hex')
const path = `data/attachments/${hash}.pdf`
const named = { ...info, detail: 'named' as const }
const built = (detail: typeof info.detail, attachments: Attachment[] = [scan]) =>
  build({ info: { ...info, detail }, tables, figures, attachments })

describe('attachments of a bundle', () => {
  it('travel under the sha-256 of what is in them, each once, and come back as they were', async () => {
    const bundle = await built('named', [scan, { ...scan }])
    const attached = bundle.files.filter(file => file.path.startsWith('data/attachments/'))
    expect(attached.map(file => file.path)).toEqual([path])
    expect(valueOf(await read(bundle.bytes)).files.get(path)).toEqual(new Uint8Array(scan.bytes))
  })

  it('that pack well are stored as they are, and are no bomb to who receives them', async () => {
    const blank: Attachment = { bytes: Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(3 << 20)]), type: 'pdf' }
    const bundle = await built('named', [blank])
    expect(bundle.bytes.length).toBeGreaterThan(3 << 20)
    expect(valueOf(await read(bundle.bytes)).files.size).toBeGreaterThan(1)
  })

  it('and a sheet that packs too well is stored too', async () => {
    const files = [{ path: 'data/attached.csv', bytes: new Uint8Array(3 << 20).fill(65) }]
    const bundle = await build({ info: named, tables, figures, files })
    expect(bundle.bytes.length).toBeGreaterThan(3 << 20)
  })

  it('that are more than any receiver takes are refused before anything is signed', async () => {
    // As many names as a receiver allows and one more, each of one byte.
    const files = Array.from({ length: 20_001 }, (_, i) => ({ path: `data/s${i}.csv`, bytes: new Uint8Array([65]) }))
    let signed = 0
    const refusing = draft({ files, sign: async () => (signed++, done('')) })
    expect(codesOf(await buildBundle(refusing))).toEqual(['bundle-too-large'])
    expect(signed).toBe(0)
  })

  it.each(['pseudonymous', 'figures'] as const)('stay in the office where the bundle is %s', async detail => {
    expect((await built(detail)).files.map(file => file.path)).not.toContain(path)
    const slipped = await rebag(await built(detail), files => files.set(path, scan.bytes))
    expect(codesOf(await read(slipped))).toEqual(['bundle-contents'])
  })

  it.each([
    ['a name that is another file’s', `data/attachments/${'0'.repeat(64)}.pdf`],
    ['a name that tells somebody’s', 'data/attachments/王强入党志愿书.pdf'],
    ['a kind that a double click runs', `data/attachments/${hash}.exe`],
    ['two endings', `data/attachments/${hash}.pdf.exe`],
    ['no ending', `data/attachments/${hash}`],
    ['capital letters', `data/attachments/${hash.toUpperCase()}.pdf`],
    ['another spelling of the folder', `data/Attachments/${hash}.pdf`],
    ['a folder below', `data/attachments/more/${hash}.pdf`],
  ])('are refused with %s, under a right signature', async (_, lying) => {
    const bundle = await built('named', [])
    expect(codesOf(await read(await rebag(bundle, files => files.set(lying, scan.bytes))))).toEqual(['bundle-contents'])
  })

  it('are refused where what is in them is another', async () => {
    const bundle = await built('named')
    const other = await rebag(bundle, files => files.set(path, Buffer.from('another')))
    expect(codesOf(await read(other))).toEqual(['bundle-contents'])
    expect(named.detail).toBe('named')
  })
})

describe('the list of the attachments of a bundle', () => {
  const one = { file: `${hash}.pdf`, table: 'members', id: 'opaque', purpose: 'scan' as const, name: '-证明.pdf' }
  const withList = (listed = [one]) =>
    build({ info: named, tables, figures, attachments: [scan], files: attachmentList(listed) })
  const list = 'data/attachments.csv'

  it('says whose each file is; a name that a spreadsheet would run loses its first sign', async () => {
    expect(valueOf(await read((await withList()).bytes)).attachments).toEqual([{ ...one, name: '证明.pdf' }])
    expect(attachmentList([])).toEqual([])
  })

  it.each([
    ['a file that is not there', (text: string) => text.replace(hash, '0'.repeat(64))],
    ['a row of a table that has no files', (text: string) => text.replace('members', 'points')],
    ['a purpose that there is not', (text: string) => text.replace('scan', 'virus')],
    ['a purpose that every object has', (text: string) => text.replace(',scan,', ',constructor,')],
    ['a formula', (text: string) => text.replace('证明.pdf', '=证明.pdf')],
    ['other columns', (text: string) => text.replace('purpose', 'use')],
    ['no line for a file', (text: string) => `${text.split('\r\n')[0]}\r\n`],
  ])('is refused with %s, under a right signature', async (_, lie) => {
    const lying = await rebag(await withList(), files =>
      files.set(list, Buffer.from(lie(Buffer.from(files.get(list)!).toString('utf8')))),
    )
    expect(codesOf(await read(lying))).toEqual(['bundle-contents'])
  })

  it('is refused in a bundle that says it names nobody', async () => {
    const pseudonymous = await build({ info: { ...info, detail: 'pseudonymous' }, tables, figures })
    for (const text of [attachmentList([one])[0]!.bytes, Buffer.from('file,table,id,purpose,name\r\n')])
      expect(codesOf(await read(await rebag(pseudonymous, files => files.set(list, text))))).toEqual([
        'bundle-contents',
      ])
  })
})
