import * as path from 'node:path'
import { emptyFolder } from '../interop/tools'
import { id, type Answer, type Line } from './program'

type Ask = (lines: Line[]) => Promise<Answer[]>

/** What is known of the office that is asked. */
interface Known {
  draft: { kind: string; branch: string; date: string }
  /** Id of the record of that draft. */
  meeting: string
  period: string
}

/** Everything of the meetings beside the record itself: plans, themes, copies, papers, talks, tasks. */
export async function askMeetings(
  ask: Ask,
  { draft, meeting, period }: Known,
  people: readonly { id: string }[],
): Promise<void> {
  await ask([
    { do: 'meetings.setThemes', input: { themes: [{ month: '2026-11', theme: '学习' }] } },
    { do: 'meetings.noteCopied', input: { meetings: [meeting], form: 'platform' } },
    {
      do: 'meetings.plan',
      input: { plans: [{ branch: draft.branch, kind: 'lesson', window: '2026Q4', date: '2026-12-30' }] },
    },
    { query: 'meetings.owed', input: { period } },
    { query: 'meetings.list' },
    { query: 'meetings.copies', input: { year: '2026', form: 'platform', whole: true } },
    { query: 'meetings.copySheet', input: { id: meeting, form: 'handbook' } },
    { query: 'meetings.attendance', input: { period } },
    { query: 'meetings.attendance', input: { period, by: 'member' } },
    { query: 'meetings.themes', input: { year: '2026' } },
    { query: 'meetings.readThemes', input: { file: path.resolve('tests/fixtures/meetings/themes.csv'), year: '2026' } },
    { query: 'meetings.proposals', input: { year: '2026' } },
    { query: 'meetings.planSheet', input: { id: 'all', year: '2026' } },
    { do: 'meetings.setThemeDay', input: { branch: draft.branch, day: 10 } },
    { query: 'meetings.themeDays' },
    { query: 'meetings.absences' },
    { query: 'meetings.reviewSheet', input: { id: meeting } },
    { query: 'meetings.owedTalks', input: { year: 2026 } },
    ...['yearBook', 'ballots', 'ballotSheets'].map(name => ({
      query: `meetings.${name}`,
      input: { id: draft.branch, kind: 'appraisal', count: 2 },
    })),
    { query: 'meetings.notice', input: { id: draft.branch, kind: draft.kind, date: draft.date } },
    { query: 'meetings.memberYear', input: { member: people[0]!.id, year: 2026 } },
    { query: 'meetings.start', input: { branch: draft.branch, date: draft.date, kind: draft.kind } },
    { do: 'meetings.notePrinted', input: { printed: [{ meeting: meeting, revision: 1 }], as: 'pdf' } },
    ...['get', 'sheet', 'signIn', 'printed', 'scans'].map(name => ({
      query: `meetings.${name}`,
      input: { id: meeting },
    })),
  ])
  await askElection(ask, draft)
  await askFollowUp(ask, draft, [people[0]!.id, people[1]!.id])
  await askTemplates(ask)
}

/** The Word template of an office: written out, looked at, put in place, listed, taken off. */
async function askTemplates(ask: Ask): Promise<void> {
  const document = 'meeting-record'
  const file = path.join(emptyFolder(), '模板.docx')
  await ask([
    { do: 'word.saveTemplate', input: { document, to: file } },
    { query: 'word.checkTemplate', input: { document, file } },
    { do: 'word.putTemplate', input: { document, file } },
    { query: 'word.templates' },
    { do: 'word.takeOffTemplate', input: { document } },
    { do: 'office.setFoot', input: { code: 'qr' } },
    { query: 'office.foot' },
  ])
}

/** An election by one ballot, with the papers before and after it. */
async function askElection(ask: Ask, draft: Known['draft']): Promise<void> {
  const candidates = [{ name: '周立新', yes: 1, no: 0, abstain: 0 }]
  const elections = [{ post: '党支部书记', seats: 1, issued: 1, collected: 1, candidates }]
  const [held] = await ask([
    { do: 'meetings.record', input: { ...draft, date: '2026-09-19', decisions: [], elections } },
  ])
  const plan = { id: draft.branch, date: '2026-09-19', seats: 1, names: '周立新' }
  await ask([
    { query: 'meetings.electionPaper', input: { ...plan, kind: 'rules' } },
    { query: 'meetings.electionPaper', input: { ...plan, kind: 'request' } },
    { query: 'meetings.candidates', input: plan },
    { query: 'meetings.electionSheet', input: { id: id(held) } },
    { query: 'meetings.electionReport', input: { id: id(held) } },
    { do: 'meetings.remove', input: { id: id(held), reason: '登记错了' } },
  ])
}

/** A talk of two, and a decision that is carried out and open again. */
async function askFollowUp(ask: Ask, draft: object, [one, other]: readonly string[]): Promise<void> {
  const task = { title: '修好楼道灯', owner: '周立新', due: '2026-10-30' }
  const [talk, meeting] = await ask([
    { do: 'meetings.noteTalk', input: { one, other, date: '2026-09-01', gist: '思想情况' } },
    { do: 'meetings.record', input: { ...draft, date: '2026-09-18', decisions: [task] } },
    { query: 'meetings.talks' },
  ])
  const about = { meeting: id(meeting), title: task.title }
  await ask([
    { do: 'meetings.finishTask', input: { ...about, date: '2026-09-20' } },
    { query: 'meetings.tasks' },
    { do: 'meetings.reopenTask', input: about },
    { do: 'meetings.removeTalk', input: { id: id(talk), reason: '登记错了' } },
    { do: 'meetings.remove', input: { id: id(meeting), reason: '登记错了' } },
  ])
}
