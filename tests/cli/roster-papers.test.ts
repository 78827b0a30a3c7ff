import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { day, foundCommunity, type Person } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdffonts', 'pdfinfo')
const golden = path.join(import.meta.dirname, '../fixtures/papers/roster-structure.txt')
const longName = '古丽巴哈尔·阿卜杜热合曼·买买提依明·努尔艾合买提江'
const phone = '13812345678'

/** Prints a paper. @returns its text without spaces, and what `pdfinfo` says of it */
async function print(paper: string, ...words: string[]) {
  const pdf = path.join(folder, `${paper}.pdf`)
  const printed = await qinlin(['print', paper, ...words, '--to', pdf, '--profile', profile])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  const fonts = run(folder, 'pdffonts', [pdf]).output.trim().split('\n').slice(2)
  expect(fonts.filter(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))).toEqual([])
  const info = run(folder, 'pdfinfo', [pdf]).output
  return {
    layout: run(folder, 'pdftotext', ['-layout', pdf, '-']).output,
    text: run(folder, 'pdftotext', ['-raw', pdf, '-']).output.replace(/\s/g, ''),
    pages: Number(/^Pages: +(\d+)$/m.exec(info)![1]),
    size: /^Page size: +(.+?) pts/m.exec(info)![1],
  }
}

function input(value: object): string[] {
  const file = path.join(folder, 'input.json')
  fs.writeFileSync(file, JSON.stringify(value))
  return ['--input', file]
}

describe.skipIf(missing.length > 0)(
  `the roster on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let people: Person[]
    let newcomer: string
    beforeAll(async () => {
      const [{ branch }] = (await foundCommunity(profile)) as [Person]
      const values = { name: longName, sex: '女', birth: '1970-01', membership: '正式党员', joined: '1995-07', phone }
      const [added, members] = await batch(profile, [
        { do: 'roster.addMember', input: { values, branch } },
        { query: 'roster.members' },
      ])
      newcomer = valueOf<{ id: string }>(added).id
      people = valueOf<{ rows: Person[] }>(members).rows
    })

    it('is on its side, has everybody once in the order of the list, its total, and a long name whole', async () => {
      const { text, pages, size, layout } = await print('member-roster')
      expect(size).toBe('841.92 x 594.96')
      expect(text).toContain(longName)
      expect(text).toContain(`${people.length}人，其中正式党员`)
      expect(text).toContain(`第${pages}页共${pages}页`)
      // Every page has its head, none stands empty.
      expect(text.split('公民身份证号码')).toHaveLength(pages + 1)
      const numbers = [...layout.matchAll(/^ *(\d+) .*[男女]/gm)].map(([, number]) => Number(number))
      // Whoever has a name of two lines has their number between them.
      expect(numbers.length).toBeGreaterThan(people.length - 10)
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
      expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
    })

    it('for the wall has no number, telephone or birth, and all names', async () => {
      const { text, size } = await print('public-roster')
      expect(size).toBe('594.96 x 841.92')
      for (const { name } of people) expect(text).toContain(name)
      expect(text).not.toMatch(/\*|(?<!\d)1[3-9]\d{9}(?!\d)|身份证|电话|出生|住址/)
      expect(text).toContain('（盖章）')
    })

    it('of nobody is one page that says so', async () => {
      const nobody = input({ asOf: '1930-01-01' })
      for (const [paper, words] of [
        ['member-roster', '名册上没有党员'],
        ['floating-members', '没有流出党员'],
      ] as const) {
        const { text, pages } = await print(paper, ...nobody)
        expect(pages, paper).toBe(1)
        expect(text).toContain(words)
      }
    })

    it('has the make-up of the membership with the share of each number', async () => {
      const { layout, pages } = await print('roster-structure', ...input({ asOf: day }))
      expect(pages).toBe(1)
      const plain = layout
        .replace(/\d{4}年\d{1,2}月\d{1,2}日由cli打印/g, '某日由cli打印')
        .replace(/日志 \d+/, '日志 某号')
        .replace(/[ \t]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n+/g, '\n')
        .trim()
      expect(`${plain}\n`).toBe(fs.readFileSync(golden, 'utf8'))
    })

    it('a card has everything of one person, the telephone only when asked for', async () => {
      const masked = await print('member-card', '--id', newcomer)
      expect(masked.pages).toBe(1)
      for (const words of [longName, '照片', '加入党组织', '经历', '138****5678']) expect(masked.text).toContain(words)
      expect(masked.text).not.toContain(phone)
      const open = await print('member-card', '--id', newcomer, ...input({ reveal: true }))
      expect(open.text).toContain(phone)
    })

    it('a unit that is not there is refused', async () => {
      const to = path.join(folder, 'x.pdf')
      const refused = await qinlin(['print', 'member-roster', '--id', 'nowhere', '--to', to, '--profile', profile])
      expect(refused.status).toBe(1)
      expect(refused.stderr).toContain('没有这个党组织')
      expect(fs.existsSync(to)).toBe(false)
    })
  },
)
