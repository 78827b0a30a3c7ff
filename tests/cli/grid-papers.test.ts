import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community, type Person } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo')
const longName = '古丽巴哈尔·阿卜杜热合曼·买买提依明·努尔艾合买提江'
const names = [longName, '王建国', '刘德明', '孙丽华', '方志强', '冯玉梅']
const phone = '13812345678'
const handed = '2026-10-01'

/** Prints a paper. @returns where it lies, its text as it stands and without spaces, and its pages */
async function print(paper: string, id: string, input: object = {}) {
  const pdf = path.join(folder, `${paper}.pdf`)
  const file = path.join(folder, 'input.json')
  fs.writeFileSync(file, JSON.stringify(input))
  const printed = await qinlin(['print', paper, '--id', id, '--input', file, '--to', pdf, '--profile', profile])
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

const steady = (layout: string) => plain(layout).replace(/日志 \d+/g, '日志 某号')

describe.skipIf(missing.length > 0)(
  `the grids on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    const made = { first: '', second: '', buildings: [] as string[], leader: '' }

    beforeAll(async () => {
      const file = path.join(folder, 'roster.csv')
      const headings = ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期', '联系电话']
      const rows = names.map(name => [
        name,
        '正式党员',
        '中共安平社区和顺园支部委员会',
        '2001-07-01',
        '2002-07-01',
        phone,
      ])
      fs.writeFileSync(file, writeCsv([headings, ...rows]))
      const [, , listed, estate, ...grids] = await batch(profile, [
        { do: 'office.create', input: community },
        { do: 'roster.import', input: { file } },
        { query: 'roster.members' },
        { do: 'grid.addEstate', input: { name: '和顺园' } },
        ...['和顺园第一网格', '和顺园第二网格'].map(name => ({
          do: 'grid.addGrid',
          input: { name, kind: 'general', bounds: '东至柳荫路，西至河堤，南至和平巷，北至学府街' },
        })),
      ])
      const people = valueOf<{ rows: Person[] }>(listed).rows
      const who = (name: string) => ({ member: people.find(person => person.name === name)!.id })
      const { branch } = people[0]!
      ;[made.first, made.second] = grids.map(grid => valueOf<{ id: string }>(grid).id) as [string, string]
      const built = await batch(
        profile,
        [made.first, made.second].map((grid, g) => ({
          do: 'grid.addBuildings',
          input: {
            ...{ estate: valueOf<{ id: string }>(estate).id, grid },
            buildings: [1, 2, 3].map(number => ({ name: `${3 * g + number}号楼` })),
          },
        })),
      )
      made.buildings = built.flatMap(answer => valueOf<{ rows: { id: string }[] }>(answer).rows.map(({ id }) => id))
      const [one, two] = made.buildings
      const from = '2026-03-01'
      const [group, attached] = await batch(profile, [
        { do: 'roster.addUnit', input: { kind: 'group', name: '和顺园第一党小组', parent: branch } },
        {
          do: 'roster.noteAttached',
          input: { kind: 'dualReport', name: '郑晓梅', unit: '县医院党支部', phone: '13900001111' },
        },
        { do: 'roster.changeUnit', input: { id: branch, phone: '0530-6212345' } },
      ])
      const organisation = valueOf<{ id: string }>(group).id
      const answers = await batch(profile, [
        { do: 'grid.setResponsible', input: { grid: made.first, organisations: [branch] } },
        { do: 'grid.changeBuilding', input: { id: one, group: organisation } },
        { do: 'roster.appoint', input: { organisation, post: 'groupLeader', ...who('孙丽华') } },
        { do: 'grid.appoint', input: { who: who('王建国'), role: 'gridLeader', grid: made.first, from } },
        { do: 'grid.appoint', input: { who: who(longName), role: 'fullTime', grid: made.first, from } },
        {
          do: 'grid.appoint',
          input: {
            who: { name: '韩志刚', unit: '柳荫派出所', phone: '13900002222' },
            ...{ role: 'stationed', grid: made.first, force: 'police', from },
          },
        },
        {
          do: 'grid.appoint',
          input: {
            ...{ who: who('刘德明'), role: 'buildingLeader', building: one, from },
            selection: { recommended: '2026-02-01', examined: '2026-02-05', elected: '2026-02-20' },
          },
        },
        { do: 'grid.appoint', input: { who: who('刘德明'), role: 'buildingLeader', building: two, from } },
        {
          do: 'grid.appoint',
          input: {
            who: { attached: valueOf<{ id: string }>(attached).id },
            ...{ role: 'dualReport', building: one, from },
          },
        },
      ])
      const posts = answers.map(answer => valueOf<{ person?: string; id: string }>(answer))
      made.leader = posts[7]!.person!
      const [moved] = await batch(profile, [
        { do: 'grid.reassign', input: { person: made.leader, day: handed, posts: [posts[7]!.id], who: who('方志强') } },
      ])
      valueOf(moved)
    }, 120_000)

    it('the notice board of a grid reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('grid-board', made.first, { asOf: '2026-10-12' })
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('grid-board.txt'), 'utf8'))
      looksAs('grid-board', pdf)
    })

    it('a board has the office’s phone, those of people only by choice, and in full only where they are shown', async () => {
      const { text } = await print('grid-board', made.first)
      expect(text).toContain('0530-6212345')
      expect(text).not.toMatch(/\*{4}/)
      expect(text).not.toContain(phone)
      const chosen = await print('grid-board', made.first, { phones: 'worker' })
      expect(chosen.text).toContain('138****5678')
      expect(chosen.text).not.toContain(phone)
      const shown = await print('grid-board', made.first, { phones: 'worker', reveal: true })
      expect(shown.text).toContain(phone)
    })

    it('a grid that has nobody says what is vacant', async () => {
      const { text } = await print('grid-board', made.second)
      expect(text).toContain('网格长（空缺）')
      expect(text).toContain('专职网格员（空缺）')
    })

    it('boards of all grids are one print, a page each; cards of all buildings too', async () => {
      expect((await print('grid-board', 'all')).pages).toBe(2)
      expect((await print('staffing-card', 'all')).pages).toBe(6)
      expect((await print('staffing-card', 'all', { grid: made.second })).pages).toBe(3)
    })

    it('the card of a building (两长两员) reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('staffing-card', made.buildings[0]!, { asOf: '2026-10-12' })
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('staffing-card.txt'), 'utf8'))
      looksAs('staffing-card', pdf)
    })

    it('the roster of who serves reads and looks as its golden page does', async () => {
      const { pdf, layout, text } = await print('grid-staff', 'all', { asOf: '2026-10-12' })
      expect(steady(layout)).toBe(fs.readFileSync(golden('grid-staff.txt'), 'utf8'))
      looksAs('grid-staff', pdf)
      expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
    })

    it('the hand-over list of what was handed over on a day reads and looks as its golden page does', async () => {
      const { pdf, layout, text } = await print('grid-hand-over', made.leader, { day: handed })
      expect(steady(layout)).toBe(fs.readFileSync(golden('grid-hand-over.txt'), 'utf8'))
      looksAs('grid-hand-over', pdf)
      expect(text).toContain('方志强')
    })

    it('a grid, a building and somebody that are not there are refused', async () => {
      const to = path.join(folder, 'x.pdf')
      for (const [paper, words] of [
        ['grid-board', '没有这个网格'],
        ['staffing-card', '没有楼栋'],
        ['grid-hand-over', '没有这名网格人员'],
      ] as const) {
        const refused = await qinlin(['print', paper, '--id', 'nowhere', '--to', to, '--profile', profile])
        expect(refused.status, paper).toBe(1)
        expect(refused.stderr).toContain(words)
      }
      expect(fs.existsSync(to)).toBe(false)
    })
  },
)
