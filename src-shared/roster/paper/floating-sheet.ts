import { maskPhone } from '../masks'
import type { Floating } from '../floating'
import { printField } from '../roster-import/roster-fields'
import { dateCell, footerOf, headsOf, type ListSheet, type PaperContext } from './list-sheet'
import type { ListedMember } from './roster-sheets'

/** The list of members who live away (流出党员信息汇总表, R59), as it goes to the office above: telephones masked unless asked. */
export function floatingSheet(
  people: readonly (ListedMember & { away: Floating })[],
  context: PaperContext,
  { reveal }: { reveal: boolean },
): ListSheet {
  const title = '流出党员信息汇总表'
  const unplaced = people.filter(({ away }) => !away.place).length
  return {
    title,
    landscape: true,
    heads: headsOf(context),
    columns: [
      { title: '序号', width: 10, align: 'center' },
      { title: '姓名', width: 20 },
      { title: '性别', width: 9, align: 'center' },
      { title: '出生日期', width: 26 },
      { title: '学历', width: 19 },
      { title: '所在党支部', width: 27 },
      { title: '加入党\n组织日期', width: 26 },
      { title: '联系电话', width: 22 },
      { title: '流出日期', width: 26 },
      { title: '外出流向', width: 26 },
      { title: '外出原因', width: 20 },
      { title: '流入地党组织\n及联系人', width: 26 },
    ],
    rows: people.map(({ member, branch, away }, i) => [
      String(i + 1),
      member.name,
      printField('sex', member.sex) ?? '',
      dateCell(member.birth),
      printField('education', member.education) ?? '',
      branch,
      dateCell(member.joined),
      (reveal ? member.phone : maskPhone(member.phone)) ?? '',
      dateCell(away.from),
      away.place ?? '',
      away.reason ?? '',
      away.keeper ?? '',
    ]),
    none: '没有流出党员',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: `${people.length}人`, span: 10 },
      ],
    ],
    notes: [
      '流出党员：因工作、学习单位或者居住地变化，连续六个月以上不能参加所在党支部活动，没有转出组织关系的党员。',
      ...(unplaced ? [`有${unplaced}人没有登记外出流向，请补填。`] : []),
    ],
    hands: ['填报人', '审核人'],
    footer: footerOf(title, context),
  }
}
