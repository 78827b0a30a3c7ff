import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { longestSide } from '../../src-shared/attachments/limits'
import { pictureSize } from '../../src-shared/attachments/picture-size'
import { emptyFolder } from '../interop/tools'
import { bombOf, pdfOf, pngOf, scanOf } from '../unit/attachments/pictures'
import { foundCommunity } from './offices'
import { batch, codesOf, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'p')
const write = (name: string, bytes: Uint8Array) => {
  fs.writeFileSync(path.join(folder, name), bytes)
  return path.join(folder, name)
}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface Line {
  id: string
  type: string
  sha256: string
  width: number | null
  height: number | null
  whole: boolean
}
let member: string

beforeAll(async () => {
  member = (await foundCommunity(profile))[0]!.id
})

describe('attachments on the command line', () => {
  it('are taken by their paths, listed, and saved as they are kept; a picture is drawn anew, a scan stays one', async () => {
    const files = [
      write('1.证明.pdf', pdfOf()),
      write('2.会场.png', pngOf(3000, 4000)),
      write('3.签到表.png', scanOf(600, 800)),
    ]
    const copy = path.join(folder, '另存.pdf')
    const [added, listed] = await batch(profile, [
      { do: 'attachments.add', input: { member, files, purpose: 'scan' } },
      { query: 'attachments.list', input: { member } },
    ])
    const { rows } = valueOf<{ rows: [Line, Line, Line] }>(listed)
    expect(valueOf(added)).toEqual({ ids: rows.map(({ id }) => id) })
    expect(rows).toMatchObject([
      { type: 'pdf', sha256: hash(pdfOf()), whole: true },
      { type: 'jpg', height: longestSide, width: Math.round((3000 / 4000) * longestSide), whole: true },
      { type: 'png', height: 800, width: 600, whole: true },
    ])
    const kept = fs.readFileSync(path.join(profile, 'content', rows[1].sha256))
    expect(pictureSize(kept, 'jpg')).toEqual({ width: rows[1].width, height: rows[1].height })
    const [saved] = await batch(profile, [{ do: 'attachments.save', input: { id: rows[0].id, to: copy } }])
    expect(valueOf(saved)).toEqual({ id: rows[0].id, file: copy, size: pdfOf().length })
    expect(new Uint8Array(fs.readFileSync(copy))).toEqual(pdfOf())
  })

  it('that are not what they are called, lie about their size, or cannot be decoded are refused by name', async () => {
    const broken = pngOf(30, 40)
    broken.fill(0, 45, broken.length - 16)
    const refused = [
      ['程序.pdf', new Uint8Array(Buffer.from('MZ')), 'attachment-type'],
      ['炸弹.png', bombOf(60_000, 60_000), 'attachment-pixels'],
      ['坏.png', broken, 'attachment-damaged'],
      ['空.pdf', new Uint8Array(), 'attachment-empty'],
    ] as const
    const answers = await batch(
      profile,
      refused.map(([name, bytes]) => ({ do: 'attachments.add', input: { member, files: [write(name, bytes)] } })),
      '--keep-going',
    )
    expect(answers.map(codesOf)).toEqual(refused.map(([, , code]) => [code]))
    answers.forEach((answer, i) => expect(answer.problems![0]!.message).toContain(`“${refused[i]![0]}”`))
  })

  it('travel in a backup file, and the photo is on the card that the other PC prints', async () => {
    const [set, card] = await batch(profile, [
      { do: 'attachments.setPhoto', input: { member, file: write('王.png', pngOf(350, 490)) } },
      { query: 'roster.card', input: { id: member } },
    ])
    valueOf(set)
    const { photo } = valueOf<{ photo: string }>(card)
    expect(photo).toMatch(/^data:image\/jpeg;base64,/)
    const file = path.join(folder, '备份.tar')
    expect(await qinlin(['backup', '--to', file, '--profile', profile])).toMatchObject({ status: 0 })
    const other = path.join(folder, 'other')
    expect(await qinlin(['restore', file, '--profile', other])).toMatchObject({ status: 0, stderr: '' })
    const [there] = await batch(other, [{ query: 'roster.card', input: { id: member } }])
    expect(valueOf<{ photo: string }>(there).photo).toBe(photo)
    const printed = path.join(folder, 'card.pdf')
    const ran = await qinlin(['print', 'member-card', '--id', member, '--to', printed, '--profile', other])
    expect(ran, ran.stderr).toMatchObject({ status: 0 })
    expect(fs.readFileSync(printed).includes('/Subtype /Image')).toBe(true)
  })
})
