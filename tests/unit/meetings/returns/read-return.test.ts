import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wordLimits } from '../../../../src-main/word/limits'
import { readText } from '../../../../src-main/word/read-text'
import { readReturn } from '../../../../src-shared/meetings/returns/read-return'
import { codesIn, printCode, rosterToken } from '../../../../src-shared/meetings/returns/return-code'
import { returnedTexts } from '../../../../src-shared/meetings/returns/returned-texts'
import type { WordText } from '../../../../src-shared/word/word-text'
import { roster } from '../example-meeting'
import { asked, blank, everything, fillIn, sheet, type Filling } from './filled-return'

async function read(filling: Partial<Filling>, people = roster) {
  const text = readText('回执.docx', fillIn(await blank(), filling), wordLimits)
  const [code] = codesIn(text.paragraphs.join('\n'))
  return readReturn(returnedTexts(text), code!, { roster: people, everybody: true })
}
const changed = (fields: Record<string, string>, people: Record<string, string> = {}) =>
  read({ fields: { ...everything.fields, ...fields }, people: { ...everything.people, ...people } })
const said = async (...given: Parameters<typeof changed>) =>
  (await changed(...given)).problems.map(({ field, message }) => `${field}：${message}`)

describe('a return sheet that came back', () => {
  it('is a meeting of which everything was read', async () => {
    const { meeting, problems } = await read(everything)
    expect(problems).toEqual([])
    expect(meeting).toEqual({
      ...asked,
      date: '2026-11-12',
      begins: '14:30',
      ends: '15:40',
      place: '学府雅居党群服务站',
      chair: '周立新',
      recorder: '孙丽华',
      guests: '网格员1人',
      agenda: [{ title: '讨论楼道充电桩', minutes: '周立新：通报方案。\n方志强：不少于6米。' }],
      marks: roster.map(({ member }) => ({ member, status: 'present', reason: '' })),
      decision: {
        title: '方案修改后报社区党委。',
        owner: '方志强',
        due: '2026-11-30',
        ballot: 'show',
        yes: '11',
        no: '0',
        abstain: '1',
      },
    })
  })

  it('has those who were missing with the reason that was written', async () => {
    const { meeting, problems } = await changed({}, { 丁桂兰: '病假：住院', 李晓东: '事假', 吴秀珍: '线上参加' })
    // A box that was ticked before stays ticked in this test's hand only where no reason is written.
    expect(problems).toEqual([])
    const of = (member: string) => meeting.marks.find(mark => mark.member === member)
    expect(of('丁桂兰')).toEqual({ member: '丁桂兰', status: 'leave_sick', reason: '病假：住院' })
    expect(of('李晓东')).toEqual({ member: '李晓东', status: 'leave_personal', reason: '' })
    expect(of('吴秀珍')).toMatchObject({ status: 'floating_remote' })
  })

  it('says by field what was left empty or not understood, and guesses nothing', async () => {
    expect(await said({ 日期: '　　年　月　日' })).toEqual(['日期：“日期”没有填写。'])
    expect(await said({ 日期: '上个月' })).toEqual([expect.stringContaining('写的是“上个月”，没有看懂')])
    expect(await said({ 日期: '2026年10月12日' })).toEqual([expect.stringContaining('不在2026年11月内')])
    expect(await said({ 起止时间: '3:40-2:30' })).toEqual([expect.stringContaining('起止时间')])
    expect(await said({ 赞成票: '全票' })).toEqual([expect.stringContaining('赞成票')])
    expect(await said({ 表决方式: '☑举手 ☑无记名' })).toEqual([expect.stringContaining('表决方式')])
    expect(await said({ 会议决定: '' })).toEqual([expect.stringContaining('填了票数，没有写会议决定')])
    expect(await said({}, { 丁桂兰: '在带孙子' })).toEqual([expect.stringContaining('丁桂兰（在带孙子）写的没有看懂')])
    expect((await changed({ 日期: '上个月' })).meeting.date).toBe('')
  })

  it('takes nobody for present whom it does not say to be', async () => {
    const { 丁桂兰: _, ...people } = everything.people
    const { meeting, problems } = await read({ ...everything, people })
    expect(problems.map(({ message }) => message)).toEqual(['丁桂兰没有打勾，也没有写原因，请核对。'])
    expect(meeting.marks[0]).toEqual({ member: '丁桂兰', status: '', reason: '' })
  })

  it('says who came onto the roster or left it since the sheet was sent', async () => {
    const newcomer = { member: 'n', name: '新来', membership: 'full', voting: true } as const
    const { problems } = await read(everything, [...roster.slice(1), newcomer])
    expect(problems.map(({ message }) => message)).toEqual([
      '丁桂兰不在这一天的名册上，没有登记，请核对姓名。',
      '发出这张表以后名册有变动，表上没有新来，请核对到会。',
    ])
  })

  it('takes nobody for present whose row is gone from it, or who came since', async () => {
    const newcomer = { member: 'n', name: '新来', membership: 'full', voting: true } as const
    const empty = { member: 'n', status: '', reason: '' }
    expect((await read(everything, [...roster, newcomer])).meeting.marks).toContainEqual(empty)

    const text = readText('回执.docx', fillIn(await blank(), everything), wordLimits)
    const tables = text.tables.map(rows => rows.filter(cells => !cells.some(cell => /丁\s*桂兰/.test(cell))))
    const { marks, said } = readTables({ ...text, tables })
    expect(marks).toContainEqual({ member: '丁桂兰', status: '', reason: '' })
    expect(marks).toHaveLength(roster.length)
    expect(said).toEqual([expect.stringMatching(/^表上没有丁桂兰、.*，请对照原件登记到会。$/)])
    const bare = readTables({ ...text, tables: [] })
    expect(bare.marks.map(({ status }) => status)).toEqual(roster.map(() => ''))
  })

  it('takes no mark of the person beside, when a head was altered or cells were merged', async () => {
    const people = { ...everything.people, 于海涛: '事假', 李国庆: '病假住院' }
    const bytes = fillIn(await blank(), { ...everything, people })
    const text = readText('回执.docx', bytes, wordLimits)
    let first = true
    const tables = text.tables.map(rows =>
      rows.map(cells => cells.map(cell => (cell === '缺席原因' && first ? ((first = false), '原因') : cell))),
    )
    const altered = readTables({ ...text, tables })
    expect(altered.marks.find(({ member }) => member === '于海涛')).toMatchObject({ status: '' })
    expect(altered.said).toContain('名单上有一边找不到“缺席原因”这一列，请对照原件登记到会。')

    const merged = readTables(readText('回执.docx', mergeTick(bytes, '于海涛'), wordLimits))
    expect(merged.marks.find(({ member }) => member === '李国庆')).toMatchObject({ status: 'leave_sick' })
    expect(merged.marks.find(({ member }) => member === '于海涛')).toMatchObject({ status: '' })
    expect(merged.said).toEqual(['于海涛（事假）写的没有看懂，请核对。'])
  })

  it('tells namesakes apart by their numbers, and leaves them empty where those do not fit', async () => {
    const people = roster.map(line => (line.member === '马文静' ? { ...line, name: '于海涛' } : line))
    const text = readText('回执.docx', fillIn(await blank(sheet(asked, people)), everything), wordLimits)
    const isOne = (cells: readonly string[]) => cells[1] === '于海涛'
    const swapped = (change: (row: string[], i: number) => string[]) =>
      text.tables.map(rows => {
        const [one, other] = rows.filter(isOne)
        if (!one || !other) return rows
        const pair = [[...other.slice(0, 2), '□', '事假', ...other.slice(4)], one]
        let i = 0
        return rows.map(cells => (isOne(cells) ? change(pair[i]!, i++) : cells))
      })
    const of = (tables: string[][][]) => readTables({ ...text, tables }, people)
    const statuses = ({ marks }: ReturnType<typeof of>) =>
      ['于海涛', '马文静'].map(one => marks.find(({ member }) => member === one)?.status)
    expect(statuses(of(swapped(row => row)))).toEqual(['present', 'leave_personal'])
    const unfit = of(swapped((row, i) => [String(i + 7), ...row.slice(1)]))
    expect(statuses(unfit)).toEqual(['', ''])
    expect(unfit.said).toContain('于海涛有重名，分不清表上写的是哪一位，请对照原件登记。')
  })

  it('without votes is no vote', async () => {
    const { meeting, problems } = await changed({ 赞成票: '', 反对票: '', 弃权票: '', 会议决定: '' })
    expect(problems).toEqual([])
    expect(meeting.decision).toMatchObject({ title: '', yes: '', no: '', abstain: '' })
  })

  it('a field that is gone is said to be', async () => {
    const text = readText('回执.docx', fillIn(await blank(), everything), wordLimits)
    const tables = text.tables.map(rows => rows.filter(cells => !cells.includes('会议决定')))
    const { problems } = readReturn(
      returnedTexts({ ...text, tables }),
      { ...asked, token: codeOf() },
      { roster, everybody: true },
    )
    expect(problems.map(({ message }) => message)).toContain('表上没有“会议决定”这一栏，请对照原件补上。')
  })
})

/** Merges the box of somebody with the cell of the reason, as a word processor does. */
function mergeTick(bytes: Uint8Array, name: string): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml']!).replace(/<w:tr[ >].*?<\/w:tr>/gs, row => {
    const cells = row.match(/<w:tc>.*?<\/w:tc>/gs)!
    const at = cells.findIndex(cell => cell.replace(/<[^>]*>|\s/g, '') === name)
    if (at < 0) return row
    const wide = cells[at + 2]!.replace('</w:tcPr>', '<w:gridSpan w:val="2"/></w:tcPr>')
    return row.replace(cells[at + 1]! + cells[at + 2]!, () => wide)
  })
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) })
}

/** What is made of tables that somebody put out of shape. */
function readTables(text: WordText, people = roster) {
  const { meeting, problems } = readReturn(
    returnedTexts(text),
    { ...asked, token: rosterToken(people.map(({ member }) => member)) },
    { roster: people, everybody: true },
  )
  return { marks: meeting.marks, said: problems.map(({ message }) => message) }
}

const codeOf = () => codesIn(sheet().code)[0]!.token

describe('the code of a return sheet', () => {
  it('is found in a text whatever was put between its characters, once', () => {
    const code = { ...asked, group: 'g-1', token: '0abc123' }
    const text = printCode(code)
    expect(codesIn(`编码：${text.replace(/\|/g, ' ｜ ')}\n${text}`)).toEqual([code])
    expect(codesIn('QLHZ1|party|b1|2026-11|-|0abc123 QLHZ1|group|b1|2026-13|-|0abc123')).toEqual([])
  })
})
