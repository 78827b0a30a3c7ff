import * as z from 'zod'
import shipped from '../../resources/meetings/election-papers.json'
import { printDate, type PlainDate } from '../plain-date'
import { byNameStrokes } from '../roster/stroke-order'
import type { WordValues } from '../word/word-values'
import { countAttendance } from './attendance'
import { least, ruleOf } from './decision-rules'
import type { Meeting } from './meeting'
import { electedLines, electionLines } from './sheet-elections'

const Text = z.object({ title: z.string(), to: z.string(), paragraphs: z.array(z.string()) })

/** Texts of the papers of a 换届 with places for what the books know, and what they rest on. */
export const ElectionPapers = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  source: z.string(),
  /** Said at the foot of each: where the text comes from, and that it may be another here. */
  note: z.string(),
  papers: z.record(z.string(), Text),
})

export const electionPapers = shipped satisfies z.infer<typeof ElectionPapers>

/** A letter on paper: all text as it is printed. */
export const Letter = z.object({
  title: z.tuple([z.string(), z.string()]),
  to: z.string(),
  paragraphs: z.array(z.string()),
  /** Whose letter it is, and its day. */
  from: z.tuple([z.string(), z.string()]),
  note: z.string(),
})

export type Letter = z.infer<typeof Letter>

/** What the books and the clerk say of an election that is being prepared. */
export interface ElectionPlan {
  unit: string
  superior: string
  /** When the committee in office was elected. */
  since?: PlainDate | undefined
  date: PlainDate
  place: string
  post: string
  seats: number
  names: readonly string[]
  all: number
  full: number
  voters: number
  printedOn: PlainDate
}

const blank = '＿＿＿＿＿＿'

type Paper = keyof typeof shipped.papers

/** A text with what is known in its places; what nobody said is left to be written by hand. */
function letter(paper: Paper, unit: string, day: string, said: Readonly<Record<string, string>>): Letter {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => said[name] || blank)
  const { title, to, paragraphs } = shipped.papers[paper]
  return {
    title: [unit, title],
    to: to && filled(to),
    paragraphs: paragraphs.flatMap(text => filled(text).split('\n')),
    from: [unit, day],
    note: shipped.note,
  }
}

/** The rules of an election for the meeting, or the request to the superior, before it is held. */
export function electionLetter(paper: 'request' | 'rules', plan: ElectionPlan): Letter {
  const { unit, names, seats, voters, full, all } = plan
  const { quorum, pass } = ruleOf('election')
  const more = names.length - seats
  return letter(paper, unit, printDate(plan.printedOn), {
    ...{ unit, superior: plan.superior, place: plan.place, post: plan.post },
    since: plan.since ? printDate(plan.since) : '',
    date: printDate(plan.date),
    names: [...names].sort(byNameStrokes).join('、'),
    contest: more > 0 ? `差额${more}名，实行差额选举` : '实行等额选举',
    ...numbers({ seats, voters, full, all, probationary: all - full, candidates: names.length }),
    ...numbers({ present: least(quorum, voters), needed: least(pass, voters) }),
  })
}

const numbers = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]))

/** The report of an election's result to the superior, from its record. */
export function electionReport(
  meeting: Pick<Meeting, 'date' | 'place' | 'chair' | 'attendance' | 'elections'>,
  { unit, superior, printedOn }: Pick<ElectionPlan, 'unit' | 'superior' | 'printedOn'>,
): Letter {
  const count = countAttendance(meeting.attendance)
  return letter('report', unit, printDate(printedOn), {
    ...{ unit, superior, place: meeting.place, chair: meeting.chair, date: printDate(meeting.date) },
    results: [...electionLines(meeting, count), ...electedLines(meeting, count)].join('\n'),
  })
}

/** The texts of a letter for its Word template. */
export function letterWords({ title, to, paragraphs, from, note }: Letter): WordValues {
  return {
    ...{ 党支部: title[0], 标题: title[1] },
    ...{ 主送: to ? [{ 主送单位: to }] : [], 正文: paragraphs.map(text => ({ 段落: text })) },
    ...{ 落款: from[0], 日期: from[1], 页脚记录: note, 页脚打印: '' },
  }
}
