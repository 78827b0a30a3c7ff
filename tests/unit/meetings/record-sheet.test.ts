import { describe, expect, test } from 'vitest'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { spacedName } from '../../../src-shared/meetings/sheet-words'
import { signInSheet } from '../../../src-shared/meetings/sign-in-sheet'
import { meeting, roster } from './example-meeting'

const context = {
  branchName: '中共柳荫社区学府雅居小区支部委员会',
  community: '柳荫社区',
  revision: 2,
  printedOn: '2026-10-12',
}

describe('the printed record (domain §2.7)', () => {
  const sheet = recordSheet(meeting(), context)
  test('the reference sheet', () => {
    expect(sheet.title).toEqual(['中共柳荫社区学府雅居小区支部委员会', '支部党员大会会议记录'])
    expect(sheet.ordinal).toBe('2026年　第4次')
    expect(sheet.agenda.lines).toEqual([
      '1. 审议《学府雅居小区楼道充电桩改造共建方案》',
      '2. 通报第三季度党员积分公示情况',
    ])
    expect(sheet.time.lines).toEqual(['2026年10月10日　14:30—15:40'])
    expect(sheet.pairs.flat().map(one => `${one.label} ${one.lines.join()}`)).toEqual([
      '地点 学府雅居党群服务站',
      '列席 无',
      '主持人 周立新',
      '记录人 孙丽华',
      '应到 18名',
      '实到 13名',
      '应到会有表决权党员 16名',
      '实到会有表决权党员 12名',
    ])
    expect(sheet.present.text).toBe(
      '于海涛　马文静（预备）　王建国　王淑芬　方志强　冯玉梅　刘德明　孙丽华　李国庆　张雪梅　陈桂英　周立新　黄爱萍',
    )
    expect(sheet.absent.text).toBe(
      '丁桂兰（病假）　李晓东（预备，事假）　吴秀珍（异地）　张卫东（公假）　赵永刚（无故缺席）',
    )
    expect(sheet.continuation).toEqual({
      left: '学府雅居小区党支部　支部党员大会',
      title: '会议记录（续）',
      right: '2026年　第4次',
    })
    expect(sheet.footer).toEqual({
      record: '记录 2026-学府雅居-大会-04　修订 2',
      printed: '2026年10月12日打印　亲邻台账',
    })
  })
  test('minutes by item, then the summary', () => {
    expect(sheet.content.parts).toEqual([
      {
        heading: '议题1　审议《学府雅居小区楼道充电桩改造共建方案》',
        paragraphs: ['周立新：通报方案。', '方志强：不少于6米。'],
      },
      { heading: '议题2　通报第三季度党员积分公示情况', paragraphs: ['孙丽华：公示5天。'] },
      { heading: '主持人总结', paragraphs: ['周立新：方案修改后报社区党委。'] },
    ])
  })
  test('minutes written in one piece have no heading', () => {
    const one = recordSheet(meeting({ agenda: ['学习'], minutes: '传达文件。' }), context)
    expect(one.content.parts).toEqual([{ paragraphs: ['传达文件。'] }])
  })
  test('vote and decision', () => {
    expect(sheet.votes!.lines).toEqual([
      '议题1：应到会有表决权党员16名，实到12名，超过半数，符合规定。举手表决：赞成11票，反对0票，弃权1票。赞成票超过应到会有表决权党员的半数，通过。',
    ])
    expect(sheet.decisions!.lines).toEqual([
      '方案修改后报社区党委，11月开工。',
      '责任人：方志强　　完成时限：2026年11月30日',
    ])
  })
  test('trap 13: no vote, no block; a study meeting shows no voters', () => {
    const study = recordSheet(meeting({ kind: 'lesson', decisions: [] }), context)
    expect(study).not.toHaveProperty('votes')
    expect(study).not.toHaveProperty('decisions')
    expect(study.pairs).toHaveLength(3)
    expect(recordSheet(meeting({ decisions: [{ title: '甲' }] }), context)).not.toHaveProperty('votes')
  })
  test('what was not carried is not printed as decided', () => {
    const lost = meeting({
      decisions: [{ title: '停车方案。', owner: '甲', vote: { ballot: 'show', yes: 8, no: 4, abstain: 0 } }],
    })
    expect(recordSheet(lost, context).decisions!.lines).toEqual(['停车方案（未获通过）'])
    expect(recordSheet(lost, context).votes!.lines[0]).toMatch(/^“停车方案”：.*不通过。$/)
  })
  test('signature lines carry no name', () => {
    expect(sheet.signatures).toEqual(['主持人（签字）', '记录人（签字）'])
    expect(sheet.review.lines).toEqual([])
  })
  test('one record of two duties says so', () => {
    expect(recordSheet(meeting({ countsAs: ['themeDay'] }), context).alsoAs).toBe('同时作为主题党日')
  })
  test('a reason beside the status is printed, names of two are spaced, rare characters count as one', () => {
    const noted = meeting({
      attendance: roster.map(({ member }) => ({ member, status: 'leave_sick' as const, reason: '住院' })),
    })
    expect(recordSheet(noted, context).absent.names[0]).toBe('丁桂兰（病假：住院）')
    expect(recordSheet(noted, context).present.text).toBe('')
    expect([spacedName('丁兰'), spacedName('𠮷田'), spacedName('丁桂兰')]).toEqual(['丁　兰', '𠮷　田', '丁桂兰'])
  })
})

describe('the sign-in sheet', () => {
  const sheet = signInSheet(meeting(), roster, context)
  test('the roster in its order, spare rows after it', () => {
    expect(sheet.title).toBe('支部党员大会签到表')
    expect(sheet.heads).toEqual([
      ['党支部：学府雅居小区党支部', '时间：2026年10月10日 14:30'],
      ['地点：学府雅居党群服务站', '主持人：周立新　记录人：孙丽华'],
    ])
    expect(sheet.pages).toHaveLength(1)
    expect(sheet.pages[0]!.left[2]).toEqual({ number: 3, name: '马文静', note: '预备' })
    expect(sheet.pages[0]!.right.map(row => row.number)).toEqual(Array.from({ length: 25 }, (_, i) => 26 + i))
    expect(sheet.footer.record).toBe('签到表 2026-学府雅居-大会-04')
  })
  test('fifty people leave spare rows on a second page', () => {
    const fifty = Array.from({ length: 50 }, () => roster[0]!)
    expect(signInSheet(meeting(), fifty, context).pages).toHaveLength(2)
  })
})
