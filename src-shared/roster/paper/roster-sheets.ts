import { printField } from '../roster-import/roster-fields'
import { maskId, maskPhone } from '../masks'
import { membershipOn, type Member } from '../member'
import { partyAge } from '../party-age'
import { memberships } from '../choices'
import { fittedColumns } from './fitted-columns'
import { dateCell, footerOf, headsOf, type ListColumn, type ListSheet, type PaperContext } from './list-sheet'

/** Somebody on a list, in the order of the list. */
export interface ListedMember {
  member: Member
  /** Short name of the branch. */
  branch: string
}

const number: ListColumn = { title: '序号', width: 10, align: 'center' }

/** The roster for the office itself (党员名册): identity numbers and telephones masked unless somebody asked for them. */
export function memberRosterSheet(
  people: readonly ListedMember[],
  context: PaperContext,
  { reveal }: { reveal: boolean },
): ListSheet {
  const { asOf } = context
  const title = '党员名册'
  const sheet: ListSheet = {
    title,
    landscape: true,
    heads: headsOf(context),
    columns: [
      number,
      { title: '姓名', width: 20 },
      { title: '性别', width: 9, align: 'center' },
      { title: '民族', width: 12, align: 'center' },
      { title: '出生日期', width: 26 },
      { title: '学历', width: 19 },
      { title: '人员类别', width: 17 },
      { title: '所在党支部', width: 27 },
      { title: '加入党\n组织日期', width: 26 },
      { title: '转为正式\n党员日期', width: 26 },
      { title: '党龄', width: 9, align: 'right' },
      { title: '公民身份证号码', width: 34 },
      { title: '联系电话', width: 22 },
    ],
    rows: people.map(({ member, branch }, i) => [
      String(i + 1),
      member.name,
      printField('sex', member.sex) ?? '',
      printField('nation', member.nation) ?? '',
      dateCell(member.birth),
      printField('education', member.education) ?? '',
      memberships[membershipOn(member, asOf)],
      branch,
      dateCell(member.joined),
      dateCell(member.regularised),
      partyAgeCell(member, asOf),
      (reveal ? member.idNumber : maskId(member.idNumber)) ?? '',
      (reveal ? member.phone : maskPhone(member.phone)) ?? '',
    ]),
    none: '名册上没有党员',
    totals: [totalOf(people, asOf, 13)],
    notes: reveal ? ['本表含公民身份证号码和联系电话，仅供内部使用，请妥善保管。'] : [],
    hands: ['填报人', '审核人'],
    footer: footerOf(title, context),
  }
  return { ...sheet, columns: fittedColumns(sheet) }
}

/**
 * The roster for the wall (公示用名册): name, sex, kind, branch and day of joining, nothing that says where somebody lives,
 * how to call them or how old they are.
 */
export function publicRosterSheet(people: readonly ListedMember[], context: PaperContext): ListSheet {
  const { asOf } = context
  const title = '党员名册（公示）'
  return {
    title,
    landscape: false,
    heads: [context.unit, headsOf(context)[1]],
    columns: [
      { ...number, width: 14 },
      { title: '姓名', width: 34 },
      { title: '性别', width: 14, align: 'center' },
      { title: '人员类别', width: 26, align: 'center' },
      { title: '所在党支部', width: 38 },
      { title: '加入党组织日期', width: 34 },
    ],
    rows: people.map(({ member, branch }, i) => [
      String(i + 1),
      member.name,
      printField('sex', member.sex) ?? '',
      memberships[membershipOn(member, asOf)],
      branch,
      dateCell(member.joined),
    ]),
    none: '名册上没有党员',
    totals: [[{ text: `合计${people.length}人`, span: 6 }]],
    notes: ['按党支部、姓氏笔画排列。'],
    hands: [],
    seal: context.unit,
    footer: footerOf('公示名册', context),
  }
}

/** 党龄 as the list prints it: `—` on probation, blank where the books don't know. */
function partyAgeCell(member: Member, day: string): string {
  if (membershipOn(member, day) === 'probationary') return '—'
  return String(partyAge(member, day) ?? '')
}

/** The last row: how many, and of which kinds. */
function totalOf(people: readonly ListedMember[], day: string, span: number): ListSheet['totals'][number] {
  const count = (test: (member: Member) => boolean) => people.filter(({ member }) => test(member)).length
  const full = count(member => membershipOn(member, day) === 'full')
  const women = count(({ sex }) => sex === '2')
  const words = `${people.length}人，其中正式党员${full}人，预备党员${people.length - full}人；女${women}人`
  return [
    { text: '合计', span: 2 },
    { text: words, span: span - 2 },
  ]
}
