import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { batch } from './batch'

/** Six communities of one street; the fifth's stick is damaged, the sixth brings a report that was corrected since. */
export const communities = ['柳荫', '桂花', '东关', '槐园', '南桥', '新安'] as const

/** What came of them, in folders that stand for sticks. */
export interface SixSticks {
  /** Enrolments of all, and the sixth's corrected report. */
  before: string
  /** A report of each. */
  today: string
  /** The digits on each one's card, by its name. */
  digits: Map<string, string>
}

/** Makes six offices with books of their own, each of which has sent its quarter. */
export function sixSticks(folder: string, period: string): SixSticks {
  const [before, today, out] = ['before', 'today', 'out'].map(name => join(folder, name)) as [string, string, string]
  for (const stick of [before, today, out]) mkdirSync(stick, { recursive: true })
  const digits = new Map<string, string>()
  communities.forEach((name, i) => {
    const profile = join(folder, `community-${i}`)
    const roster = join(folder, `${name}.csv`)
    writeFileSync(roster, writeCsv(rosterOf(name, 8 + i)))
    const [, , members] = batch(profile, [
      {
        do: 'office.create',
        input: { role: 'community', name: `中共${name}社区委员会`, code: `37172200100${i + 1}`, operator: '周敏' },
      },
      { do: 'roster.import', input: { file: roster } },
      { query: 'roster.members', input: { asOf: day } },
    ]) as [unknown, unknown, { rows: { id: string; branch: string; name: string }[] }]
    const sent = { do: 'upstream.export', input: { period, to: out } }
    const [, first, enrolled, second] = batch(profile, [
      { do: 'meetings.record', input: meetingOf(members.rows, i) },
      sent,
      { do: 'upstream.enrol', input: { to: out } },
      ...(i === 5 ? [sent] : []),
    ]) as [unknown, { file: string }, { file: string; fingerprint: string }, { file: string }?]
    digits.set(name, enrolled.fingerprint)
    for (const file of [enrolled.file, second?.file]) if (file) copyFileSync(file, join(before, basename(file)))
    const bytes = readFileSync(first.file)
    writeFileSync(join(today, basename(first.file)), i === 4 ? bytes.subarray(0, bytes.length >> 1) : bytes)
  })
  return { before, today, digits }
}

const day = '2026-09-10'

function rosterOf(community: string, members: number): string[][] {
  const people = Array.from({ length: members }, (_, i) => [`王${'甲乙丙丁戊己庚辛壬癸子丑寅'[i]}`, '正式党员'])
  const heads = ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期']
  return [
    heads,
    ...people.map(person => [...person, `中共${community}社区和顺园支部委员会`, '2001-07-01', '2002-07-01']),
  ]
}

/** A general meeting; as many stayed away as the number says. */
function meetingOf(people: readonly { id: string; branch: string; name: string }[], absent: number) {
  return {
    kind: 'branchGeneral',
    branch: people[0]!.branch,
    date: day,
    place: '党群服务站',
    chair: people[0]!.name,
    recorder: people[1]!.name,
    agenda: [{ title: '讨论楼道充电桩改造方案', minutes: '通报改造方案和费用。' }],
    attendance: people.map(({ id }, i) => ({ member: id, status: i < absent ? 'leave_sick' : 'present' })),
  }
}
