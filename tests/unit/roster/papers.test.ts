import { describe, expect, it } from 'vitest'
import type { Member } from '../../../src-shared/roster/member'
import { floatingSheet } from '../../../src-shared/roster/paper/floating-sheet'
import type { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { memberCardSheet } from '../../../src-shared/roster/paper/member-card-sheet'
import { memberRosterSheet, publicRosterSheet } from '../../../src-shared/roster/paper/roster-sheets'
import { structureSheet } from '../../../src-shared/roster/paper/structure-sheet'
import { rosterFields } from '../../../src-shared/roster/roster-import/roster-fields'
import { structureOn } from '../../../src-shared/roster/structure'

const member: Member = {
  id: '01a205a2-fe4e-72dc-a8ee-85bfd8791f7e',
  name: '古丽巴哈尔·阿卜杜热合曼',
  idNumber: '11010519491231002X',
  sex: '2',
  nation: '05',
  birth: '1949-12-31',
  education: '30',
  membership: 'full',
  joined: '1975-06',
  workPost: 'retired',
  phone: '13812345678',
  address: '锦绣苑3号楼2单元501室',
  honours: [{ date: '2021-07', title: '优秀共产党员', by: '街道党工委' }],
  hardships: [{ kind: '重病' }],
}
const context = {
  unit: '中共安平社区委员会',
  code: '371722001001',
  asOf: '2026-10-12',
  entry: 57,
  printedOn: '2026-10-13',
  operator: '周敏',
}
const people = [{ member, branch: '锦绣苑党支部' }]
const secrets = [member.idNumber!, member.phone!]

describe('papers of the roster', () => {
  const structure = structureOn('2026-10-12', { members: [member], memberships: [], organisations: [] }, () => 0)
  const away = { id: 'f', member: member.id, from: '2026-01', place: '山东省青岛市', keeper: '市南区党委 李明' }
  const sheets: ListSheet[] = [
    memberRosterSheet(people, context, { reveal: false }),
    publicRosterSheet(people, context),
    floatingSheet([{ ...people[0]!, away }], context, { reveal: false }),
    structureSheet(structure, context),
  ]

  it.each(sheets.map(sheet => [sheet.title, sheet] as const))(
    '%s: columns fill the sheet, cells fill the columns',
    (_, sheet) => {
      const width = sheet.columns.reduce((sum, column) => sum + column.width, 0)
      expect(width).toBeCloseTo(sheet.landscape ? 257 : 160, 5)
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length)
      for (const row of sheet.totals) expect(row.reduce((sum, { span }) => sum + span, 0)).toBe(sheet.columns.length)
    },
  )

  it('the wall learns no number, telephone, address, birth or place', () => {
    const text = JSON.stringify(publicRosterSheet(people, context))
    for (const hidden of [...secrets, '1101', '5678', '1949', '3号楼', '重病']) expect(text).not.toContain(hidden)
    expect(publicRosterSheet(people, context).columns.map(({ title }) => title)).toEqual([
      '序号',
      '姓名',
      '性别',
      '人员类别',
      '所在党支部',
      '加入党组织日期',
    ])
  })

  it('numbers and telephones are masked until somebody asks, and then the paper says to keep it safe', () => {
    const masked = JSON.stringify([sheets[0], sheets[2]])
    for (const hidden of secrets) expect(masked).not.toContain(hidden)
    expect(masked).toContain('110105********002X')
    const open = memberRosterSheet(people, context, { reveal: true })
    for (const shown of secrets) expect(JSON.stringify(open)).toContain(shown)
    expect(open.notes.join()).toContain('妥善保管')
  })

  it('the foot says which office, day and entry of the journal, printed when and by whom', () => {
    expect(sheets[0]!.footer).toEqual({
      record: '党员名册 371722001001 2026-10-12　日志 57',
      printed: '2026年10月13日由周敏打印　亲邻台账',
    })
  })

  it('a list of nobody says so', () => {
    expect(memberRosterSheet([], context, { reveal: false })).toMatchObject({ rows: [], none: '名册上没有党员' })
    expect(floatingSheet([], context, { reveal: false })).toMatchObject({ rows: [], none: '没有流出党员' })
  })

  it('the floating list asks for the places that are missing', () => {
    const without = floatingSheet([{ ...people[0]!, away: { ...away, place: undefined } }], context, { reveal: false })
    expect(without.notes.join()).toContain('有1人没有登记外出流向')
    expect(sheets[2]!.notes.join()).not.toContain('没有登记')
  })
})

describe("a member's card", () => {
  const nameOf = () => '中共安平社区锦绣苑支部委员会'
  const card = (reveal: boolean) =>
    memberCardSheet(member, {
      branch: nameOf(),
      office: context.unit,
      standing: { partyStatus: 'normal', lostContact: false, floating: true, floatingTo: '青岛' },
      history: [
        { date: '2019-03-01', text: '组织关系转入' },
        { date: '1975-06', text: '加入党组织' },
      ],
      posts: [{ id: 'p', organisation: 'b', post: 'groupLeader', member: member.id, from: '2020-01', to: '2023-01' }],
      nameOf,
      revision: 3,
      day: '2026-10-12',
      operator: '周敏',
      reveal,
      photo: null,
    })

  it('has every field of the national form under its label', () => {
    const labels = card(false)
      .rows.flat()
      .map(({ label }) => label)
    for (const { label } of rosterFields) expect(labels).toContain(label)
  })

  it('hides number and telephone until asked, and never has what is sensitive', () => {
    for (const hidden of secrets) expect(JSON.stringify(card(false))).not.toContain(hidden)
    for (const shown of secrets) expect(JSON.stringify(card(true))).toContain(shown)
    expect(JSON.stringify(card(true))).not.toContain('重病')
  })

  it('tells posts, honours and what happened in the order of time', () => {
    expect(card(false).parts.map(({ rows }) => rows.map(({ date, text }) => `${date} ${text}`))).toEqual([
      ['2020年1月至2023年1月 中共安平社区锦绣苑支部委员会党小组组长'],
      ['2021年7月 优秀共产党员（街道党工委）'],
      ['1975年6月 加入党组织', '2019年3月1日 组织关系转入'],
    ])
  })
})
