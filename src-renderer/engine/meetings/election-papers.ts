import * as z from 'zod'
import { namesIn } from '../../../src-shared/meetings/ballots'
import { BallotSheets } from '../../../src-shared/meetings/ballot-sheets'
import { candidateList } from '../../../src-shared/meetings/candidate-list'
import { electionLetter, electionReport, Letter } from '../../../src-shared/meetings/election-papers'
import { electionResults } from '../../../src-shared/meetings/election-results'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { holdsOn } from '../../../src-shared/roster/membership'
import { posts } from '../../../src-shared/roster/post'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { branchRoster } from '../roster/queries'
import { branchUnknown } from './outputs'
import { meetingOf } from './queries'

const text = z.string().trim().default('')

/** From the address of the preview too, where numbers are text. */
const prepared = z.object({
  id: z.string().meta({ label: '党支部' }),
  date: wholeDate.meta({ label: '会议日期' }),
  post: z.string().trim().min(1).default('支部委员会委员').meta({ label: '选举职务' }),
  names: text.meta({ label: '候选人' }),
})

async function branchOf(reader: Reader, id: string) {
  const branch = await reader.get('organisations', id)
  if (!branch) throw new Refusal([branchUnknown])
  const above = branch.parent ? await reader.get('organisations', branch.parent) : undefined
  return { branch, superior: above?.name ?? '' }
}

function candidatesIn(names: string): string[] {
  const listed = [...new Set(namesIn(names))]
  if (listed.length) return listed
  throw new Refusal([problem('ballot-nobody', '请填写候选人的姓名。', { field: '候选人', path: ['names'] })])
}

/** The rules of an election for the meeting to adopt, or the request to the superior to hold it. */
export const electionPaper = defineQuery({
  name: 'meetings.electionPaper',
  title: '换届选举请示、选举办法',
  input: prepared.extend({
    kind: z.enum(['request', 'rules']).meta({ label: '文书' }),
    place: text.meta({ label: '地点' }),
    seats: z.coerce
      .number({ error: '请填整数' })
      .int({ error: '请填整数' })
      .min(1, { error: '应选名额至少1名' })
      .meta({ label: '应选名额' }),
  }),
  output: Letter,
  async run(reader, { id, kind, names, ...said }, outside) {
    const { branch, superior } = await branchOf(reader, id)
    const roster = await branchRoster(reader, id, said.date)
    return electionLetter(kind, {
      ...said,
      ...{ unit: branch.name, superior, since: branch.elected, names: candidatesIn(names) },
      all: roster.length,
      full: roster.filter(({ membership }) => membership === 'full').length,
      voters: roster.filter(({ voting }) => voting).length,
      printedOn: outside.today(),
    })
  },
})

/** The candidates with what the roster of the day knows of them. Of namesakes it says nothing: the clerk knows who is meant. */
export const candidates = defineQuery({
  name: 'meetings.candidates',
  title: '候选人名单',
  input: prepared,
  output: ListSheet,
  async run(reader, { id, date, post, names }) {
    const { branch } = await branchOf(reader, id)
    const roster = await branchRoster(reader, id, date)
    const held = (await reader.all('posts', { organisation: id })).filter(one => holdsOn(one, date))
    const listed = await Promise.all(
      candidatesIn(names).map(async name => {
        const [line, ...namesakes] = roster.filter(one => one.name === name)
        if (!line || namesakes.length) return { name }
        const now = held.find(({ member }) => member === line.member)
        return { ...(await reader.get('members', line.member)), name, post: now && posts[now.post] }
      }),
    )
    return candidateList(listed, { unit: branch.name, post, date })
  },
})

async function electedAt(reader: Reader, id: string) {
  const meeting = await meetingOf(reader, id)
  if (!meeting.elections?.length)
    throw new Refusal([problem('no-election', '这次会议没有登记选举，请先在记录的“选举”里填写得票。')])
  return { meeting, ...(await branchOf(reader, meeting.branch)) }
}

/** The report of the result from a record, with the votes of each name. */
export const electionSheet = defineQuery({
  name: 'meetings.electionSheet',
  title: '选举结果报告单',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: BallotSheets,
  async run(reader, { id }, outside) {
    const { meeting, branch } = await electedAt(reader, id)
    const paper = await paperContext(reader, branch.name, meeting.date, printedBy(outside))
    return { sheets: electionResults(meeting, paper) }
  },
})

/** The report of an election's result to the superior. */
export const electionLetterOf = defineQuery({
  name: 'meetings.electionReport',
  title: '换届选举结果的报告',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: Letter,
  async run(reader, { id }, outside) {
    const { meeting, branch, superior } = await electedAt(reader, id)
    return electionReport(meeting, { unit: branch.name, superior, printedOn: outside.today() })
  },
})
