import { attendanceOn, type RosterLine } from '../meetings/attendance'
import { candidateList } from '../meetings/candidate-list'
import { electionLetter, type Letter } from '../meetings/election-papers'
import { MeetingDraft, type Meeting } from '../meetings/meeting'
import { recordSheet, type RecordSheet } from '../meetings/record-sheet'
import { returnSheet, type ReturnSheets } from '../meetings/returns/return-sheet'
import type { ListSheet } from '../roster/paper/list-sheet'
import { signInSheet, type SignInSheet } from '../meetings/sign-in-sheet'

/** Invented people, one with a name too long for a column, so that a template shows where it stands. */
const roster: RosterLine[] = '周立新 孙丽华 方志强 马文静 李晓东 阿卜杜热合曼·买买提江'.split(' ').map(name => ({
  member: name,
  name,
  membership: name === '马文静' ? 'probationary' : 'full',
  voting: name !== '马文静',
}))

const context = { branchName: '中共某某社区样例小区支部委员会', community: '某某社区', printedOn: '2026-10-12' }

/** An invented meeting that has everything a record can have. */
function sampleMeeting(): Meeting {
  const attendance = roster.map(({ member }) => ({
    member,
    status: member === '李晓东' ? ('leave_sick' as const) : ('present' as const),
  }))
  const draft = MeetingDraft.parse({
    kind: 'branchGeneral',
    countsAs: ['themeDay'],
    branch: 'sample',
    date: '2026-10-10',
    begins: '14:30',
    ends: '15:40',
    place: '党群服务站二楼会议室',
    chair: '周立新',
    recorder: '孙丽华',
    guests: '王建国',
    actions: ['study', 'welfare'],
    agenda: [{ title: '审议楼道充电桩改造方案', minutes: '周立新：通报方案。\n方志强：离出入口不少于6米。' }],
    minutes: '周立新：方案修改后报社区党委。',
    attendance,
    decisions: [
      {
        title: '方案修改后报社区党委，11月开工。',
        item: 1,
        owner: '方志强',
        due: '2026-11-30',
        vote: { ballot: 'show', yes: 4, no: 0, abstain: 0 },
      },
    ],
  })
  return { ...draft, id: 'sample', number: 4, attendance: attendanceOn(roster, attendance) }
}

/** Its record. */
export const sampleRecord = (): RecordSheet =>
  recordSheet(sampleMeeting(), { ...context, revision: 1, attachments: ['签到表', '现场照片'] })

/** Its sign-in sheet. */
export const sampleSignIn = (): SignInSheet => signInSheet(sampleMeeting(), roster, context)

/** The return sheet that its branch would fill in. */
export const sampleReturn = (): ReturnSheets => ({
  sheets: [
    returnSheet({ kind: 'branchGeneral', branch: 'sample', window: '2026Q4', group: '' }, roster, {
      ...context,
      number: 4,
    }),
  ],
})

/** The request to the superior before an election of its branch. */
export const sampleLetter = (): Letter =>
  electionLetter('request', {
    ...{ unit: context.branchName, superior: '中共某某社区委员会', since: '2023-10-12', date: '2026-10-20' },
    ...{
      place: '党群服务站二楼会议室',
      post: '支部委员会委员',
      seats: 3,
      names: ['周立新', '孙丽华', '方志强', '李晓东'],
    },
    ...{ all: 6, full: 5, voters: 5, printedOn: context.printedOn },
  })

/** The candidates of that election. */
export const sampleCandidates = (): ListSheet =>
  candidateList(
    [
      { name: '周立新', sex: '1', birth: '1968-07', joined: '1995-07', post: '支部书记' },
      { name: '孙丽华', sex: '2', birth: '1975-03', joined: '2003-06' },
    ],
    { unit: context.branchName, post: '支部委员会委员', date: '2026-10-20' },
  )
