import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, generalMeeting } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdffonts', 'pdfinfo')
const golden = path.join(import.meta.dirname, '../fixtures/papers/report-cover.txt')
const note = '学府雅居党支部九月的党员大会漏记一名请病假的党员，已照会议记录更正。'.repeat(3).slice(0, 100)

/** What differs from one run to the next: the code, the dates and who printed it. */
const plain = (text: string) =>
  text
    .replace(/[0-9A-Z]{4} +[0-9A-Z]{4} +[0-9A-Z]{2}\b/g, '核对码甲')
    .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, '某年某月某日')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()

describe.skipIf(missing.length > 0)(
  `the cover on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let pdf = ''
    let code = ''
    beforeAll(async () => {
      const { draft } = generalMeeting(await foundCommunity(profile))
      const to = path.join(folder, 'stick')
      const [, , sent] = await batch(profile, [
        { do: 'meetings.record', input: draft },
        { do: 'upstream.export', input: { period: '2026Q3', to } },
        { do: 'upstream.export', input: { period: '2026Q3', to, note } },
      ])
      const { id, checkCode } = valueOf<{ id: string; checkCode: string }>(sent)
      code = checkCode
      pdf = path.join(folder, 'cover.pdf')
      const printed = await qinlin(['print', 'cover', '--id', id, '--to', pdf, '--profile', profile])
      expect(printed).toMatchObject({ status: 0 })
    })

    it('has office, period, revision, sequence, every figure with both numbers, the code, and lines to sign and seal', () => {
      const text = run(folder, 'pdftotext', ['-layout', pdf, '-']).output
      expect(text.replace(/ +/g, ' ')).toContain(code)
      expect(`${plain(text)}\n`).toBe(fs.readFileSync(golden, 'utf8'))
    })

    it('stands on one page with the longest reason, its figures on the next, in embedded fonts', () => {
      expect(run(folder, 'pdfinfo', [pdf]).output).toMatch(/^Pages: +2$/m)
      const first = run(folder, 'pdftotext', ['-l', '1', '-raw', pdf, '-']).output.replace(/\s/g, '')
      for (const words of [note, '填报人', '审核人', '负责人（签字）', '（盖章）', '□一致', '第1页共2页'])
        expect(first).toContain(words)
      const fonts = run(folder, 'pdffonts', [pdf]).output.trim().split('\n').slice(2)
      expect(fonts.filter(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))).toEqual([])
    })
  },
)
