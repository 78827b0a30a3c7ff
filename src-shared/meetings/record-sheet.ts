import * as z from 'zod'
import { PaperFoot } from '../paper-foot'
import { printDate, type PlainDate } from '../plain-date'
import { unitName, type OrganisationKind } from '../roster/organisation'
import { countAttendance, headsOf } from './attendance'
import { kindPack, meetingForms } from './kind-pack'
import { kindsOf, meetingKinds } from './kinds'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'
import { PrintedRecords } from './printing'
import { electedLines, electionLines } from './sheet-elections'
import { decisionLines, voteLine } from './sheet-decisions'
import { SheetNames, sheetNames } from './sheet-names'
import { sheetNumber } from './sheet-words'
import { actionWords } from './theme-day'

/** One labelled cell; `lines` are printed under each other, none leaves room for handwriting. */
const SheetCell = z.object({ label: z.string(), lines: z.array(z.string()) })

export type SheetCell = z.infer<typeof SheetCell>

/** A part of the minutes: its heading, where it has one, and its paragraphs. */
const SheetPart = z.object({ heading: z.string().optional(), paragraphs: z.array(z.string()) })

export type SheetPart = z.infer<typeof SheetPart>

/** All text of a printed record (domain §2.7), in the order of the sheet; the print page only lays it out. */
export const RecordSheet = z.object({
  /** Full name of the branch, then what the sheet is. */
  title: z.tuple([z.string(), z.string()]),
  /** `2026年　第4次` */
  ordinal: z.string(),
  /** `同时作为主题党日`, where one record meets several duties. */
  alsoAs: z.string().optional(),
  agenda: SheetCell,
  time: SheetCell,
  /** Rows of two cells side by side. */
  pairs: z.array(z.tuple([SheetCell, SheetCell])),
  present: SheetNames,
  absent: SheetNames,
  /** Of a theme day: the prescribed actions it did. */
  actions: SheetCell.optional(),
  content: z.object({ label: z.string(), parts: z.array(SheetPart) }),
  /** Only where a vote was held: an empty block is read as a defect (domain §2.8 trap 13). */
  votes: SheetCell.optional(),
  decisions: SheetCell.optional(),
  attachments: SheetCell,
  review: SheetCell,
  /** Lines to sign by hand; a name is never printed on them. */
  signatures: z.array(z.string()),
  signatureDate: z.string(),
  /** Head of every page after the first. */
  continuation: z.object({ left: z.string(), title: z.string(), right: z.string() }),
  footer: PaperFoot,
  /** What is noted once this sheet is on paper. */
  printed: PrintedRecords,
})

export type RecordSheet = z.infer<typeof RecordSheet>

export interface SheetContext {
  /** The full name, as on its seal, of the unit that held it. */
  branchName: string
  /** What kind of unit that is; a branch where it isn't said. */
  unitKind?: OrganisationKind
  /** Name of the group whose meeting it was. */
  group?: string
  /** The office's short name, `柳荫社区`, dropped from the branch's short name. */
  community?: string
  revision: number
  printedOn: PlainDate
  /** Whether the office wants no code at the foot. */
  plainFoot?: boolean
  attachments?: readonly string[]
  /** What the records are called in which decisions were discussed before, by id. */
  preDiscussed?: ReadonlyMap<string, string>
}

/** What the record of a meeting prints. The attendance is the record's own, so later changes of the roster leave it as it was. */
export function recordSheet(meeting: Meeting, context: SheetContext): RecordSheet {
  const { branchName, community, unitKind = 'branch', group } = context
  const branch = unitName({ name: branchName, kind: unitKind }, community)
  const form = meeting.form && meetingForms[meeting.form]
  const ordinal = [`${meetingYear(meeting)}年`, `第${meeting.number}次`, ...(form ? [`（${form}）`] : [])].join('　')
  const count = countAttendance(meeting.attendance)
  const heads = headsOf(meeting)
  const { title } = kindPack.kinds[meeting.kind]
  const people = [...meeting.attendance, ...(meeting.participants ?? [])]
  const votes = [
    ...meeting.decisions.flatMap(decision => voteLine(decision, meeting, count)),
    ...electionLines(meeting, count),
  ]
  const decided = [
    ...meeting.decisions.flatMap(decision =>
      decisionLines(decision, meeting, count, context.preDiscussed?.get(decision.preDiscussedIn ?? '')),
    ),
    ...electedLines(meeting, count),
  ]
  const others = kindsOf(meeting)
    .slice(1)
    .map(kind => meetingKinds[kind])
  const actions = actionWords(meeting)
  const showVoters = showsVoters(meeting, votes.length > 0)
  return {
    title: [branchName, group ? title.replace('党小组会', group) : title],
    ordinal,
    ...(others.length ? { alsoAs: `同时作为${others.join('、')}` } : {}),
    agenda: cell('议题', ...meeting.agenda.map((item, i) => `${i + 1}. ${item.title}`)),
    time: cell('时间', timeOf(meeting)),
    pairs: [
      [cell('地点', meeting.place), cell('列席', meeting.guests || '无')],
      [cell('主持人', meeting.chair), cell('记录人', meeting.recorder)],
      [cell('应到', `${heads.shouldAttend}名`), cell('实到', `${heads.attended}名`)],
      ...(showVoters
        ? [
            [
              cell('应到会有表决权党员', `${count.voters}名`),
              cell('实到会有表决权党员', `${count.votersPresent}名`),
            ] as [SheetCell, SheetCell],
          ]
        : []),
    ],
    present: sheetNames(
      '参会人员',
      people.filter(line => line.status === 'present'),
      [],
    ),
    absent: sheetNames(
      '缺席人员及原因',
      people.filter(line => line.status !== 'present'),
      ['无'],
    ),
    ...(actions.length ? { actions: cell('开展内容', actions.join('、')) } : {}),
    content: { label: '会议内容', parts: partsOf(meeting) },
    ...(votes.length ? { votes: cell('表决情况', ...votes) } : {}),
    ...(decided.length ? { decisions: cell('会议决定', ...decided) } : {}),
    attachments: cell('附件', ...(context.attachments?.length ? [context.attachments.join('　')] : [])),
    review: cell('审阅'),
    signatures: ['主持人（签字）', '记录人（签字）'],
    signatureDate: '年　　　月　　　日',
    continuation: {
      left: `${branch}　${group ?? ''}${meetingKinds[meeting.kind]}`,
      title: title.endsWith('纪要') ? '会议纪要（续）' : '会议记录（续）',
      right: ordinal,
    },
    footer: {
      record: `记录 ${sheetNumber(meeting, branch, group)}　修订 ${context.revision}`,
      printed: `${printDate(context.printedOn)}打印　亲邻台账`,
      ...(context.plainFoot && { plain: true }),
    },
    printed: [{ meeting: meeting.id, revision: context.revision }],
  }
}

/** Whether the sheet counts the voters: in any case, where a vote was held, or — a committee's, plain minutes — never. */
function showsVoters(meeting: Meeting, hasVotes: boolean): boolean {
  const sheets = kindsOf(meeting).map(kind => kindPack.kinds[kind])
  if (sheets.some(({ sheet }) => sheet === 'voters')) return true
  const [own] = sheets
  return hasVotes && own?.sheet === 'record' && !own.rules.includes('committee')
}

function cell(label: string, ...lines: string[]): SheetCell {
  return { label, lines }
}

function timeOf({ date, begins, ends }: Meeting): string {
  const clock = [begins, ends].filter(Boolean).join('—')
  return clock ? `${printDate(date)}　${clock}` : printDate(date)
}

/** The minutes item by item; what belongs to no item is the chair's summary, or all there is. */
function partsOf({ agenda, minutes }: Meeting): SheetPart[] {
  const items = agenda.map((item, i) => ({
    heading: `议题${i + 1}　${item.title}`,
    paragraphs: paragraphs(item.minutes),
  }))
  const rest = paragraphs(minutes)
  const written = items.filter(item => item.paragraphs.length)
  if (written.length === 0) return rest.length ? [{ paragraphs: rest }] : []
  return rest.length ? [...items, { heading: '主持人总结', paragraphs: rest }] : items
}

function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}
