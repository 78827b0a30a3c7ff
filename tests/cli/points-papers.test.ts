import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community, type Person } from './offices'
import { batch, qinlin, valueOf, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo')

const rareNames = ['䶮文斌', '𠮷野', '王㛃', '阿卜杜热合曼·买买提依明·图尔荪江', '欧阳𬭎']
const usual = '丁桂兰 于海涛 马文静 王建国 王淑芬 方志强 冯玉梅 刘德明 孙丽华 李国庆 李晓东 吴秀珍 张卫东'.split(' ')
const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡']
const given = [...'建国华明强军秀英丽娟涛敏静勇艳杰磊娜']
/** So many names, each once; those of one `middle` differ from those of another. */
const names = (count: number, middle: string) =>
  Array.from({ length: count }, (_, i) => {
    const name = surnames[i % 15]! + middle + given[Math.floor(i / 15) % 18]!
    return i < 270 ? name : name + given[i % 18]!
  })
const branches: Readonly<Record<string, string[]>> = {
  学府雅居小区: [...rareNames, ...usual],
  独户: ['周立新'],
  双户: names(2, '国'),
  四十三户: names(43, '春'),
  六十户: names(60, '文'),
  大院: names(300, ''),
}
const fullName = (branch: string) => `中共安平社区${branch}支部委员会`

/** Prints a paper. @returns where it lies, its text as it stands and without spaces, and its pages */
async function print(paper: string, name: string, id: string, input: object = {}) {
  const pdf = path.join(folder, `${name}.pdf`)
  const file = path.join(folder, 'input.json')
  fs.writeFileSync(file, JSON.stringify(input))
  const words = ['--id', id, '--input', file, '--to', pdf, '--profile', profile]
  const printed = await qinlin(['print', paper, ...words])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  const fonts = run(folder, 'pdffonts', [pdf]).output.trim().split('\n').slice(2)
  expect(fonts.filter(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))).toEqual([])
  return {
    pdf,
    layout: run(folder, 'pdftotext', ['-layout', pdf, '-']).output,
    text: run(folder, 'pdftotext', ['-raw', pdf, '-']).output.replace(/[\s　]/g, ''),
    pages: Number(/^Pages: +(\d+)$/m.exec(run(folder, 'pdfinfo', [pdf]).output)![1]),
  }
}

/** What differs from one run to the next beside the day of printing. */
const steady = (layout: string) =>
  plain(layout)
    .replace(/日志 \d+/g, '日志 某号')
    .replace(/截至\d{1,2}月\d{1,2}日/g, '截至某日')
    .replace(/\S+日结账/g, '某日结账')
    .replace(/(2026) [0-9a-zA-Z-]{8}(?=\s)/g, '$1 某人')

describe.skipIf(missing.length > 0)(
  `points on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let people: Person[]
    const idOf = (branch: string) => people.find(({ name }) => name === branches[branch]![0])!.branch
    const own = () => people.filter(({ branch }) => branch === idOf('学府雅居小区'))
    const who = (name: string) => own().find(person => person.name === name)!.id

    beforeAll(async () => {
      const file = path.join(folder, 'roster.csv')
      const rows = Object.entries(branches).flatMap(([branch, list]) =>
        list.map(name => [name, '正式党员', fullName(branch), '2001-07-01', '2002-07-01']),
      )
      const headings = ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期']
      fs.writeFileSync(file, writeCsv([headings, ...rows]))
      const [made, imported, listed] = await batch(profile, [
        { do: 'office.create', input: community },
        { do: 'roster.import', input: { file } },
        { query: 'roster.members', input: { asOf: '2026-09-30' } },
      ])
      valueOf(made)
      valueOf(imported)
      people = valueOf<{ rows: Person[] }>(listed).rows
      for (const answer of await batch(profile, deeds())) valueOf(answer)
    }, 120_000)

    /** A meeting and points by hand in the third quarter, all closed and on the wall, then what came too late for it. */
    function deeds(): Line[] {
      const branch = idOf('学府雅居小区')
      const resolution = '2026年1月12日支部党员大会决议'
      const absent = new Set(['李国庆', '刘德明'])
      const meeting = {
        ...{
          kind: 'branchGeneral',
          branch,
          date: '2026-09-20',
          place: '党群服务站',
          chair: '孙丽华',
          recorder: '王建国',
        },
        agenda: ['学习'],
        attendance: own().map(({ id, name }) => ({
          member: id,
          status: absent.has(name) ? 'absent_unexcused' : 'present',
        })),
      }
      const enter = (name: string, rule: string, date: string, delta: number, note: string): Line => ({
        do: 'points.enter',
        input: { member: who(name), rule, date, delta, note, evidence: '签到表' },
      })
      const closed = (period: string): Line => ({
        do: 'points.close',
        input: {
          ...{ period, checkedBy: '孙丽华' },
          branches: Object.keys(branches).map(of => ({
            ...{ branch: idOf(of), confirmedBy: of === '独户' ? 'secretary' : 'committee', confirmedOn: '2026-10-09' },
          })),
        },
      })
      return [
        {
          do: 'points.setScoring',
          input: { members: [who('丁桂兰')], class: 'frail', from: '2026-01-01', resolution },
        },
        { do: 'meetings.record', input: meeting },
        ...[1, 2, 3, 4, 5, 6].map(day => enter('刘德明', 'B1', `2026-08-0${day}`, 3, `楼道清理第${day}次`)),
        enter('刘德明', 'B5', '2026-08-15', 4, '讲党课'),
        enter('王建国', 'C1', '2026-08-20', 4, '社区表彰“优秀志愿者”'),
        closed('2026-08'),
        closed('2026-09'),
        closed('2026Q3'),
        {
          do: 'points.post',
          input: { period: '2026Q3', branches: [branch], from: '2026-10-10', to: '2026-10-14', place: '小区公示栏' },
        },
        enter('刘德明', 'A3', '2026-09-30', 1, '九月党费'),
        enter('欧阳𬭎', 'B2', '2026-07-12', 4, '办结微心愿两件'),
        { do: 'roster.leave', input: { member: who('冯玉梅'), date: '2026-11-01', departure: 'died' } },
      ]
    }

    it('the notice of eighteen reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('points-notice', 'points-notice', idOf('学府雅居小区'), {
        period: '2026Q3',
      })
      expect(pages).toBe(1)
      expect(plain(layout)).toBe(fs.readFileSync(golden('points-notice.txt'), 'utf8'))
      looksAs('points-notice', pdf)
    })

    it('trap 8: the notice has no reason, no deduction by itself, no number of a place, and no cause of leaving', async () => {
      const { text } = await print('points-notice', 'trap', idOf('学府雅居小区'), { period: '2026Q3' })
      expect(text).not.toMatch(/缺席|扣分|党课|清理|去世|名次|序号|D1|B5/)
      for (const name of [...rareNames, ...usual]) expect(text).toContain(name)
      expect(text).toContain('丁桂兰免积分')
      expect(text).toContain('公示后更正：')
      expect(text).toContain('冯玉梅现已不在本支部')
    })

    it.each([
      ['独户', 1, 2],
      ['双户', 1, 2],
      // Closer, in three columns, because two would need another page.
      ['四十三户', 1, 3],
      ['六十户', 2, 2],
      ['大院', 7, 2],
    ])(
      'the notice of %s has everybody once, its heads on each page, and never its seal alone',
      async (branch, count, columns) => {
        const { text, pages, layout } = await print('points-notice', `notice-${count}-${branch.length}`, idOf(branch), {
          period: '2026Q3',
        })
        expect(pages).toBe(count)
        const list = branches[branch]!
        expect(list.filter(name => text.split(name).length < 2)).toEqual([])
        expect(text.split('全年累计')).toHaveLength(columns * pages + 1)
        const last = layout.trimEnd().split('\f').pop()!
        expect(last).toContain('盖章')
        expect(last).toContain('全年累计')
        expect(text).toContain(
          branch === '独户' ? '经党支部书记2026年10月9日确认' : '经支部委员会2026年10月9日会议确认',
        )
      },
    )

    it('notices of all branches are one print, one after the other, each with its own pages', async () => {
      const { text, pages } = await print('points-notice', 'all', 'all', { period: '2026Q3' })
      expect(pages).toBe(1 + 1 + 1 + 1 + 2 + 7)
      for (const branch of Object.keys(branches)) expect(text).toContain(`${fullName(branch)}（盖章）`)
      expect(text.match(/第1页共1页/g)).toHaveLength(4)
    })

    it('of a period that is not closed it is a draft that may not be posted, without seal', async () => {
      const { text } = await print('points-notice', 'open', idOf('学府雅居小区'), { period: '2026-10' })
      expect(text).toContain('未结账，供核对，不得张贴')
      expect(text).toContain('党员积分核对稿')
      expect(text).not.toMatch(/盖章|公示时间|确认，/)
    })

    it('a slip reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('points-slip', 'points-slip', who('刘德明'), { year: 2026 })
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('points-slip.txt'), 'utf8'))
      looksAs('points-slip', pdf)
    })

    it('slips of a branch are one page each', async () => {
      const { pages, text } = await print('points-slip', 'slips', idOf('六十户'), { year: 2026 })
      expect(pages).toBe(60)
      expect(text.match(/第1页共1页/g)).toHaveLength(60)
    })

    it('the sheet of a month reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('points-month', 'points-month', idOf('学府雅居小区'), {
        period: '2026-09',
      })
      expect(pages).toBe(2)
      expect(steady(layout)).toBe(fs.readFileSync(golden('points-month.txt'), 'utf8'))
      looksAs('points-month', pdf)
    })

    it('the form of an objection reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('points-appeal', 'points-appeal', idOf('学府雅居小区'), {
        ...{ member: who('刘德明'), period: '2026Q3' },
      })
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('points-appeal.txt'), 'utf8'))
      looksAs('points-appeal', pdf)
    })

    it('the sheet to an employer reads and looks as its golden page does, one for each', async () => {
      const units = ['市税务局机关党委', '市税务局机关党委', '县人民医院党委']
      const noted = await batch(
        profile,
        ['周到', '吴明', '郑重'].map((name, i) => ({
          do: 'roster.noteAttached',
          input: { kind: 'dualReport', name, unit: units[i], from: '2026-01-05', ...(i === 1 && { to: '2026-08-01' }) },
        })),
      )
      const [first, second] = noted.map(answer => valueOf<{ id: string }>(answer).id)
      const line = (attached: string | undefined, date: string, hours: number, note: string) => ({
        ...{ attached, rule: 'S1', date, amount: hours * 2, note },
      })
      const entries = [
        ...Array.from({ length: 9 }, (_, i) => line(first, `2026-0${i + 1}-15`, 6, '固定服务日清理楼道、慰问独居老人')),
        line(second, '2026-03-08', 3.5, '义诊'),
      ]
      for (const answer of await batch(profile, [
        { do: 'points.adoptPack', input: { id: 'dual-report.v1', from: '2026-01-01', resolution: '社区党委会议决定' } },
        { do: 'points.enterDual', input: { entries } },
      ]))
        valueOf(answer)
      const period = { period: '2026Q3' }
      const { pdf, layout, pages } = await print('dual-feedback', 'dual-feedback', units[0]!, period)
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('dual-feedback.txt'), 'utf8'))
      looksAs('dual-feedback', pdf)
      const all = await print('dual-feedback', 'dual-all', 'all', period)
      expect(all.pages).toBe(2)
      expect(all.text.match(/第1页共1页/g)).toHaveLength(2)
    })

    it('a branch that is not there, and a period that is none, are refused', async () => {
      const to = path.join(folder, 'x.pdf')
      for (const [paper, words] of [
        ['points-notice', '没有这个党支部'],
        ['points-month', '没有这个党支部'],
        ['points-slip', '没有党员可以打印积分单'],
        ['dual-feedback', '没有这个单位'],
      ] as const) {
        const refused = await qinlin(['print', paper, '--id', 'nowhere', '--to', to, '--profile', profile])
        expect(refused.status, paper).toBe(1)
        expect(refused.stderr).toContain(words)
      }
      expect(fs.existsSync(to)).toBe(false)
    })
  },
)
