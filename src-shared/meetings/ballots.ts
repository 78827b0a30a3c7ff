import * as z from 'zod'
import { byNameStrokes } from '../roster/stroke-order'

/** What is voted on by ballots on paper. */
export const ballotKinds = {
  admission: '接收预备党员表决票',
  regularisation: '预备党员转正表决票',
  election: '选举票',
  appraisal: '民主评议党员测评票',
} as const

export type BallotKind = keyof typeof ballotKinds

/** The grades of 民主评议 (支部工作条例 §18). */
export const grades = ['优秀', '合格', '基本合格', '不合格'] as const

/**
 * One ballot, as all of a set are: it has no number, code or date of printing by which it could be told from another. Nothing but
 * this text is on it.
 */
const Ballot = z.object({
  title: z.array(z.string()),
  /** Headings of the columns; the first is over the names, or over the marks where names stand last. */
  columns: z.array(z.string()),
  names: z.array(z.string()),
  /** Rows for names that a voter writes. */
  others: z.number().int(),
  notes: z.array(z.string()),
})

/** A set of ballots over sheets of A4. */
export const BallotSet = z.object({
  ballot: Ballot,
  count: z.number().int(),
  perPage: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]),
  /** Rows stand in two columns side by side. */
  twoColumns: z.boolean(),
})

export type BallotSet = z.infer<typeof BallotSet>

/** What a set of ballots is for. */
export interface BallotQuestion {
  kind: BallotKind
  /** The branch's full name. */
  unit: string
  /** Who is elected, `支部委员会委员`; empty where nobody is. */
  post: string
  /** The candidates, or who is graded. */
  names: readonly string[]
  /** 应选名额 of an election. */
  seats: number
  count: number
}

/** What the ballots are called: `支部委员会委员选举票`. */
export const ballotName = ({ kind, post }: Pick<BallotQuestion, 'kind' | 'post'>) =>
  kind === 'election' ? post + ballotKinds.election : ballotKinds[kind]

/** Names as somebody types them: on lines of their own or with a comma between. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,；;\n]+/)
    .map(name => name.trim())
    .filter(Boolean)
}

/** The most names that a ballot of one sheet of A4 has room for. */
export const mostNames = 60

/** The ballots of a question; candidates stand by 姓氏笔画, unless one name is all there is. */
export function ballotSet(question: BallotQuestion): BallotSet {
  const ballot = ballotOf(question)
  const rows = ballot.names.length + ballot.others
  const [perPage, twoColumns] =
    rows === 1 ? [8, false] : rows <= 8 ? [4, false] : rows <= 20 ? [2, true] : [1, rows > 30]
  return { ballot, count: question.count, perPage: perPage as BallotSet['perPage'], twoColumns: twoColumns as boolean }
}

function ballotOf({ kind, unit, post, names, seats }: BallotQuestion): BallotSet['ballot'] {
  const listed = [...names].sort(byNameStrokes)
  const title = [unit, ballotName({ kind, post })]
  if (kind === 'admission' || kind === 'regularisation')
    return {
      title,
      columns: ['姓名', '赞成', '反对', '弃权'],
      names: listed,
      others: 0,
      notes: ['在所选的一栏内画“○”，只选一栏；多选或者看不清的无效。'],
    }
  if (kind === 'appraisal')
    return {
      title,
      columns: ['姓名', ...grades],
      names: listed,
      others: 0,
      notes: ['对每名党员在所选的一栏内画“○”，只选一栏；多选或者看不清的，对该名党员无效。'],
    }
  return {
    title,
    columns: ['符号', '候选人'],
    names: listed,
    others: Math.min(seats, 3),
    notes: [
      `应选${seats}名。所选人数等于或者少于应选名额的有效，多于的无效。`,
      '赞成的在姓名左边画“○”，不赞成的画“×”，弃权的不画。另选他人的，在空行写上姓名并画“○”。',
    ],
  }
}
