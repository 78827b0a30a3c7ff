import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, generalMeeting, type Person } from './offices'
import { batch, jsonFile, qinlin, valueOf, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdfinfo')
const sentence = '通报楼道充电桩改造的进度，听取各楼栋党员的意见，逐条记下并安排专人答复。'

/** Sixty records of a year, four of them taken out again; the minutes fill from less than one page to about seven. */
function linesOf(people: readonly Person[]): Line[] {
  const { draft } = generalMeeting(people)
  return Array.from({ length: 60 }, (_, i) => ({
    do: 'meetings.record',
    input: {
      ...draft,
      kind: i % 3 ? 'themeDay' : 'branchGeneral',
      date: `2026-${String(1 + (i % 9)).padStart(2, '0')}-${String(1 + (i % 7)).padStart(2, '0')}`,
      agenda: [
        {
          title: `第${i + 1}份记录的议题`,
          minutes: Array(1 + (i % 7) * 12)
            .fill(sentence)
            .join('\n'),
        },
      ],
      decisions: [],
    },
  }))
}

describe.skipIf(missing.length > 0)(
  `the year book of a branch${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let branch: string
    let pages: string[]
    let seconds: number
    beforeAll(async () => {
      const people = await foundCommunity(profile)
      branch = people[0]!.branch
      const written = (await batch(profile, linesOf(people))).map(answer => valueOf<{ id: string }>(answer).id)
      await batch(profile, [{ do: 'meetings.remove', input: { id: written[4], reason: '重复登记' } }])
      const pdf = path.join(folder, 'book.pdf')
      const began = Date.now()
      const input = jsonFile(folder, 'input.json', { year: '2026' })
      const printed = await qinlin([
        'print',
        'year-book',
        '--id',
        branch,
        '--input',
        input,
        '--to',
        pdf,
        '--profile',
        profile,
      ])
      seconds = (Date.now() - began) / 1000
      expect(printed, printed.stderr).toMatchObject({ status: 0 })
      pages = run(folder, 'pdftotext', ['-layout', pdf, '-']).output.split('\f').slice(0, -1)
      console.info(`year book: ${pages.length} pages in ${seconds} s`)
    }, 180_000)

    it('has every record once, on the page of the book that its contents say, with its own page x of y', () => {
      const text = pages.map(page => page.replace(/\s/g, ''))
      const listed = new Map<string, number>()
      const contents = pages.filter(page => /^\s*目录/.test(page))
      for (const page of contents)
        for (const [, , title, number] of page.matchAll(/(第\d+次).*(第\d+份记录的议题) +(\d+)$/gm))
          listed.set(title!, Number(number))
      expect(listed.size).toBe(59)
      const first = text.findIndex(page => page.includes('本册第1页'))
      expect(first).toBe(1 + contents.length)
      for (const [title, number] of listed) {
        const page = text[first + number - 1]!
        expect(page, title).toContain(`1.${title}`)
        expect(page, title).toMatch(/第1页共[1-7]页/)
        expect(page, title).toContain(`本册第${number}页`)
      }
      text.slice(first).forEach((page, i) => expect(page).toContain(`本册第${i + 1}页`))
      // The last page of each record is the one before the next record begins.
      const counts = text.slice(first).flatMap(page => /第1页共(\d)页/.exec(page)?.[1] ?? [])
      expect(counts).toHaveLength(59)
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(pages.length - first)
      expect([Math.min(...counts.map(Number)), Math.max(...counts.map(Number))]).toEqual([1, 7])
    })

    it('says on its cover how many there are of which kind, and names the number that is missing', () => {
      const [cover] = pages
      for (const words of [/会议记录合订本/, /2026年/, /支部党员大会 +20份 +第1—20次/, /合计 +59份/, /立卷人/])
        expect(cover).toMatch(words)
      expect(cover!.replace(/\s/g, '')).toMatch(/主题党日39份第1—2次、第4—40次，缺第3次/)
      expect(pages.join('').replace(/\s/g, '')).toContain('缺号：主题党日第3次。')
    })

    it('is noted: each record knows that its revision is on paper', async () => {
      const [list] = await batch(profile, [{ query: 'meetings.list' }])
      const { rows } = valueOf<{ rows: { id: string }[] }>(list)
      const [printed] = await batch(profile, [{ query: 'meetings.printed', input: { id: rows[0]!.id } }])
      expect(valueOf(printed)).toMatchObject({ last: { of: 1, as: 'pdf' } })
    })

    it('of a year without records, or of nobody, is refused', async () => {
      const to = path.join(folder, 'x.pdf')
      const print = (id: string, year: string) => {
        const input = jsonFile(folder, 'year.json', { year })
        return qinlin(['print', 'year-book', '--id', id, '--input', input, '--to', to, '--profile', profile])
      }
      expect((await print(branch, '2019')).stderr).toContain('2019年没有会议记录')
      expect((await print('nowhere', '2026')).stderr).toContain('没有这个党支部')
    })
  },
)
