import type * as z from 'zod'
import type { DocumentName } from '../documents'
import { candidateWords } from '../meetings/candidate-list'
import { Letter, letterWords } from '../meetings/election-papers'
import { RecordSheet } from '../meetings/record-sheet'
import { SignInSheet } from '../meetings/sign-in-sheet'
import { recordWords } from '../meetings/word-record'
import { ReturnSheets } from '../meetings/returns/return-sheet'
import { returnWords } from '../meetings/returns/word-return'
import { signInWords } from '../meetings/word-sign-in'
import { ListSheet } from '../roster/paper/list-sheet'
import { sampleCandidates, sampleLetter, sampleRecord, sampleReturn, sampleSignIn } from './sample-papers'
import type { WordValues } from './word-values'

/** How a document goes into Word. */
interface WordPaper {
  /** Name of the template that is shipped. */
  template: string
  /** The texts of what the document's query answered. */
  words(data: unknown): WordValues
  /** Why these data make no Word file; nothing where they do. */
  refuses?(data: unknown): string | undefined
  /** What a template has to hold: of each group one; the last is named where all of it is missing. */
  needed: readonly (readonly string[])[]
  /** What a document of an invented meeting says, with everything that one can have: tags are those of its texts. */
  sample(): unknown
}

const paper = <S extends z.ZodType>(
  schema: S,
  words: (sheet: z.output<S>) => WordValues,
  rest: Omit<WordPaper, 'words'>,
): WordPaper => ({ ...rest, words: data => words(schema.parse(data)) })

const letterPaper = { template: '换届文书', needed: [['标题'], ['正文'], ['段落']] }

/** The documents that can be had as Word files. */
const papers = {
  'meeting-record': paper(RecordSheet, recordWords, {
    template: '会议记录',
    needed: [
      ['党支部'],
      ['次数'],
      ['议题'],
      ['时间'],
      ['左文', '地点'],
      ['左文', '主持人'],
      ['右文', '记录人'],
      ['左文', '应到'],
      ['右文', '实到'],
      ['参会人员'],
      ['缺席人员及原因'],
      ['会议内容'],
      ['段落'],
      ['表决情况'],
      ['会议决定'],
      ['页脚记录'],
    ],
    sample: sampleRecord,
  }),
  'sign-in': paper(SignInSheet, signInWords, {
    template: '签到表',
    needed: [['页'], ['行'], ['左姓名'], ['右姓名'], ['左长名'], ['右长名']],
    sample: sampleSignIn,
  }),
  'return-sheet': paper(ReturnSheets, returnWords, {
    template: '会议回执单',
    refuses: data =>
      ReturnSheets.parse(data).sheets.length === 1
        ? undefined
        : '一个 Word 文件只放一张回执单，发回来才读得出。请在“会议 → 回执单”里点开一张再存。',
    needed: [['党支部'], ['行'], ['左姓名'], ['右姓名'], ['回执编码']],
    sample: sampleReturn,
  }),
  'election-paper': paper(Letter, letterWords, { ...letterPaper, sample: sampleLetter }),
  'election-report': paper(Letter, letterWords, { ...letterPaper, sample: sampleLetter }),
  'candidate-list': paper(ListSheet, candidateWords, {
    template: '候选人名单',
    needed: [['标题'], ['名单'], ['姓名']],
    sample: sampleCandidates,
  }),
} as const satisfies Partial<Record<DocumentName, WordPaper>>

export type WordDocument = keyof typeof papers

export const isWordDocument = (name: string): name is WordDocument => Object.hasOwn(papers, name)

export const wordPaper = (name: WordDocument): WordPaper => papers[name]

/** All documents that can be had as Word files, in the order of the settings. */
export const wordDocuments = Object.keys(papers) as [WordDocument, ...WordDocument[]]
