import { printPeriod } from '../../../src-shared/period'
import type { Problem } from '../../../src-shared/problem'
import type { StateKind } from '../../widgets/State.vue'
import { fileName } from '../file-name'
import { isReady, type StickFile } from './stick'
import { officeShort } from './words'

/** A file of a stick as the list shows it. */
export interface StickRow {
  office: string
  period: string
  revision: string
  checkCode: string
  mark: StateKind
  state: string
  /** What it would change, or what became of it. */
  lines: { mark: StateKind | null; text: string }[]
  /** Its name, where that helps to find it. */
  file: string
}

type Preview = NonNullable<StickFile['preview']>
type Report = Extract<Preview, { state: 'new' | 'known' | 'again' }>
type Enrolment = Extract<Preview, { state: 'enrolment' }>
type Said = Pick<StickRow, 'mark' | 'state' | 'lines'>

const blank = { office: '', period: '', revision: '', checkCode: '', file: '' }
const say = (mark: StateKind | null, ...texts: string[]) => texts.map(text => ({ mark, text }))

/** @param all the files it lies among */
export function stickRow(file: StickFile, all: readonly StickFile[]): StickRow {
  const { preview } = file
  const name = fileName(file.name)
  if (!preview) return { ...blank, file: name, mark: 'none', state: '还没有看', lines: [] }
  if (preview.state === 'refused') {
    const { says, problems } = preview
    const presented = says && enrolmentOf(says.office, all)
    const officeName = says?.officeName ?? presented?.officeName
    const office = officeName ? officeShort(officeName) : (says?.office ?? '')
    const period = says ? printPeriod(says.period) : ''
    const waits = presented && mayWaitFor(presented).includes(problems[0]!.code)
    return { ...blank, office, period, file: name, ...(waits ? waitsForCard : notTaken(problems)) }
  }
  const office = officeShort(preview.officeName)
  if (preview.state === 'enrolment') return { ...blank, office, file: name, ...enrolmentWords[preview.stands] }
  const { period, revision, checkCode } = preview
  return {
    ...{ office, period: printPeriod(period), revision: `第${revision}次`, checkCode, file: '' },
    ...(file.outcome ? becameOf(file.outcome) : reportWords(preview, problemsAmong(preview, all))),
  }
}

const notTaken = (problems: readonly Problem[]): Said => ({
  mark: 'late',
  state: '不能收',
  lines: say(null, ...problems.map(({ message }) => message)),
})

/** What a report is refused for that the approval of its office's card would mend. */
const mayWaitFor = ({ stands }: Enrolment): string[] =>
  stands === 'new' ? ['bundle-office-unknown'] : ['vouched', 'changed'].includes(stands) ? ['bundle-signature'] : []

/** A report whose office presents itself on the same stick. */
const waitsForCard: Said = {
  mark: 'look',
  state: '先确认这个单位',
  lines: say(null, '它的登记文件也在这个U盘里：照密钥卡核对、确认以后，就能收这一份。'),
}

function enrolmentOf(office: string, all: readonly StickFile[]): Enrolment | undefined {
  const enrolments = all.flatMap(({ preview }) => (preview?.state === 'enrolment' ? preview : []))
  return enrolments.find(enrolment => enrolment.office === office)
}

const enrolmentWords: Readonly<Record<Enrolment['stands'], Said>> = {
  new: {
    mark: 'look',
    state: '登记文件，还没有确认',
    lines: say(null, '照密钥卡核对、确认以后，才能收这个单位的报送。'),
  },
  known: { mark: 'none', state: '登记文件，已经确认过', lines: [] },
  older: { mark: 'none', state: '登记文件，比确认过的旧，不用管它', lines: [] },
  vouched: {
    mark: 'look',
    state: '登记文件，该单位换了密钥',
    lines: say(null, '该单位用原来的密钥担保过这把新的，确认以后只认新的密钥。'),
  },
  changed: {
    mark: 'look',
    state: '登记文件，与确认过的不同',
    lines: say(null, '该单位可能换了电脑，也可能是别人做的。请先当面核实，再照新的密钥卡确认。'),
  },
}

function becameOf(outcome: NonNullable<StickFile['outcome']>): Said {
  if (!outcome.ok) return { ...notTaken(outcome.problems), state: '没有收' }
  const warnings = say('look', ...(outcome.problems ?? []).map(({ message }) => message))
  if (outcome.value.state === 'known') return { mark: 'none', state: '以前收过，没有改动', lines: warnings }
  return { mark: 'done', state: '已收下', lines: [...say(null, '核对码请与封面上的对一下。'), ...warnings] }
}

function reportWords(report: Report, problems: readonly Problem[]): Said {
  if (report.state === 'known') return { mark: 'none', state: '以前收过，不用再收', lines: [] }
  const warnings = say('look', ...problems.map(({ message }) => message))
  const state = report.state === 'again' ? '撤下过，可以重新收下' : '可以收'
  return { mark: 'open', state, lines: [...say(null, changeWords(report)), ...warnings] }
}

/** What taking it would change, in one line. */
export function changeWords({ counts, now, figures, changes }: Report): string {
  if (!now) return '这一期第一次收到这个单位的数据。'
  if (!counts) return `已经收到第${now.revision}次，数据仍按第${now.revision}次；收下这一次只是留存备查。`
  const different = figures.filter(
    figure => figure.numerator !== figure.now?.numerator || figure.denominator !== figure.now.denominator,
  )
  const tables = (changes?.tables ?? []).map(({ label, added, removed, changed }) => {
    const parts = [added && `增${added}`, changed && `改${changed}`, removed && `减${removed}`].filter(Boolean)
    return `${label}${parts.join('')}`
  })
  const words = [different.length ? `数据变${different.length}项` : '数据没有变', tables.join('、')].filter(Boolean)
  return `与第${now.revision}次比：${words.join('；')}。`
}

/** What is worth a look, without reports said to be missing that lie on the same stick. */
function problemsAmong({ office, missing, problems }: Report, all: readonly StickFile[]): Problem[] {
  const reports = all.filter(isReady).map(({ preview }) => preview as Report)
  const here = new Set(reports.filter(report => report.office === office).map(({ sequence }) => sequence))
  const closed = missing.count === missing.first.length && missing.first.every(sequence => here.has(sequence))
  return problems.filter(({ code }) => code !== 'bundle-gap' || !closed)
}
