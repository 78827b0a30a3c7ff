import { document, fonts, paragraph, text } from './ooxml.mjs'

/** A letter of a branch: title, whom it is to, paragraphs, who and when; laid out like print/meetings/LetterPaper. */
const each = '[loopOver: "paragraph"]'
const body = { size: 16 }

export const letter = () =>
  document(
    [
      ...['{党支部}', '{标题}'].map(line =>
        paragraph(text(line, { font: fonts.title, size: 22, bold: true }), { align: 'center', line: 31.5 }),
      ),
      paragraph(''),
      paragraph(text(`{#主送${each}}{主送单位}{/主送}`, body), { line: 28 }),
      paragraph(text(`{#正文${each}}{段落}{/正文}`, body), { line: 28, indent: 32, align: 'both' }),
      ...['{落款}', '{日期}'].map((line, i) =>
        paragraph(text(line, body), { align: 'right', line: 28, before: i ? 0 : 34 }),
      ),
    ].join(''),
  )
