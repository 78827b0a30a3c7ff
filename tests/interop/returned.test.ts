import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, describe, it } from 'vitest'
import { wordLimits } from '../../src-main/word/limits'
import { readText } from '../../src-main/word/read-text'
import { readReturn } from '../../src-shared/meetings/returns/read-return'
import { codesIn } from '../../src-shared/meetings/returns/return-code'
import { returnedTexts } from '../../src-shared/meetings/returns/returned-texts'
import { roster } from '../unit/meetings/example-meeting'
import { blank, everything, fillIn, sheet } from '../unit/meetings/returns/filled-return'
import { officeLacks, savedByOffice } from './office-suite'

const missing = officeLacks()
const keep = process.env['QINLIN_PAPERS']
const read = (bytes: Uint8Array) => {
  const text = readText('x', bytes, wordLimits)
  const codes = codesIn(text.paragraphs.join('\n'))
  return { codes, ...readReturn(returnedTexts(text), codes[0]!, { roster, everybody: true }) }
}

describe.skipIf(missing.length > 0)(
  `return sheets in LibreOffice${missing.length ? ` (lacking: ${missing})` : ''}`,
  () => {
    it('a blank one is one page', async () => {
      const theirs = savedByOffice(await blank(), 'pdf')
      if (keep) copyFileSync(theirs.pdf(), join(keep, 'return.pdf'))
      expect(theirs.pages()).toBe(1)
    })
    it('one that was filled in and saved there is read as before', async () => {
      const missingOnes = { 丁桂兰: '病假：住院', 李晓东: '事假' }
      const ours = fillIn(await blank(), { ...everything, people: { ...everything.people, ...missingOnes } })
      const theirs = savedByOffice(ours, 'docx').docx()
      expect(read(theirs)).toEqual(read(ours))
      expect(read(theirs).problems).toEqual([])
      expect(read(theirs).codes).toEqual(codesIn(sheet().code))
    })
  },
)
