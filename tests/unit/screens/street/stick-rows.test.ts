import { describe, expect, it } from 'vitest'
import { changeWords, stickRow } from '../../../../src-renderer/screens/street/stick-rows'
import type { StickFile } from '../../../../src-renderer/screens/street/stick'
import { problem, warning } from '../../../../src-shared/problem'

type Preview = NonNullable<StickFile['preview']>
type Report = Extract<Preview, { state: 'new' | 'known' | 'again' }>

const figure = (numerator: number, now: number | null) => ({
  ...{ code: `${numerator}`, label: '党员总数', numerator, denominator: null, differs: false, sent: null },
  now: now === null ? null : { numerator: now, denominator: null },
})
const report = (more: Partial<Report> = {}): Report => ({
  state: 'new',
  office: '371722001001',
  officeName: '中共安平社区委员会',
  period: '2026Q3',
  sequence: 3,
  revision: 2,
  cutoff: '2026-10-12T08:00:00.000Z',
  checkCode: '7K4M 9TQX 2H',
  attachments: 0,
  problems: [],
  missing: { count: 0, first: [] },
  counts: true,
  now: null,
  figures: [],
  changes: null,
  ...more,
})
const file = (preview: Preview | null, more: Partial<StickFile> = {}): StickFile => ({
  token: Math.random().toString(),
  name: 'E:/371722001001-report-2026Q3-0003.qlb',
  preview,
  outcome: null,
  ...more,
})
const rowOf = (one: StickFile, ...others: StickFile[]) => stickRow(one, [one, ...others])
const textsOf = (one: StickFile, ...others: StickFile[]) => rowOf(one, ...others).lines.map(({ text }) => text)

describe('what taking a report would change, in one line', () => {
  const now = { sequence: 1, revision: 1, checkCode: '' }
  it.each<[string, Partial<Report>, string]>([
    ['the first of its period', {}, '这一期第一次收到这个单位的数据。'],
    [
      'a correction',
      {
        now,
        figures: [figure(208, 207), figure(33, 33)],
        changes: {
          tables: [
            { table: 'meetings', label: '会议', added: 1, removed: 0, changed: 2 },
            { table: 'points', label: '积分记录', added: 0, removed: 4, changed: 0 },
          ],
          rows: [],
        },
      },
      '与第1次比：数据变1项；会议增1改2、积分记录减4。',
    ],
    ['one that says the same', { now, changes: { tables: [], rows: [] } }, '与第1次比：数据没有变。'],
    [
      'an older one',
      { now: { ...now, revision: 3 }, counts: false },
      '已经收到第3次，数据仍按第3次；收下这一次只是留存备查。',
    ],
  ])('%s', (_, more, words) => {
    expect(changeWords(report(more))).toBe(words)
  })
})

describe('a file of a stick', () => {
  it('that can be taken says whose it is, and what is worth a look', () => {
    const one = file(report({ problems: [warning('figures-differ', '有1项数据不一致')] }))
    expect(rowOf(one)).toMatchObject({
      ...{ office: '安平社区', period: '2026年第三季度', revision: '第2次', checkCode: '7K4M 9TQX 2H', file: '' },
      ...{ mark: 'open', state: '可以收' },
    })
    expect(rowOf(one).lines[1]).toEqual({ mark: 'look', text: '有1项数据不一致' })
  })

  it('that can’t be taken stands under the name its file says, with whose trouble it is', () => {
    const problems = [problem('bundle-damaged', '这份报送文件在传递中损坏，请报送单位重新写出。')]
    const says = { office: '371722001001', officeName: '中共安平社区委员会', period: '2026Q3' }
    expect(rowOf(file({ state: 'refused', problems, says }))).toMatchObject({
      ...{ office: '安平社区', period: '2026年第三季度', revision: '', checkCode: '', mark: 'late' },
      ...{ file: '371722001001-report-2026Q3-0003.qlb', lines: [{ text: problems[0]!.message }] },
    })
    expect(rowOf(file({ state: 'refused', problems, says: { ...says, officeName: null } })).office).toBe('371722001001')
    expect(rowOf(file({ state: 'refused', problems, says: null })).office).toBe('')
  })

  it('of an office that is not known goes by the enrolment beside it, whose card comes first', () => {
    const problems = [problem('bundle-office-unknown', '还没有确认过371722001003的密钥卡。')]
    const says = { office: '371722001003', officeName: null, period: '2026Q3' }
    const one = file({ state: 'refused', problems, says })
    expect(rowOf(one)).toMatchObject({ office: '371722001003', mark: 'late', lines: [{ text: problems[0]!.message }] })
    const enrolment = file({ state: 'enrolment', office: says.office, officeName: '中共桂花社区委员会', stands: 'new' })
    expect(rowOf(one, enrolment)).toMatchObject({ office: '桂花社区', mark: 'look', state: '先确认这个单位' })
  })

  it('of an office that changed its key waits for its card beside it; one that is not its key’s doing does not', () => {
    const says = { office: '371722001003', officeName: '中共桂花社区委员会', period: '2026Q3' }
    const refused = (code: string) => file({ state: 'refused', problems: [problem(code, '没有收')], says })
    const card = (stands: 'new' | 'known' | 'changed' | 'vouched' | 'older') =>
      file({ state: 'enrolment', office: says.office, officeName: says.officeName, stands })
    for (const stands of ['changed', 'vouched'] as const) {
      expect(rowOf(refused('bundle-signature'), card(stands))).toMatchObject({ mark: 'look', state: '先确认这个单位' })
      expect(rowOf(refused('bundle-damaged'), card(stands))).toMatchObject({ mark: 'late' })
    }
    for (const stands of ['known', 'older'] as const)
      expect(rowOf(refused('bundle-signature'), card(stands))).toMatchObject({ mark: 'late' })
  })

  it('is not said to lack reports that lie beside it on the stick', () => {
    const gap = { missing: { count: 2, first: [1, 2] }, problems: [warning('bundle-gap', '第1、2份没有收到')] }
    const third = file(report(gap))
    const [first, second] = [1, 2].map(sequence => file(report({ sequence })))
    const stranger = file(report({ sequence: 2, office: '371722001002' }))
    expect(textsOf(third, first!, stranger)).toContain('第1、2份没有收到')
    expect(textsOf(third, first!, second!)).not.toContain('第1、2份没有收到')
    expect(textsOf(third, first!, file({ ...report({ sequence: 2 }), state: 'known' }))).toContain('第1、2份没有收到')
  })

  it('says what became of it once it was taken, or was not', () => {
    const value = { state: 'merged', text: '' } as never
    const gap = warning('bundle-gap', '第1份没有收到')
    expect(rowOf(file(report(), { outcome: { ok: true, value, problems: [gap] } }))).toMatchObject({
      ...{ mark: 'done', state: '已收下' },
      lines: [{ text: '核对码请与封面上的对一下。' }, { mark: 'look', text: gap.message }],
    })
    const outcome = { ok: false as const, problems: [problem('bundle-fork', '有两份对不上')] }
    expect(rowOf(file(report(), { outcome }))).toMatchObject({
      mark: 'late',
      state: '没有收',
      lines: [{ text: '有两份对不上' }],
    })
  })
})
