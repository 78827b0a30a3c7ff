import * as z from 'zod'
import { owed } from '../../../src-shared/meetings/duties'
import { meetingKinds, type MeetingKind } from '../../../src-shared/meetings/kinds'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { nextNumber } from '../../../src-shared/meetings/meeting-number'
import { readReturn, ReturnedMeeting } from '../../../src-shared/meetings/returns/read-return'
import { codesIn, type ReturnCode } from '../../../src-shared/meetings/returns/return-code'
import { returnSheet, ReturnSheets } from '../../../src-shared/meetings/returns/return-sheet'
import { returnedTexts } from '../../../src-shared/meetings/returns/returned-texts'
import { writtenDate } from '../../../src-shared/meetings/returns/written-words'
import { boundsOf, calendarPeriod, isPeriod } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { bytesOf } from '../chosen-file'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { unitsAt } from '../roster/queries'
import { expectedAt } from './expected'
import { branchNames, dutyBranchesOf } from './queries'

type Asked = Omit<ReturnCode, 'token'>

const { branch, kind } = Meeting.shape

/** Return sheets to be sent out: of one obligation (`id`), or of all (`all`) that are still to be held in a window. */
export const returnSheets = defineQuery({
  name: 'meetings.returnSheets',
  title: '会议回执单',
  input: z.object({
    id: z.string().optional().meta({ label: '回执单' }),
    window: calendarPeriod.optional().meta({ label: '应开时段' }),
    kind: kind.optional(),
    branch: branch.optional(),
  }),
  output: ReturnSheets,
  async run(reader, input, outside) {
    const today = outside.today()
    const asked =
      input.id && input.id !== 'all'
        ? await byGroups(reader, askedBy(input.id), today)
        : await stillToHold(reader, input, today)
    const sheets = []
    const numbers = new Map<string, number>()
    for (const of of asked) {
      const unit = await reader.get('organisations', of.branch)
      const group = of.group ? await reader.get('organisations', of.group) : undefined
      if (!unit || (of.group && !group)) throw new Refusal([unknownUnit])
      const day = dayWithin(of.window, today)
      const series = `${of.branch}|${of.kind}|${of.group}|${day.slice(0, 4)}`
      const held = await reader.between('meetings', '[branch+date]', [of.branch, ''], [of.branch, '9999'])
      const number =
        numbers.get(series) ??
        nextNumber({ kind: of.kind, branch: of.branch, date: day, ...(of.group && { group: of.group }) }, held)
      numbers.set(series, number + 1)
      const { roster } = await peopleOf(reader, of, day)
      const names = { branchName: unit.name, ...(group && { groupName: group.name }) }
      sheets.push(returnSheet(of, roster, { ...names, number, printedOn: today }))
    }
    return { sheets }
  },
})

/** Reads a return sheet that came back as a Word file; writes nothing. */
export const readReturnFile = defineQuery({
  name: 'meetings.readReturn',
  title: '读取会议回执单',
  input: z.object({
    file: z.string().optional().meta({ label: '文件' }),
    name: z.string().optional().meta({ label: '文件名' }),
    bytes: z
      .custom<Uint8Array>(value => value instanceof Uint8Array)
      .optional()
      .meta({ label: '文件内容' }),
    /** Of whom a sheet is expected. */
    branch: branch.optional(),
  }),
  output: z.object({
    name: z.string(),
    branchName: z.string(),
    /** Of a 党小组会; else empty. */
    groupName: z.string(),
    label: z.string(),
    meeting: ReturnedMeeting,
    problems: z.array(problemSchema),
    /** A record that says the same already. */
    recorded: z.string().nullable(),
  }),
  async run(reader, input, outside) {
    const file = await bytesOf(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { name } = file.value
    const text = await outside.main['word.read'](file.value)
    if (!text.ok) throw new Refusal(text.problems)
    const [code, ...others] = codesIn(text.value.paragraphs.join('\n'))
    if (!code) throw new Refusal([noReturn(name)])
    if (others.length) throw new Refusal([severalReturns(name)])
    const unit = await reader.get('organisations', code.branch)
    const group = code.group ? await reader.get('organisations', code.group) : undefined
    if (!unit || (code.group && !group)) throw new Refusal([foreignReturn(name)])
    if (input.branch && input.branch !== code.branch) throw new Refusal([otherBranch(name, unit.name)])
    const texts = returnedTexts(text.value)
    const written = writtenDate(texts.fields.date ?? '', code.window.slice(0, 4))
    const day = written ?? dayWithin(code.window, outside.today())
    const { meeting, problems } = readReturn(texts, code, await peopleOf(reader, code, day))
    const recorded = await recordedAs(reader, meeting)
    const again = '这次会议已经登记过，再登记就成了两次。请先看已有的记录。'
    return {
      name,
      branchName: (await branchNames(reader))(code.branch),
      groupName: group?.name ?? '',
      label: meetingKinds[code.kind],
      meeting,
      problems: recorded ? [problem('return-recorded', again), ...problems] : problems,
      recorded,
    }
  },
})

const unknownUnit = problem('branch-unknown', '没有这个党支部或党小组，请重新选择。')
const noReturn = (name: string) =>
  problem('not-a-return', `“${name}”不是本程序发出的会议回执单，或者表下面的回执编码被删改了。请检查是否选错了文件。`)
const severalReturns = (name: string) =>
  problem('several-returns', `“${name}”里有几张回执单。请让支部一次会议存一个文件，再分别读取。`)
const foreignReturn = (name: string) =>
  problem('return-foreign', `“${name}”是别的社区发出的回执单，这里没有这个党支部或党小组。`)
const otherBranch = (name: string, whose: string) =>
  problem('return-other-branch', `“${name}”是${whose}的回执单，不是这个支部的。请检查是否选错了文件。`)

/** `branch|kind|window` and, of a group, its id. */
function askedBy(id: string): Asked {
  const [of = '', what = '', window = '', group = ''] = id.split('|')
  if (!(what in meetingKinds) || !isPeriod(window)) throw new Refusal([unknownUnit])
  return { branch: of, kind: what as MeetingKind, window, group }
}

async function stillToHold(
  reader: Reader,
  { window, kind, branch }: { window?: string; kind?: MeetingKind; branch?: string },
  today: PlainDate,
): Promise<Asked[]> {
  const meetings = await reader.all('meetings')
  const rows = owed({
    branches: (await dutyBranchesOf(reader)).filter(({ id }) => !branch || id === branch),
    meetings,
    period: window ?? today.slice(0, 7),
    today,
  })
  const groupOf = new Map(meetings.map(({ id, group }) => [id, group]))
  const asked: Asked[] = []
  for (const row of rows) {
    if ((kind && row.duty !== kind) || !['open', 'overdue', 'advised'].includes(row.state)) continue
    const met = new Set(row.meetings.map(({ id }) => groupOf.get(id)))
    const of = { branch: row.branch, kind: row.duty, window: row.window, group: '' }
    asked.push(...(await byGroups(reader, of, today)).filter(({ group }) => !group || !met.has(group)))
  }
  return asked
}

/** A 党小组会 is held by each group for itself, if anybody is in it. */
async function byGroups(reader: Reader, asked: Asked, today: PlainDate): Promise<Asked[]> {
  if (asked.kind !== 'group' || asked.group) return [asked]
  const day = dayWithin(asked.window, today)
  const units = await unitsAt(reader, day)
  const groups = []
  for (const { id, kind, parent } of units) {
    if (kind !== 'group' || parent !== asked.branch) continue
    const one = { ...asked, group: id }
    if ((await peopleOf(reader, one, day)).roster.length) groups.push(one)
  }
  return groups.length ? groups : [asked]
}

/** Today, or the day of the window next to it. */
function dayWithin(window: string, today: PlainDate): PlainDate {
  const { from, to } = boundsOf(window)
  return today < from ? from : today > to ? to : today
}

/** Who stands on a sheet: whom the meeting would list if it were held that day. */
const peopleOf = (reader: Reader, { branch, kind, group }: Asked, date: PlainDate) =>
  expectedAt(reader, { branch, kind, countsAs: [], date, ...(group && { group }) })

/** A record of that branch, kind and day that has one of these people: groups may meet on the same day. */
async function recordedAs(reader: Reader, { branch, kind, date, marks }: ReturnedMeeting): Promise<string | null> {
  if (!date) return null
  const people = new Set(marks.map(({ member }) => member))
  const sameDay = await reader.between('meetings', '[branch+date]', [branch, date], [branch, date])
  const found = sameDay.find(
    one => one.kind === kind && (people.size === 0 || one.attendance.some(({ member }) => people.has(member))),
  )
  return found?.id ?? null
}
