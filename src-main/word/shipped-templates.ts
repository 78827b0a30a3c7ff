import candidateList from '../../resources/meetings/templates/候选人名单.docx?inline'
import letter from '../../resources/meetings/templates/换届文书.docx?inline'
import record from '../../resources/meetings/templates/会议记录.docx?inline'
import returnSheet from '../../resources/meetings/templates/会议回执单.docx?inline'
import signIn from '../../resources/meetings/templates/签到表.docx?inline'
import type { WordDocument } from '../../src-shared/word/word-papers'

const shipped: Record<WordDocument, string> = {
  'meeting-record': record,
  'sign-in': signIn,
  'return-sheet': returnSheet,
  'election-paper': letter,
  'election-report': letter,
  'candidate-list': candidateList,
}

/** The template of a document as shipped. */
export const shippedTemplate = (document: WordDocument): Uint8Array =>
  Buffer.from(shipped[document].slice(shipped[document].indexOf(',') + 1), 'base64')
