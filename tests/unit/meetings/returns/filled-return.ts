import { returnSheet, type ReturnSheet } from '../../../../src-shared/meetings/returns/return-sheet'
import { roster } from '../example-meeting'
import { blankOf, type Filling } from './fill-return'

export { fillIn, type Filling } from './fill-return'

export const asked = { kind: 'group', branch: 'b1', window: '2026-11', group: '' } as const

/** The sheet of a branch's group meeting. */
export const sheet = (of: Parameters<typeof returnSheet>[0] = asked, people = roster) =>
  returnSheet(of, people, {
    branchName: '中共柳荫社区学府雅居小区支部委员会',
    number: 4,
    printedOn: '2026-10-12',
  })

/** A blank sheet as Word file. */
export const blank = (one: ReturnSheet = sheet()) => blankOf(one)

export const everything: Filling = {
  fields: {
    日期: '2026年11月12日',
    起止时间: '下午2点半至3:40',
    地点: '学府雅居党群服务站',
    列席: '网格员1人',
    主持人: '周立新',
    记录人: '孙 丽华',
    议题一: '讨论楼道充电桩',
    内容一: '周立新：通报方案。\n方志强：不少于6米。',
    议题二: '',
    内容二: '',
    赞成票: '11',
    反对票: '0',
    弃权票: '1票',
    表决方式: '☑举手　□无记名',
    会议决定: '方案修改后报社区党委。',
    责任人: '方志强',
    完成时限: '11月30日',
  },
  people: Object.fromEntries(roster.map(({ name }) => [name, '✓'])),
}
