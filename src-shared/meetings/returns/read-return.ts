import * as z from 'zod'
import { boundsOf, printPeriod } from '../../period'
import { printDate } from '../../plain-date'
import { problem, type Problem } from '../../problem'
import type { RosterLine } from '../attendance'
import { attendanceStatuses, ballots } from '../kinds'
import { choice } from '../../records/field'
import { ReturnCode, rosterToken } from './return-code'
import { bare, type ReturnedTexts } from './returned-texts'
import { returnFields, type ReturnField } from './return-sheet'
import {
  isBlank,
  isTicked,
  writtenBallot,
  writtenCount,
  writtenDate,
  writtenReason,
  writtenTimes,
} from './written-words'

const text = z.string()

/** A meeting as a returned sheet tells it, for the editor: a draft, and nothing on the books. Empty is what was not read. */
export const ReturnedMeeting = ReturnCode.pick({ kind: true, branch: true, window: true, group: true }).extend({
  date: text,
  begins: text,
  ends: text,
  place: text,
  chair: text,
  recorder: text,
  guests: text,
  agenda: z.array(z.object({ title: text, minutes: text })),
  /** An empty status: somebody who was missing for a reason that was not understood. */
  marks: z.array(
    z.object({ member: text, status: z.union([choice(attendanceStatuses), z.literal('')]), reason: text }),
  ),
  decision: z.object({
    title: text,
    owner: text,
    due: text,
    ballot: choice(ballots),
    yes: text,
    no: text,
    abstain: text,
  }),
})

export type ReturnedMeeting = z.infer<typeof ReturnedMeeting>

export interface ReadReturn {
  meeting: ReturnedMeeting
  /** What could not be read, or does not fit, each at its field. */
  problems: Problem[]
}

/** Who may be on the record. */
interface Expected {
  roster: readonly RosterLine[]
  everybody: boolean
}

const needed: readonly ReturnField[] = ['date', 'place', 'chair', 'recorder', 'title1']

/**
 * Reads a sheet that came back.
 * @param expected whom the meeting may list, as of the day it says or of today where it says none, and whether they are
 *   all there are: else whoever is not ticked did not belong to it
 */
export function readReturn(texts: ReturnedTexts, code: ReturnCode, expected: Expected): ReadReturn {
  const { roster } = expected
  const problems: Problem[] = []
  const note: Note = (field, message, path) =>
    void problems.push(problem('return-unclear', message, { field, path: [path] }))
  const of = (field: ReturnField) => texts.fields[field] ?? ''
  const line = (field: ReturnField) => {
    const written = of(field).replace(/\s+/g, ' ').trim()
    // A date of which only the printed words stand there.
    return bare(written) === '年月日' ? '' : written
  }

  for (const field of Object.keys(returnFields) as ReturnField[])
    if (texts.fields[field] === undefined)
      note(returnFields[field], `表上没有“${returnFields[field]}”这一栏，请对照原件补上。`, field)
    else if (needed.includes(field) && !line(field))
      note(returnFields[field], `“${returnFields[field]}”没有填写。`, field)

  const understood = <T>(field: ReturnField, read: (written: string) => T | null, otherwise: T): T => {
    const written = line(field)
    if (!written) return otherwise
    const found = read(written)
    if (found !== null) return found
    note(
      returnFields[field],
      `“${returnFields[field]}”写的是“${written.slice(0, 40)}”，没有看懂，请对照原件填写。`,
      field,
    )
    return otherwise
  }
  const year = code.window.slice(0, 4)
  const date = understood('date', written => writtenDate(written, year), '')
  const { from, to } = boundsOf(code.window)
  if (date && (date < from || date > to))
    note(returnFields.date, `${printDate(date)}不在${printPeriod(code.window)}内，请核对日期。`, 'date')
  const times = understood('time', writtenTimes, { begins: '', ends: '' })
  const known = new Map(roster.map(({ name }) => [bare(name), name]))
  const person = (field: ReturnField) => known.get(bare(of(field))) ?? line(field)
  const [yes, no, abstain] = (['yes', 'no', 'abstain'] as const).map(field => understood(field, writtenCount, ''))
  const decision = {
    title: of('decision').trim(),
    owner: person('owner'),
    due: understood('due', written => writtenDate(written, year), ''),
    ballot: understood('ballot', writtenBallot, '') || 'show',
    yes: yes!,
    no: no!,
    abstain: abstain!,
  } as const
  if (!decision.title && `${yes}${no}${abstain}`)
    note(returnFields.decision, '填了票数，没有写会议决定，请对照原件补上。', 'decision')

  const meeting: ReturnedMeeting = {
    kind: code.kind,
    branch: code.branch,
    window: code.window,
    group: code.group,
    date,
    ...times,
    place: line('place'),
    chair: person('chair'),
    recorder: person('recorder'),
    guests: line('guests'),
    agenda: (['1', '2'] as const)
      .map(n => ({ title: line(`title${n}`), minutes: of(`minutes${n}`).trim() }))
      .filter(({ title, minutes }, i) => i === 0 || title || minutes),
    marks: marksOf(texts, code, expected, note),
    decision,
  }
  return { meeting, problems }
}

type Note = (field: string, message: string, path: string) => void

/** What was said of everybody who stands on the sheet. */
function marksOf(
  { people, lacking: heads }: ReturnedTexts,
  code: ReturnCode,
  { roster, everybody }: Expected,
  note: Note,
): ReturnedMeeting['marks'] {
  const left = [...roster]
  const changed = rosterToken(roster.map(({ member }) => member)) !== code.token
  const doubtful = doubtfulNames(people, roster, changed)
  const unclear = { unknown: [] as string[], both: [] as string[], odd: [] as string[], silent: [] as string[] }
  const marks = people.flatMap(({ number, name, present, reason }): ReturnedMeeting['marks'] => {
    const named = left.filter(line => bare(line.name) === name)
    const numbered = named.length > 1 && !doubtful.has(name)
    const line = numbered ? named.find(one => one === roster[number - 1]) : named[0]
    if (!line) {
      unclear.unknown.push(name)
      return []
    }
    left.splice(left.indexOf(line), 1)
    const { member } = line
    if (doubtful.has(name)) return [{ member, status: '', reason: '' }]
    const ticked = isTicked(present)
    const status = writtenReason(reason)
    if (ticked && !reason) return [{ member, status: 'present', reason: '' }]
    if (ticked) unclear.both.push(name)
    else if (reason ? !status : !isBlank(present)) unclear.odd.push(`${name}（${(reason || present).slice(0, 20)}）`)
    else if (!reason) {
      if (!everybody) return []
      unclear.silent.push(name)
    }
    if (ticked || !status) return [{ member, status: '', reason }]
    return [{ member, status, reason: attendanceStatuses[status] === reason ? '' : reason }]
  })
  const say = (names: readonly string[], rest: string) =>
    names.length && note('到会', `${names.join('、')}${rest}`, 'attendance')
  if (!people.length) note('到会', '表上没有名单，请对照原件登记到会。', 'attendance')
  for (const head of new Set(heads))
    note('到会', `名单上有一边找不到“${head}”这一列，请对照原件登记到会。`, 'attendance')
  say(unclear.unknown, '不在这一天的名册上，没有登记，请核对姓名。')
  say([...doubtful], '有重名，分不清表上写的是哪一位，请对照原件登记。')
  say(unclear.both, '既打了勾又写了原因，请核对。')
  say(unclear.odd, '写的没有看懂，请核对。')
  say(unclear.silent, '没有打勾，也没有写原因，请核对。')
  const lacking = left.map(({ name }) => name).join('、')
  if (people.length && changed)
    note('到会', `发出这张表以后名册有变动${lacking ? `，表上没有${lacking}` : ''}，请核对到会。`, 'attendance')
  else if (people.length && lacking) note('到会', `表上没有${lacking}，请对照原件登记到会。`, 'attendance')
  // Else the editor would take whom the sheet does not name for present.
  return everybody ? [...marks, ...left.map(({ member }) => ({ member, status: '' as const, reason: '' }))] : marks
}

/** Names that several have and whose rows cannot be told apart by the numbers they were sent out with. */
function doubtfulNames(
  people: ReturnedTexts['people'],
  roster: readonly RosterLine[],
  changed: boolean,
): ReadonlySet<string> {
  const names = roster.map(({ name }) => bare(name))
  return new Set(
    names.filter((name, i) => {
      const numbers = people.filter(one => one.name === name).map(({ number }) => number)
      const alone = names.indexOf(name) === i && names.lastIndexOf(name) === i
      if (alone || !numbers.length) return false
      return changed || new Set(numbers).size < numbers.length || numbers.some(number => names[number - 1] !== name)
    }),
  )
}
