import { beforeEach, describe, expect, it } from 'vitest'
import { meetingOf, newcomer, pointsFor, rosterFile, sampleBooks, sampleRows, type Books } from './sample-books'

let books: Books
beforeEach(async () => {
  books = await sampleBooks()
})

interface Line {
  field: string
  label: string
  before: string | null
  after: string | null
}
interface Step {
  entry: number
  operator: string
  title: string
  changes: Line[]
}
const historyOf = async (table: string, id: string) =>
  (await books.ask<{ rows: Step[] }>('office.history', { table, id })).rows
/** Lines as `label: before → after`. */
const words = ({ changes }: Step) => changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`)

describe('the history of a member', () => {
  it('says how they came, every field under its official label, and the branch', async () => {
    const [person] = await books.people()
    const values = newcomer({ phone: '13812345678', education: '大专' })
    const { id } = await books.run<{ id: string }>('roster.addMember', { values, branch: person!.branch })
    const [step, ...earlier] = await historyOf('members', id)
    expect(earlier).toEqual([])
    expect(step).toMatchObject({ entry: 3, operator: '周敏', title: '新增党员' })
    expect(words(step!)).toEqual([
      '新增: null → 王新来',
      '姓名: null → 王新来',
      '性别: null → 男',
      '出生日期: null → 1970年1月1日',
      '学历: null → 大专',
      '人员类别: null → 正式党员',
      '加入党组织日期: null → 1995年7月1日',
      '联系电话: null → 138****5678',
      '转入党支部: null → 和顺园党支部',
      '组织关系起: null → 2026年11月22日',
    ])
  })

  it('has the newest change first, masks numbers, and says where a change lies under the mask', async () => {
    const [person] = await books.people()
    const change = (values: object) => books.run('roster.changeMember', { id: person!.id, values })
    await change({ phone: '13811115678', partyStatus: '停止党籍' })
    await change({ phone: '13822225678', floating: '是' })
    const [newest, before, made] = await historyOf('members', person!.id)
    expect(words(newest!)).toEqual([
      '联系电话: 138****5678 → 138****5678（隐去的部分有改动）',
      '登记流动: null → 是',
      '流动情况流出日期: null → 2026年11月22日',
    ])
    expect(words(before!)).toContain('登记表决权情况: null → 停止党籍')
    expect(made).toMatchObject({ entry: 2, title: '导入党员花名册' })
    expect(JSON.stringify([newest, before, made])).not.toMatch(/1381111|1382222|\d{17}/)
  })

  it('tells of moving to another branch', async () => {
    const rows = sampleRows(8)
    rows[0] = rows[0]!.map((cell, at) => (at === 7 ? rows[1]![7]! : cell))
    const mover = (await books.people()).find(({ name }) => name === rows[0]![0])!
    await books.run('roster.import', rosterFile(rows))
    const [step] = await historyOf('members', mover.id)
    expect(words(step!).sort()).toEqual([
      '组织关系止: null → 2026年11月22日',
      '组织关系离开原因: null → 本社区内调整',
      '组织关系起: null → 2026年11月22日',
      '组织关系转入方式: null → 本社区内调整',
      '转入党支部: null → 建设新村党支部',
    ])
  })

  it('says that they were removed and why, and that they came back', async () => {
    const [person] = await books.people()
    await books.run('roster.removeMember', { id: person!.id, reason: '重复录入' })
    await books.undo(books.entry())
    const [back, removed] = await historyOf('members', person!.id)
    expect(removed!.title).toBe('删除党员')
    expect(words(removed!)).toEqual([
      `删除: ${person!.name} → null`,
      '取消转入: 和顺园党支部 → null',
      '原因: null → 重复录入',
    ])
    expect(back!.title).toBe('撤销删除党员')
    expect(words(back!)).toEqual([`恢复: null → ${person!.name}`, '恢复转入: null → 和顺园党支部'])
    await books.undo(books.entry())
    const [again] = await historyOf('members', person!.id)
    expect(again!.title).toBe('恢复撤销的删除党员')
  })

  it('never shows bookkeeping', async () => {
    const [person] = await books.people()
    await books.run('roster.removeMember', { id: person!.id, reason: '重复录入' })
    const fields = (await historyOf('members', person!.id)).flatMap(({ changes }) => changes.map(({ field }) => field))
    for (const field of ['createdAt', 'updatedAt', 'revision', 'entry', 'deletedAt'])
      expect(fields).not.toContain(field)
  })
})

describe('the history of a meeting', () => {
  it('says of a correction who changed from what to what, and each item that differs', async () => {
    const people = await books.people()
    const vote = { ballot: 'show', yes: 2, no: 0, abstain: 1 }
    const { id } = await books.run<{ id: string }>(
      'meetings.record',
      meetingOf(people, 1, { decisions: [{ title: '同意', vote }], countsAs: ['themeDay'] }),
    )
    const draft = meetingOf(people, 0, {
      agenda: ['讨论', '第二项'],
      decisions: [{ title: '同意', vote: { ...vote, yes: 3, abstain: 0 } }],
      countsAs: [],
    })
    draft.attendance[1] = { ...draft.attendance[1]!, status: 'leave_sick', reason: '住院' } as never
    const names = new Map(people.map(person => [person.id, person.name]))
    await books.run('meetings.correct', { id, ...draft })
    const [step, made] = await historyOf('meetings', id)
    expect(words(step!)).toEqual(
      [
        '同时作为: 主题党日 → null',
        '议题2: null → 第二项',
        '会议决定1: 举手表决，赞成2，反对0，弃权1，书面同意0 → 举手表决，赞成3，反对0，弃权0，书面同意0',
        ...draft.attendance.slice(0, 2).flatMap(({ member, status }) => {
          return status === 'present'
            ? `到会：${names.get(member)}: 无故缺席 → 到会`
            : `到会：${names.get(member)}: 到会 → 病假，住院`
        }),
      ].sort((a, b) => words(step!).indexOf(a) - words(step!).indexOf(b)),
    )
    expect(words(made!)).toEqual(
      expect.arrayContaining([
        '新增: null → 和顺园党支部2026年9月20日支部党员大会',
        '会议种类: null → 支部党员大会',
        '召开单位: null → 和顺园党支部',
        '日期: null → 2026年9月20日',
        '到会: null → 到会3名、无故缺席1名',
        '第几次: null → 1',
      ]),
    )
  })

  it('of one that was removed still names it', async () => {
    const { id } = await books.run<{ id: string }>('meetings.record', meetingOf(await books.people()))
    await books.run('meetings.remove', { id, reason: '登记错了' })
    const [removed] = await historyOf('meetings', id)
    expect(words(removed!)).toEqual(['删除: 和顺园党支部2026年9月20日支部党员大会 → null', '原因: null → 登记错了'])
  })
})

describe('the history of an entry of points', () => {
  it('prints points with their sign and names whom they are for', async () => {
    const [person] = await books.people()
    const { id } = await books.run<{ id: string }>('points.enter', pointsFor(person!.id))
    const [step] = await historyOf('points', id)
    expect(words(step!)).toEqual(
      expect.arrayContaining([`党员: null → ${person!.name}`, '分值: null → +1.0', '来源: null → 手工登记']),
    )
  })

  it('is refused of what was never there', async () => {
    const asked = await books.engine.query('office.history', { table: 'points', id: 'nobody' }, 'cli')
    expect(asked).toMatchObject({ ok: false, problems: [{ code: 'record-unknown' }] })
  })
})
