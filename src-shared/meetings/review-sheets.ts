import { printDate, type PlainDate } from '../plain-date'
import type { ListSheet } from '../roster/paper/list-sheet'
import { unitName } from '../roster/organisation'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'
import { ballotsOf, reviewGrades, type ReviewGrade } from './review'
import { sheetNumber, spacedName } from './sheet-words'

const grades = Object.entries(reviewGrades) as [ReviewGrade, string][]
const number = { title: '序号', width: 12, align: 'center' as const }

interface PaperOf {
  branchName: string
  community?: string
}

/** The results of a 民主评议党员: ballots for each grade, what was proposed and what was decided, member by member. */
export function reviewResults(
  meeting: Meeting,
  { branchName, community, printedOn }: PaperOf & { printedOn: PlainDate },
): ListSheet {
  const names = new Map(meeting.attendance.map(({ member, name }) => [member, name]))
  const reviews = meeting.reviews ?? []
  const word = (grade: ReviewGrade | undefined) => (grade ? reviewGrades[grade] : '')
  const unit = unitName({ name: branchName, kind: 'branch' }, community)
  return {
    title: `${meetingYear(meeting)}年度民主评议党员结果汇总表`,
    landscape: false,
    heads: [`党支部：${branchName}`, printDate(meeting.date)],
    columns: [
      number,
      { title: '姓名', width: 26 },
      ...grades.map(([, title]) => ({ title, width: 19, align: 'center' as const, group: '测评票（张）' })),
      { title: '建议等次', width: 23, align: 'center' },
      { title: '评定等次', width: 23, align: 'center' },
    ],
    rows: reviews.map((review, i) => [
      String(i + 1),
      spacedName(names.get(review.member) ?? ''),
      ...grades.map(([grade]) => (ballotsOf(review) ? String(review.tally[grade]) : '')),
      word(review.proposal),
      word(review.grade),
    ]),
    none: '没有评定等次的党员',
    totals: [
      [
        { text: '合计', span: 2 },
        {
          text: grades
            .map(([grade, label]) => `${label}${reviews.filter(review => review.grade === grade).length}名`)
            .join('，'),
          span: 6,
        },
      ],
    ],
    notes: ['预备党员参加评议，不评定等次。'],
    hands: ['主持人', '计票人', '监票人'],
    footer: {
      record: `评议 ${sheetNumber(meeting, unit)}`,
      printed: `${printDate(printedOn)}打印　亲邻台账`,
    },
  }
}

/** A blank 测评票: names and four boxes. It has no number, no mark and no date of printing, so that none is known from another. */
export function reviewBallot(names: readonly string[], year: number, { branchName }: PaperOf): ListSheet {
  return {
    title: `${year}年度民主评议党员测评票`,
    landscape: false,
    heads: [`党支部：${branchName}`, '无记名'],
    columns: [
      number,
      { title: '姓名', width: 48 },
      ...grades.map(([, title]) => ({ title, width: 25, align: 'center' as const })),
    ],
    rows: names.map((name, i) => [String(i + 1), spacedName(name), '', '', '', '']),
    none: '没有参加评定的党员',
    totals: [],
    notes: ['每人只在一个等次下画“○”，多画的该项无效。'],
    hands: [],
    footer: { record: '', printed: '' },
  }
}
