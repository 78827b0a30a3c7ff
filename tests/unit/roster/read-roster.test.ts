import { describe, expect, it } from 'vitest'
import { chooseSheet } from '../../../src-shared/roster/roster-import/find-header'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import type { Cell } from '../../../src-shared/spreadsheet/sheet'
import { branch, sheetOf, today } from './sheet-of'

const header = ['姓名', '人员类别', '所在党支部全称']
const person = (name: string) => [name, '正式党员', branch]
const codes = (sheet: ReturnType<typeof sheetOf>) =>
  readRoster(sheet, today).problems.map(p => [p.row, p.field, p.code])
/** Problems of one member with more columns. */
const codesOf = (columns: Record<string, string | Cell>) =>
  readRoster(
    sheetOf([...header, ...Object.keys(columns)], [...person('王强'), ...Object.values(columns)]),
    today,
  ).problems.map(p => p.code)
const valueOf = (columns: Record<string, string | Cell>) =>
  readRoster(sheetOf([...header, ...Object.keys(columns)], [...person('王强'), ...Object.values(columns)]), today)
    .rows[0]!.value

describe('which rows are members', () => {
  it('passes over titles, units, blank rows, totals, repeated headings and signatures', () => {
    const reading = readRoster(
      sheetOf(
        ['党员名册'],
        ['填报单位：安平社区党委'],
        [],
        header,
        person('王强'),
        [],
        header,
        ['', '', ''],
        person('李明'),
        ['小 计', '2人'],
        ['合计', '2人'],
        ['填表人：张三', '', '审核人：李四'],
      ),
      today,
    )
    expect(reading.headerRow).toBe(4)
    expect(reading.problems).toEqual([])
    expect(reading.rows.map(({ row, value }) => [row, value.name])).toEqual([
      [5, '王强'],
      [9, '李明'],
    ])
  })

  it('passes over rows that only number themselves', () => {
    const reading = readRoster(sheetOf(['序号', ...header], ['1', ...person('王强')], ['2'], ['3']), today)
    expect(reading.rows).toHaveLength(1)
    expect(reading.problems).toEqual([])
  })

  it('counts a person with blanks where something is required as a problem, not as no person', () => {
    expect(codes(sheetOf(header, ['', '正式党员', branch], ['王强', '', '']))).toEqual([
      [2, '姓名', 'required'],
      [3, '人员类别', 'required'],
      [3, '所在党支部全称', 'required'],
    ])
  })
})

describe('which columns are fields', () => {
  it('knows official labels, other words, explanations in brackets, and numbers by their look', () => {
    const reading = readRoster(
      sheetOf(
        ['序号', '名字', '类  别*', '支部', '手机（必填）', '证件', '备注'],
        ['1', ...person('王强'), '13800138000', '11010519491231002X', ''],
      ),
      today,
    )
    expect(reading.columns.map(({ field, how }) => [field, how])).toEqual([
      [null, '不导入'],
      ['name', '同义'],
      ['membership', '同义'],
      ['branch', '同义'],
      ['phone', '同义'],
      ['idNumber', '按内容认出'],
      [null, '不导入'],
    ])
    expect(reading.problems).toEqual([])
  })

  it('prefers the official label over another word for the same field', () => {
    const reading = readRoster(sheetOf([...header, '电话', '联系电话'], [...person('王强'), '1', '2']), today)
    expect(reading.rows[0]!.value.phone).toBe('2')
  })

  it('does as the clerk says', () => {
    const sheet = sheetOf(['甲', '乙', '丙', '丁'], [...person('王强'), '13800138000'])
    const mapping = { 0: 'name', 1: 'membership', 2: 'branch', 3: null } as const
    const reading = readRoster(sheet, today, { mapping })
    expect(reading.columns.map(column => column.how)).toEqual(['指定', '指定', '指定', '不导入'])
    expect(reading.rows).toEqual([{ row: 2, value: { name: '王强', membership: 'full', branch } }])
  })

  it('names each required column that is missing once, and reads no rows', () => {
    const reading = readRoster(sheetOf(['姓名', '性别'], ['王强', '男'], ['李明', '男']), today)
    expect(reading.problems.map(p => [p.field, p.code])).toEqual([
      ['人员类别', 'column-missing'],
      ['所在党支部全称', 'column-missing'],
    ])
    expect(reading.rows).toEqual([])
  })

  it('says when there are no headings', () => {
    expect(readRoster(sheetOf(['随便', '写的']), today).problems.map(p => p.code)).toEqual(['header-missing'])
    expect(readRoster(sheetOf(), today).headerRow).toBeNull()
  })

  it('does not take headings such as __proto__ for anything', () => {
    const reading = readRoster(
      sheetOf([...header, '__proto__', 'constructor'], [...person('王强'), 'polluted', 'x']),
      today,
    )
    expect(reading.rows[0]!.value).toEqual({ name: '王强', membership: 'full', branch })
    expect({}).not.toHaveProperty('polluted')
  })

  it('finds the roster among other sheets', () => {
    const roster = sheetOf(header, person('王强'))
    expect(chooseSheet([sheetOf(['填表说明', '姓名', 'x']), roster])).toBe(roster)
    expect(chooseSheet([])).toBeUndefined()
  })
})

describe('what a cell says', () => {
  it('blank, or a word for nothing, states nothing', () => {
    expect(valueOf({ 联系电话: '无', 家庭住址: '——', 学历: '', 民族: '　', 公民身份证号码: '不详' })).toEqual({
      name: '王强',
      membership: 'full',
      branch,
    })
  })

  it('a missing 转正 never makes a full member of the 1970s probationary', () => {
    expect(valueOf({ 加入党组织日期: '1970-07-01', 转为正式党员日期: '' })).toMatchObject({
      membership: 'full',
      joined: '1970-07-01',
    })
  })

  it('yes and no are stored as such', () => {
    expect(valueOf({ 是否失联党员: '是', 是否流动党员: '否' })).toMatchObject({ lostContact: true, floating: false })
  })

  it('a telephone saved as a number keeps all digits; hyphens of a landline stay', () => {
    expect(valueOf({ 联系电话: { type: 'number', value: 13800138000, text: '1.38E+10' } }).phone).toBe('13800138000')
    expect(valueOf({ 联系电话: '138-0013-8000' }).phone).toBe('13800138000')
    expect(valueOf({ 联系电话: '0437－3213456' }).phone).toBe('0437-3213456')
  })

  it('an identity number may have spaces, a tab, an apostrophe, full-width digits, a small x', () => {
    for (const id of [
      '\t11010519491231002x',
      "'11010519491231002X",
      '１１０１０５１９４９１２３１００２Ｘ',
      '110105 19491231 002X',
    ]) {
      expect(valueOf({ 公民身份证号码: id }).idNumber).toBe('11010519491231002X')
    }
  })

  it('an identity number that was saved as a number has lost digits, whatever is shown', () => {
    expect(
      codesOf({ 公民身份证号码: { type: 'number', value: 110105194912310020, text: '110105194912310020' } }),
    ).toEqual(['id-scientific-notation'])
    expect(codesOf({ 公民身份证号码: { type: 'number', value: 110105491231002, text: '1.10105E+14' } })).toEqual([
      'id-fifteen-digits',
    ])
  })

  it('an error of a formula is no text', () => {
    expect(codesOf({ 家庭住址: { type: 'error', text: '#N/A' } })).toEqual(['cell-error'])
  })

  it('brackets of a branch are the full-width ones of seals, spaces go', () => {
    const reading = readRoster(sheetOf(header, ['王强', '正式党员', ' 中共安平社区(第一) 支部委员会']), today)
    expect(reading.rows[0]!.value.branch).toBe('中共安平社区（第一）支部委员会')
  })
})

describe('what fields say against each other', () => {
  it('the card only warns: sex and birth follow the file', () => {
    const { problems } = readRoster(
      sheetOf(
        [...header, '公民身份证号码', '性别', '出生日期'],
        [...person('王强'), '11010519491231002X', '男', '1950-01-01'],
      ),
      today,
    )
    expect(problems.map(p => [p.code, p.severity])).toEqual([
      ['sex-contradicts-id', 'warning'],
      ['birth-contradicts-id', 'warning'],
    ])
    expect(codesOf({ 公民身份证号码: '11010519491231002X', 性别: '女', 出生日期: '1949年12月' })).toEqual([])
  })

  it('转正 before joining is an error; on the same day from 1969 to 1977 it is right', () => {
    expect(codesOf({ 加入党组织日期: '1999-07-01', 转为正式党员日期: '1998-07-01' })).toEqual(['date-order'])
    expect(codesOf({ 加入党组织日期: '1970-07-01', 转为正式党员日期: '1970-07-01' })).toEqual([])
    expect(codesOf({ 加入党组织日期: '1970-07', 转为正式党员日期: '1970-07-01' })).toEqual([])
  })

  it('less than a year of probation since 1982, or joining under 18, warns', () => {
    expect(codesOf({ 加入党组织日期: '1990-07-01', 转为正式党员日期: '1991-06-30' })).toEqual(['probation-short'])
    expect(codesOf({ 加入党组织日期: '2024-02-29', 转为正式党员日期: '2025-02-28' })).toEqual([])
    expect(codesOf({ 加入党组织日期: '2024-02-29', 转为正式党员日期: '2025-02-27' })).toEqual(['probation-short'])
    expect(codesOf({ 加入党组织日期: '1990-07-01', 转为正式党员日期: '1991-07-01' })).toEqual([])
    expect(codesOf({ 出生日期: '1980-07-02', 加入党组织日期: '1998-07-01' })).toEqual(['joined-under-18'])
    expect(codesOf({ 出生日期: '1980-07-02', 加入党组织日期: '1979-07-01' })).toEqual(['date-order'])
  })

  it('nothing on file lies after today; today itself does not', () => {
    expect(codesOf({ 加入党组织日期: today })).toEqual([])
    expect(codesOf({ 加入党组织日期: '2026-11' })).toEqual([])
    expect(codesOf({ 加入党组织日期: '2026-11-23' })).toEqual(['date-future'])
    expect(codesOf({ 出生日期: '2026-12' })).toEqual(['date-future'])
  })
})

describe('the same person twice', () => {
  const rows = (...people: [name: string, id: string, birth: string][]) =>
    codes(
      sheetOf(
        [...header, '公民身份证号码', '出生日期'],
        ...people.map(([name, id, birth]) => [...person(name), id, birth]),
      ),
    )

  it('is known by the number, and the later row is reported', () => {
    expect(rows(['王强', '11010519491231002X', ''], ['王小强', '11010519491231002x', ''])).toEqual([
      [3, '公民身份证号码', 'duplicate-in-file'],
    ])
  })

  it('is known by name, birth and branch where a number is missing', () => {
    expect(rows(['王强', '', '1949-12-31'], ['王　强', '11010519491231002X', '1949-12-31'])).toEqual([
      [3, '姓名', 'duplicate-in-file'],
    ])
  })

  it('is not assumed of two that carry different 编号 of the office, only of one beside them that carries none', () => {
    const [one, other] = [1, 2].map(at => `0198d5a0-0000-7000-8000-00000000000${at}`)
    const born = '1949-12-31'
    const of = (...ids: string[]) =>
      readRoster(
        sheetOf(
          ['姓名', '人员类别', '出生日期', '所在党支部全称', '编号'],
          ...ids.map(own => ['王强', '正式党员', born, branch, own]),
        ),
        today,
      ).problems.map(({ row, code }) => [row, code])
    expect(of(one!, other!)).toEqual([])
    expect(of(one!, other!, '')).toEqual([[4, 'duplicate-in-file']])
    expect(of(one!, one!)).toEqual([[3, 'duplicate-in-file']])
    // Another office numbers its rows under the same word.
    expect(of('1', '2')).toEqual([[3, 'duplicate-in-file']])
  })

  it('is not assumed of namesakes', () => {
    expect(rows(['王强', '', '1949-12-31'], ['王强', '', '1950-12-31'], ['王强', '', ''], ['王强', '', ''])).toEqual([])
    expect(rows(['王强', '11010519491231002X', '1949-12-31'], ['王强', '110105194912310038', '1949-12-31'])).toEqual([])
  })
})

describe('speed', () => {
  it('reads 50,000 members in linear time', () => {
    const columns = [
      '性别',
      '民族',
      '出生日期',
      '学历',
      '加入党组织日期',
      '转为正式党员日期',
      '工作岗位',
      '联系电话',
      '家庭住址',
      '党籍状态',
      '是否失联党员',
      '是否流动党员',
    ]
    const rows = Array.from({ length: 50_000 }, (_, i) => [
      ...[`王强${i}`, '正式党员', branch, '男', '汉族', '1950/1/2', '大学本科', '1972年7月1日', '1972.7.1', '教师'],
      ...[String(13800000000 + i), '和顺园1号楼2单元203室', '正常', '否', '否'],
    ])
    const sheet = sheetOf([...header, ...columns], ...rows)
    const start = performance.now()
    expect(readRoster(sheet, today).rows).toHaveLength(50_000)
    const spent = performance.now() - start
    expect(spent).toBeLessThan(6000)
  })
})
