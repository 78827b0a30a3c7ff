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
import type { WordValues } from './word-values'

/** How a document goes into Word. */
interface WordPaper {
  /** Name of the template that is shipped. */
  template: string
  /** The texts of what the document's query answered. */
  words(data: unknown): WordValues
  /** Why these data make no Word file; nothing where they do. */
  refuses?(data: unknown): string | undefined
  /** What a template has to hold: of each group one. */
  needed: readonly (readonly string[])[]
  /** What it may hold besides. */
  further: readonly string[]
}

const paper = <S extends z.ZodType>(
  schema: S,
  words: (sheet: z.output<S>) => WordValues,
  rest: Omit<WordPaper, 'words'>,
): WordPaper => ({ ...rest, words: data => words(schema.parse(data)) })

const foot = ['页脚记录', '页脚打印']

const letterTags = {
  template: '换届文书',
  needed: [['标题'], ['正文'], ['段落']],
  further: [...foot, '党支部', '主送', '主送单位', '落款', '日期'],
}

/** The documents that can be had as Word files. */
const papers = {
  'meeting-record': paper(RecordSheet, recordWords, {
    template: '会议记录',
    needed: [
      ['党支部'],
      ['次数'],
      ['议题'],
      ['时间'],
      ['并列', '地点'],
      ['并列', '主持人'],
      ['并列', '记录人'],
      ['并列', '应到'],
      ['并列', '实到'],
      ['参会人员'],
      ['缺席人员及原因'],
      ['会议内容'],
      ['表决情况'],
      ['会议决定'],
      ['页脚记录'],
    ],
    further: [
      ...['表名', '同时作为', '左项', '左文', '右项', '右文', '列席', '应到会有表决权党员', '实到会有表决权党员'],
      ...['开展内容', '标题', '段落', '附件', '签字', '签字处', '签字日期', '续页左', '续页题', '续页右', '页脚打印'],
    ],
  }),
  'sign-in': paper(SignInSheet, signInWords, {
    template: '签到表',
    needed: [['页'], ['行'], ['左姓名'], ['右姓名'], ['左长名'], ['右长名']],
    further: [...foot, '标题', '抬头', '左', '右', '左序号', '右序号', '左备注', '右备注'],
  }),
  'return-sheet': paper(ReturnSheets, returnWords, {
    template: '会议回执单',
    refuses: data =>
      ReturnSheets.parse(data).sheets.length === 1
        ? undefined
        : '一个 Word 文件只放一张回执单，发回来才读得出。请在“会议 → 回执单”里点开一张再存。',
    needed: [['党支部'], ['行'], ['左姓名'], ['右姓名'], ['回执编码']],
    further: [...foot, '表名', '次数', '说明', '左序号', '右序号'],
  }),
  'election-paper': paper(Letter, letterWords, letterTags),
  'election-report': paper(Letter, letterWords, letterTags),
  'candidate-list': paper(ListSheet, candidateWords, {
    template: '候选人名单',
    needed: [['标题'], ['名单'], ['姓名']],
    further: [
      ...foot,
      ...['党支部', '日期', '说明', '序号', '性别', '民族', '出生年月', '学历', '入党时间', '现工作岗位', '备注'],
    ],
  }),
} as const satisfies Partial<Record<DocumentName, WordPaper>>

export type WordDocument = keyof typeof papers

export const isWordDocument = (name: string): name is WordDocument => Object.hasOwn(papers, name)

export const wordPaper = (name: WordDocument): WordPaper => papers[name]

/** All documents that can be had as Word files, in the order of the settings. */
export const wordDocuments = Object.keys(papers) as WordDocument[]
