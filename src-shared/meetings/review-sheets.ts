import { printDate, type PlainDate } from '../plain-date'
import type { ListSheet } from '../roster/paper/list-sheet'
import { unitName } from '../roster/organisation'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'
import { ballotsOf, mostExcellent, reviewGrades, reviewPack, type ReviewGrade } from './review'
import { sheetNumber, spacedName } from './sheet-words'

const grades = Object.entries(reviewGrades) as [ReviewGrade, string][]
const number = { title: '序号', width: 12, align: 'center' as const }

/** Why somebody who is listed has no grade. */
function whyUngraded({ membership, voting, status }: Meeting['attendance'][number]): string {
  if (membership === 'probationary') return '预备党员不评定'
  if (!voting) return '不参加评定'
  return status === 'present' ? '未评定' : '缺席，未评定'
}

/**
 * The results of a 民主评议党员: ballots for each grade, what was proposed and what was decided, member by member. Everybody of the
 * branch is on it, those without a grade with the reason.
 */
export function reviewResults(
  meeting: Meeting,
  { branchName, community, printedOn }: { branchName: string; community?: string; printedOn: PlainDate },
): ListSheet {
  const { attendance, reviews = [] } = meeting
  const reviewed = new Map(reviews.map(review => [review.member, review]))
  const full = attendance.filter(({ membership }) => membership === 'full').length
  const ungraded = attendance.filter(({ member }) => !reviewed.get(member)?.grade).length
  const word = (grade: ReviewGrade | undefined) => (grade ? reviewGrades[grade] : '')
  const unit = unitName({ name: branchName, kind: 'branch' }, community)
  return {
    title: `${meetingYear(meeting)}年度民主评议党员结果汇总表`,
    landscape: false,
    heads: [`党支部：${branchName}`, printDate(meeting.date)],
    columns: [
      number,
      { title: '姓名', width: 26 },
      ...grades.map(([, title]) => ({ title, width: 17, align: 'center' as const, group: '测评票（张）' })),
      { title: '建议等次', width: 22, align: 'center' },
      { title: '评定等次', width: 32, align: 'center' },
    ],
    rows: attendance.map((line, i) => {
      const review = reviewed.get(line.member)
      return [
        ...[String(i + 1), spacedName(line.name)],
        ...grades.map(([grade]) => (review && ballotsOf(review) ? String(review.tally[grade]) : '')),
        ...[word(review?.proposal), word(review?.grade) || whyUngraded(line)],
      ]
    }),
    none: '没有评定等次的党员',
    totals: [
      [
        { text: '合计', span: 2 },
        {
          text: [
            ...grades.map(([grade, label]) => `${label}${reviews.filter(one => one.grade === grade).length}名`),
            ...(ungraded ? [`没有评定${ungraded}名`] : []),
          ].join('，'),
          span: 6,
        },
      ],
    ],
    notes: [
      `${reviewGrades[reviewPack.capped as ReviewGrade]}不超过正式党员${full}名的三分之一，即${mostExcellent(full)}名。预备党员参加评议，不评定等次。`,
    ],
    hands: ['主持人', '计票人', '监票人'],
    footer: {
      record: `评议 ${sheetNumber(meeting, unit)}`,
      printed: `${printDate(printedOn)}打印　亲邻台账`,
    },
  }
}
