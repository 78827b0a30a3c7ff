import * as fs from 'node:fs'
import * as path from 'node:path'
import { constants, inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, type Person } from './offices'
import { jsonFile, qinlin } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm')
/** Dots of a pixel of the layout, so that every place is a whole dot. */
const dots = 2
/** What the knife takes on every side. */
const cut = 2 * dots
const cells = { 1: [792, 1120], 2: [792, 560], 4: [396, 560], 8: [396, 280] } as const

let people: Person[]

async function print(document: string, input: object): Promise<{ pdf: string; stderr: string }> {
  const pdf = path.join(folder, `${document}.pdf`)
  fs.rmSync(pdf, { force: true })
  const words = ['--id', people[0]!.branch, '--input', jsonFile(folder, 'input.json', input), '--to', pdf]
  const { stderr } = await qinlin(['print', document, ...words, '--profile', profile])
  return { pdf, stderr }
}

const textOf = (pdf: string) => run(folder, 'pdftotext', ['-raw', pdf, '-']).output.replace(/[^\S\f]/g, '')

/** Every place of a ballot on every page, as the dots of its picture. */
function pictures(pdf: string, perPage: keyof typeof cells): Buffer[] {
  run(folder, 'pdftoppm', ['-gray', '-r', ((dots * 72) / pointsOfPixel(pdf)).toFixed(6), pdf, 'ballot'])
  const [width, height] = cells[perPage].map(side => side * dots) as [number, number]
  const across = perPage >= 4 ? 2 : 1
  const pages = fs
    .readdirSync(folder)
    .filter(name => /^ballot-\d+\.pgm$/.test(name))
    .sort()
  const found = pages.flatMap(name => {
    const page = pgm(fs.readFileSync(path.join(folder, name)))
    fs.rmSync(path.join(folder, name))
    return Array.from({ length: perPage }, (_, i) =>
      crop(page, (i % across) * width + cut, Math.floor(i / across) * height + cut, width - 2 * cut, height - 2 * cut),
    )
  })
  return found.filter(picture => picture.some(dot => dot < 128))
}

/** Points of a pixel of the layout: the printing engine shrinks it a little, and says so where its drawing begins. */
function pointsOfPixel(pdf: string): number {
  const bytes = fs.readFileSync(pdf)
  const head = 'stream\n'
  for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
    const drawn = inflated(bytes.subarray(at + head.length))
    const [outer, inner] = [...drawn.matchAll(/^([\d.]+) 0 0 -?[\d.]+ 0 [\d.]+ cm$/gm)]
    if (outer && inner) return Number(outer[1]) * Number(inner[1])
  }
  throw new Error('no drawing in the PDF')
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
  } catch {
    return ''
  }
}

function pgm(bytes: Buffer) {
  const [head, width] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1'))!
  return { width: Number(width), dots: bytes.subarray(head.length) }
}

function crop(page: ReturnType<typeof pgm>, left: number, top: number, width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const from = (top + y) * page.width + left
    return page.dots.subarray(from, from + width)
  })
  return Buffer.concat(rows)
}

describe.skipIf(missing.length > 0)(
  `ballots on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    beforeAll(async () => {
      people = await foundCommunity(profile)
    })

    it.each([
      ['admission', { names: '张三', count: 19 }, 8, 19],
      ['regularisation', { names: '张三', count: 9 }, 8, 9],
      ['election', { names: '王建国、李晓东、张卫东、欧阳文静', seats: 3, count: 41 }, 4, 41],
      ['election', { names: '甲一、乙二、丙三、丁四、戊五、己六、庚七、辛八', seats: 5, count: 5 }, 2, 5],
      ['appraisal', { count: 3 }, 1, 3],
    ] as const)('of %s %j are all the same picture, dot for dot', async (kind, input, perPage, count) => {
      const { pdf, stderr } = await print('ballots', { kind, ...input })
      expect(stderr).toBe('')
      const set = pictures(pdf, perPage)
      expect(set).toHaveLength(count)
      for (const ballot of set) expect(ballot.equals(set[0]!)).toBe(true)
      // Nothing is on them beside what is on each: no page number, code, date or office.
      const texts = textOf(pdf).split('\f').slice(0, -1)
      for (const page of texts) expect(page).not.toMatch(/第\d+页|打印|亲邻|20\d\d|编号|日志/)
    })

    it('as many as vote on the day, where nobody says how many; all members take part in the appraisal', async () => {
      const own = people.filter(({ branch }) => branch === people[0]!.branch)
      const date = '2026-09-10'
      const secret = await print('ballots', { kind: 'regularisation', names: '张三', date })
      expect(pictures(secret.pdf, 8)).toHaveLength(own.filter(({ membership }) => membership === 'full').length)
      const graded = await print('ballots', { kind: 'appraisal', date })
      expect(pictures(graded.pdf, 1)).toHaveLength(own.length)
      const text = textOf(graded.pdf).split('\f')[0]!
      for (const { name, membership } of own) expect(text.includes(name), name).toBe(membership === 'full')
    })

    it.each([
      ['two candidates of an admission (trap 12)', { kind: 'admission', names: '张三、李四' }, '一张只写一名'],
      ['nobody', { kind: 'election', names: '' }, '请填写票上的姓名'],
      ['fewer candidates than seats', { kind: 'election', names: '张三', seats: 2 }, '少于应选名额'],
      ['a name twice', { kind: 'election', names: '张三、张三' }, '写了两遍'],
      [
        'more names than a sheet takes',
        { kind: 'election', names: Array.from({ length: 61 }, (_, i) => `甲${i}`).join('、') },
        '最多写60名',
      ],
    ])('are refused: %s', async (_, input, words) => {
      expect((await print('ballots', input)).stderr).toContain(words)
    })

    it('have a count, a tally and a report beside them, with what is needed and lines to sign', async () => {
      const { pdf, stderr } = await print('ballot-sheets', {
        kind: 'election',
        names: '张三、李四、王五',
        seats: 2,
        date: '2026-09-10',
      })
      expect(stderr).toBe('')
      const [count, tally, report] = textOf(pdf).split('\f') as [string, string, string]
      for (const words of [
        '支部委员会委员选举票清点单',
        '印制支部委员会委员选举票40张',
        '发出',
        '收回',
        '有效票',
        '无效票',
        '监票人（签字）',
      ])
        expect(count).toContain(words)
      for (const words of ['计票单', '赞成（画“正”字）', '王五', '李四', '张三']) expect(tally).toContain(words)
      for (const words of ['选举结果报告单', '应到会有表决权的党员40名，到会32名以上方可选举', '得赞成票21票以上'])
        expect(report).toContain(words)
      for (const name of ['王五', '李四', '张三']) expect(report).toContain(name)
    })
  },
)
