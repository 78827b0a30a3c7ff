import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packLibrary, shippedPacks } from '../../../src-shared/points/pack'
import { noticeSheet, type NoticeContext, type NoticeLine } from '../../../src-shared/points/notice-sheet'

const closing: NonNullable<NoticeContext['closing']> = {
  ...{ confirmedBy: 'committee', confirmedOn: '2026-10-09' },
  notice: { from: '2026-10-10', to: '2026-10-14' },
}
const pack = { ...shippedPacks[0]!, name: '柳荫社区党员积分管理办法' }
const context: NoticeContext = {
  ...{
    unit: '中共柳荫社区学府雅居小区支部委员会',
    branch: '学府雅居小区党支部',
    period: '2026Q3',
    until: '2026-09-30',
  },
  ...{ pack, frame: pack, came: false, closing, notedOn: null, later: [], additions: 0 },
  ...{ contact: '孙丽华', phone: '0990-5550118', printedOn: '2026-10-10' },
}
const line = (name: string, total: number | null, more: Partial<NoticeLine> = {}): NoticeLine => ({
  ...{ name, total, yearToDate: total === null ? null : 120 + total, left: false },
  ...more,
})
const people = [line('黄爱萍', 14), line('丁桂兰', null), line('于海涛', 15), line('李国庆', -4)]
const personNamed = (name: string) => people.find(one => one.name === name)!
const sheet = (more: Partial<NoticeContext> = {}, lines = people) => noticeSheet(lines, { ...context, ...more })

describe('a notice for the wall', () => {
  it('says who confirmed it, for how long it hangs and to whom to turn', () => {
    const { title, opening, note, paragraphs, seal, mark } = sheet()
    expect(title).toEqual(['学府雅居小区党支部', '2026年第三季度党员积分公示'])
    expect(mark).toBeNull()
    expect(opening).toBe(
      '根据《柳荫社区党员积分管理办法》，经支部委员会2026年10月9日会议确认，现将第三季度党员积分公示如下：',
    )
    expect(note).toBe('按姓氏笔画排列，先后与分数无关。累计含年度基础分60分，截至9月30日。')
    expect(paragraphs).toEqual([
      '公示时间：2026年10月10日至10月14日（5天）。',
      '对积分有异议的，请在公示期内当面或者书面向党支部反映，支部委员会10个工作日内答复。联系人：孙丽华，电话：0990-5550118。',
    ])
    expect(seal).toEqual({ unit: context.unit, date: '2026年10月10日' })
  })

  it('says of the base what is true: of who came within the year, and nothing where it differs from one to the next', () => {
    expect(sheet({ came: true }).note).toContain('累计含年度基础分60分（年内转入的按月折算），截至')
    const others = packLibrary.filter(
      one => one.cycle !== 'year' || one.base.byClass !== undefined || one.blocks.length,
    )
    expect(others.length).toBeGreaterThan(1)
    for (const one of others) expect(sheet({ frame: one }).note).toContain('累计截至9月30日')
    const hundred = packLibrary.find(({ id }) => id === 'hundred.v1')!
    expect(sheet({ pack: hundred, frame: pack }).note).toContain('含年度基础分60分')
    expect(sheet({ pack: shippedPacks[0]! }).opening).toMatch(/^根据“社区党员积分”办法（第1版），经/)
  })

  it('a branch without a committee has its secretary, and the meeting that took note', () => {
    const { opening, paragraphs } = sheet({
      closing: { ...closing, confirmedBy: 'secretary' },
      notedOn: '2026-10-15',
    })
    expect(opening).toContain('经党支部书记2026年10月9日确认、支部党员大会2026年10月15日会议通报，')
    expect(paragraphs[1]).toContain('党支部10个工作日内答复')
  })

  it('trap 5: who is not scored stands there in words, never with a nought', () => {
    expect(sheet().rows[0]).toEqual(['丁桂兰', '免积分'])
    expect(sheet({ period: '2026-09' }, [line('丁桂兰', null), line('于海涛', 0)]).rows).toEqual([
      ['丁桂兰', '免积分'],
      ['于海涛', '0.0', '60.0'],
    ])
  })

  it('trap 12: it stands by strokes of the name, whatever the points are, and nobody has a number', () => {
    expect(sheet().rows.map(([name]) => name)).toEqual(['丁桂兰', '于海涛', '李国庆', '黄爱萍'])
    const points = fc.array(fc.integer({ min: -40, max: 80 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(points, given => {
        const lines = people.map((one, i) => ({ ...one, total: given[i]!, yearToDate: 120 + given[i]! }))
        const { rows } = noticeSheet(lines, context)
        expect(rows.map(([name]) => name)).toEqual(['丁桂兰', '于海涛', '李国庆', '黄爱萍'])
        expect(rows.flat().join('')).not.toMatch(/名/)
      }),
    )
  })

  it('trap 8: what came later is a sum by month without a reason; what comes to nothing is left out', () => {
    const later = [
      { line: personNamed('黄爱萍'), delta: 1, month: '2026-11' },
      { line: personNamed('于海涛'), delta: 5, month: '2026-10' },
      { line: personNamed('李国庆'), delta: 0, month: '2026-10' },
    ]
    expect(sheet({ later }).later).toEqual({
      head: '公示后更正：',
      items: ['于海涛 +2.5，记入2026年10月', '黄爱萍 +0.5，记入2026年11月'],
    })
    expect(sheet({ later, closing: { ...closing, notice: undefined } }).later?.head).toBe('结账后更正：')
    expect(sheet().later).toBeNull()
  })

  it('namesakes are told apart wherever they are named: in the table, below it, and where they left', () => {
    const both = [line('王伟', 1, { joined: '1990-07-01', left: true }), line('王伟', 2, { joined: '2005-07-01' })]
    const { rows, note, later } = sheet({ later: [{ line: both[1]!, delta: -4, month: '2026-10' }] }, both)
    expect(rows.map(([name]) => name)).toEqual(['王伟（1990年入党）', '王伟（2005年入党）'])
    expect(note).toContain('王伟（1990年入党）现已不在本支部')
    expect(later!.items).toEqual(['王伟（2005年入党） −2.0，记入2026年10月'])
  })

  it('who left the branch since is named without a reason, and stays on the list', () => {
    const { note, rows } = sheet({}, [line('丁桂兰', 1), line('于海涛', 2, { left: true })])
    expect(rows).toHaveLength(2)
    expect(note).toContain('于海涛现已不在本支部，积分为结账时的数。')
  })

  it('of an open period it is no notice: it says so, and has neither days, nor corrections, nor a seal', () => {
    const later = [{ line: personNamed('于海涛'), delta: 5, month: '2026-10' }]
    const open = sheet({ closing: null, later, printedOn: '2026-08-12', until: '2026-08-12' })
    expect(open).toMatchObject({ mark: '未结账，供核对，不得张贴', later: null, paragraphs: [], seal: null })
    expect(open.title[1]).toBe('2026年第三季度党员积分核对稿')
    expect(open.note).toContain('截至8月12日')
    expect(open.footer.record).toBe('积分核对稿 2026-学府雅居-三季度　未结账')
  })

  it('that does not hang yet leaves the days to be written by hand', () => {
    const { paragraphs, seal } = sheet({ closing: { ...closing, notice: undefined } })
    expect(paragraphs[0]).toMatch(/^公示时间：　+年/)
    expect(seal?.date).toMatch(/^年　/)
  })

  it('has no mobile telephone: that is somebody’s own', () => {
    for (const phone of ['13812345678', '138 1234 5678', '']) {
      const [, objections] = sheet({ phone, contact: '' }).paragraphs
      expect(objections).toMatch(/联系人：＿+，电话：＿+。/)
    }
  })

  it('namesakes are told apart by the year in which they joined', () => {
    const { rows } = sheet({}, [line('王伟', 1, { joined: '1995-07' }), line('王伟', 2, { joined: '2011-07-01' })])
    expect(rows.map(([name]) => name).sort()).toEqual(['王伟（1995年入党）', '王伟（2011年入党）'])
  })

  it('of a month and of a year it is called as people say', () => {
    expect(sheet({ period: '2026-09' })).toMatchObject({ columns: ['姓　名', '9月', '全年累计'] })
    const year = sheet({ period: '2026', until: '2026-12-31' })
    expect(year.title[1]).toBe('2026年度党员积分公示')
    expect(year.columns).toEqual(['姓　名', '本年加减', '全年积分'])
    expect(year.note).toContain('全年积分含年度基础分60分，截至12月31日。')
    expect(year.footer.record).toBe('公示 2026-学府雅居-全年　修订 1')
  })
})
