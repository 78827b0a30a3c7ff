import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillTemplate } from '../../src-main/word/fill-template'
import { wordLimits } from '../../src-main/word/limits'
import { shippedTemplate } from '../../src-main/word/shipped-templates'
import { recordSheet } from '../../src-shared/meetings/record-sheet'
import { signInSheet } from '../../src-shared/meetings/sign-in-sheet'
import { wordDocuments, wordPaper, type WordDocument } from '../../src-shared/word/word-papers'
import { meeting, roster } from '../unit/meetings/example-meeting'
import { complaints } from '../unit/word/complaints'
import { paragraphsOf } from '../unit/word/word-text'
import { officeLacks, savedByOffice } from './office-suite'

const missing = officeLacks()
const context = {
  branchName: '中共柳荫社区学府雅居小区支部委员会',
  community: '柳荫社区',
  revision: 2,
  printedOn: '2026-10-12',
}
const filled = (document: WordDocument, data: unknown) =>
  fillTemplate(document, shippedTemplate(document), wordPaper(document).words(data), wordLimits)

const long = Array.from(
  { length: 112 },
  (_, i) =>
    `发言人${i + 1}：小区楼道的充电桩应当离出入口不少于6米，由物业公司每月检查一次并张贴结果，大家随时可以查看。`,
).join('\n')
const crowd = Array.from({ length: 300 }, (_, i) => ({
  member: `m${i}`,
  name: `党员${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${i}`,
  membership: 'full' as const,
  voting: true,
  status: 'present' as const,
}))

const records = {
  'one page': recordSheet(
    meeting({
      agenda: [{ title: '学习', minutes: '周立新：领学。' }],
      minutes: '',
      decisions: [{ title: '下月继续学习。' }],
    }),
    context,
  ),
  'seven pages': recordSheet(meeting({ agenda: [{ title: '讨论充电桩', minutes: long }] }), context),
  '300 attendees': recordSheet({ ...meeting(), attendance: crowd }, context),
  'rare characters': recordSheet(
    meeting({ chair: '𠮷㼆·阿卜杜热合曼', minutes: '“𠮷”字、“㼆”字——照写。', kind: 'lesson', decisions: [] }),
    context,
  ),
}

/** For looking at: where the pictures of a run are wanted. */
const keep = process.env['QINLIN_PAPERS']

describe.skipIf(missing.length > 0)(
  `Word files in LibreOffice${missing.length ? ` (lacking: ${missing})` : ''}`,
  () => {
    it.each(Object.entries(records))(
      'a record of %s is opened, printed and saved again without loss',
      async (name, sheet) => {
        const ours = await filled('meeting-record', sheet)
        const theirs = savedByOffice(ours, 'pdf', 'docx')
        if (keep) copyFileSync(theirs.pdf(), join(keep, `${name.replace(/ /g, '-')}.pdf`))
        const body = /^word\/document\.xml$/
        expect(paragraphsOf(theirs.docx(), body)).toEqual(paragraphsOf(ours, body))
        const pages = theirs.pages()
        expect(pages).toBe({ 'one page': 1, 'seven pages': 7, '300 attendees': 3, 'rare characters': 1 }[name])
        const text = theirs.text()
        for (const page of Array.from({ length: pages }, (_, i) => `第${i + 1}页共${pages}页`))
          expect(text).toContain(page)
        const head = `${sheet.continuation.left}${sheet.continuation.title}`.replace(/\s/g, '')
        expect(text.split(head)).toHaveLength(pages)
        for (const paragraph of paragraphsOf(ours, body).filter(({ length }) => length < 60))
          expect(text).toContain(paragraph.replace(/\s/g, ''))
      },
    )

    it.each(wordDocuments)(
      'a template of %s that LibreOffice saved again is taken, and says the same',
      async document => {
        const { words, sample } = wordPaper(document)
        const everything = words(sample())
        const saved = savedByOffice(shippedTemplate(document), 'docx').docx()
        expect(await complaints(saved, document)).toEqual([])
        const [theirs, ours] = await Promise.all(
          [saved, shippedTemplate(document)].map(bytes => fillTemplate('x.docx', bytes, everything, wordLimits)),
        )
        expect(paragraphsOf(theirs!, /document/)).toEqual(paragraphsOf(ours!, /document/))
      },
    )

    it('a sign-in sheet of 16, 50 and 300 people has its pages of 50 places', async () => {
      for (const [people, pages] of [
        [roster, 1],
        [crowd.slice(0, 50), 2],
        [crowd, 7],
      ] as const) {
        const sheet = signInSheet(meeting(), people, context)
        const ours = await filled('sign-in', sheet)
        const theirs = savedByOffice(ours, 'pdf', 'docx')
        if (keep) copyFileSync(theirs.pdf(), join(keep, `sign-in-${people.length}.pdf`))
        expect(theirs.pages()).toBe(pages)
        expect(paragraphsOf(theirs.docx(), /document/)).toEqual(paragraphsOf(ours, /document/))
      }
    })
  },
)
