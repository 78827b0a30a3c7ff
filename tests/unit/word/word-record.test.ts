import { describe, expect, it } from 'vitest'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { isWordDocument, wordDocuments, wordPaper } from '../../../src-shared/word/word-papers'
import { fillTemplate } from '../../../src-main/word/fill-template'
import { templateLimits, wordLimits } from '../../../src-main/word/limits'
import { shippedTemplate } from '../../../src-main/word/shipped-templates'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import type { MeetingDraft } from '../../../src-shared/meetings/meeting'
import { meeting } from '../meetings/example-meeting'
import { bodyOf, paragraphsOf } from './word-text'

const context = {
  branchName: '中共柳荫社区学府雅居小区支部委员会',
  community: '柳荫社区',
  revision: 2,
  printedOn: '2026-10-12',
}
const sheetOf = (changes: Partial<MeetingDraft> = {}) => recordSheet(meeting(changes), context)
const filled = (data: unknown) => {
  const { template, words } = wordPaper('meeting-record')
  return fillTemplate(template, shippedTemplate('meeting-record'), words(data), wordLimits)
}

/** Every text of a sheet, in its order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

describe('a record as Word file', () => {
  it('is XML whatever control characters stand in its texts, and breaks lines where they do', async () => {
    const bytes = await filled(sheetOf({ place: '党群\u0001服务站\u000b二楼\u000c东厅\ud842' }))
    expect(bodyOf(bytes)).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd]/)
    expect(paragraphsOf(bytes).join('\n')).toContain('党群服务站\n二楼\n东厅')
  })

  it('says what the printed sheet says, and nothing besides its labels', async () => {
    const sheet = sheetOf()
    const found = paragraphsOf(await filled(sheet)).join('\n')
    const { names: _, ...present } = sheet.present
    const { names: __, ...absent } = sheet.absent
    // Which revision is on paper is for the books, and stands on no page.
    const { printed: ___, ...printedText } = sheet
    const texts = textsOf({ ...printedText, present, absent })
    for (const text of texts) expect(found).toContain(text)
    const longestFirst = [...texts].sort((a, b) => b.length - a.length)
    const besides = longestFirst.reduce((rest, text) => rest.replaceAll(text, ''), found)
    expect(besides.replace(/\s/g, '')).toBe('第1页共1页'.repeat(1))
  })
  it('trap 13: has no block for a vote where none was held', async () => {
    const body = (await paragraphs({ kind: 'lesson', decisions: [] })).join('\n')
    expect(body).not.toMatch(/表决|会议决定|[{}#]/)
    expect((await paragraphs()).join('\n')).toContain('表决情况')
  })
  it('lets what was typed look like a tag without taking it for one', async () => {
    const minutes = '{议题}与{#会议内容}照原样，a<b & "c"'
    expect((await paragraphs({ agenda: [{ title: '学习', minutes }] })).join('\n')).toContain(minutes)
  })
  it('keeps rare characters and a middle dot', async () => {
    const chair = '𠮷㼆·阿卜杜热合曼'
    expect(await paragraphs({ chair })).toContain(chair)
  })
  it('keeps the rows to be signed with what they sign, and no row but names and minutes is cut', async () => {
    const rows = bodyOf(await filled(sheetOf())).match(/<w:tr>.*?<\/w:tr>/gs)!
    const whole = rows.filter(row => !row.includes('<w:cantSplit/>'))
    expect(whole.map(row => /<w:t [^>]*>([^<]+)/.exec(row)![1])).toEqual(['参会人员', '缺席人员及原因', '会议内容'])
    const kept = rows.slice(-5).map(row => row.includes('<w:keepNext/>'))
    expect(kept).toEqual([true, true, true, true, false])
    expect(rows.at(-1)).toContain('主持人（签字）')
  })
  it('prints no name where one is to be signed by hand', async () => {
    const last = bodyOf(await filled(sheetOf()))
      .match(/<w:tr>.*?<\/w:tr>/gs)!
      .at(-1)!
    expect(last).not.toContain('周立新')
  })
  it('takes 300 attendees', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `党员${i}`)
    const sheet = sheetOf()
    const text = names.join('　')
    const found = paragraphsOf(await filled({ ...sheet, present: { label: '参会人员', names, text } }))
    expect(found).toContain(text)
  })

  async function paragraphs(changes: Partial<MeetingDraft> = {}) {
    return paragraphsOf(await filled(sheetOf(changes)))
  }
})

describe('the shipped templates', () => {
  it.each(wordDocuments)('%s has every tag that is needed and none that means nothing', async document => {
    const bytes = shippedTemplate(document)
    const checked = await wordOutcome({ kind: 'check', name: 'x', document, bytes, limits: templateLimits })
    expect(checked).toMatchObject({ ok: true })
    expect(isWordDocument(document)).toBe(true)
  })
})
