import { printDate, type PlainDate } from '../plain-date'
import { educations, nations, sexes, workPosts } from '../roster/choices'
import type { Member } from '../roster/member'
import type { ListSheet } from '../roster/paper/list-sheet'
import { byNameStrokes } from '../roster/stroke-order'
import type { WordValues } from '../word/word-values'
import { electionPapers } from './election-papers'
import { spacedName } from './sheet-words'

type Particulars = Partial<Pick<Member, 'sex' | 'nation' | 'birth' | 'education' | 'joined' | 'workPost'>>

/** A candidate: what the roster knows of them, and the post they hold now. */
export interface ListedCandidate extends Particulars {
  name: string
  post?: string | undefined
}

const columns = [
  { title: '序号', width: 12, align: 'center' },
  { title: '姓名', width: 22, align: 'center' },
  { title: '性别', width: 12, align: 'center' },
  { title: '民族', width: 16, align: 'center' },
  { title: '出生年月', width: 19, align: 'center' },
  { title: '学历', width: 22, align: 'center' },
  { title: '入党时间', width: 19, align: 'center' },
  { title: '现工作岗位', width: 24 },
  { title: '备注', width: 14 },
] as const

/** `1968.07`, as such lists have it; they name no days. */
const monthOf = (date: PlainDate | undefined): string => (date ?? '').slice(0, 7).replace('-', '.')

/** The word of a choice; what stands there where it is none. */
const wordIn = (choices: Readonly<Record<string, string>>, value: string | undefined): string =>
  value === undefined ? '' : (choices[value] ?? value)

/** The candidates by strokes; what the books do not know is left to be written by hand. */
export function candidateList(
  candidates: readonly ListedCandidate[],
  { unit, post, date }: { unit: string; post: string; date: PlainDate },
): ListSheet {
  return {
    title: `${post}候选人名单`,
    landscape: false,
    high: true,
    heads: [`党支部：${unit}`, printDate(date)],
    columns: [...columns],
    rows: [...candidates]
      .sort((a, b) => byNameStrokes(a.name, b.name))
      .map(({ name, sex, nation, birth, education, joined, workPost, post: now }, i) => [
        ...[String(i + 1), spacedName(name), wordIn(sexes, sex), wordIn(nations, nation), monthOf(birth)],
        ...[wordIn(educations, education), monthOf(joined), wordIn(workPosts, workPost), now ? `现任${now}` : ''],
      ]),
    none: '',
    totals: [],
    notes: ['候选人按姓氏笔画排列。'],
    hands: [],
    footer: { record: electionPapers.note, printed: '' },
  }
}

/** The texts of a list of candidates for its Word template. */
export function candidateWords({ title, heads, rows, notes, footer }: ListSheet): WordValues {
  return {
    ...{ 标题: title, 党支部: heads[0], 日期: heads[1], 说明: notes.join('\n') },
    名单: rows.map(row => Object.fromEntries(columns.map(({ title }, i) => [title, row[i] ?? '']))),
    ...{ 页脚记录: footer.record, 页脚打印: footer.printed },
  }
}
