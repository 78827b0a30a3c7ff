import { copyFormNames } from './meetings/copy-form'
import { purposes } from './attachments/attachment'
import { doorLabel } from './grid/code'
import { gridRoles } from './grid/grid-post'
import { tags } from './grid/mark'
import { meetingKinds } from './meetings/kinds'
import { printPeriod } from './period'
import { printDate } from './plain-date'
import { appealKinds } from './points/appeal'
import { packTitle } from './points/pack-title'
import { printDelta } from './points/print-points'
import { reminders } from './roster/put-off'
import { shortName, unitName } from './roster/organisation'
import { posts } from './roster/post'
import { procedureKinds } from './roster/procedure-packs'
import type { KeptTable, RecordOf } from './tables'
import { templateTitles } from './word/word-template'

/** Names the row of an id, as `recordNames` has it. */
export type NameOf = (table: KeptTable, id: string) => Promise<string>

/** What a sentence or a list calls a record: `和顺园党支部2026年10月12日支部党员大会`. */
export const recordNames: {
  readonly [T in KeptTable]: (row: RecordOf<T>, nameOf: NameOf) => string | Promise<string>
} = {
  offices: ({ name }) => name,
  operators: ({ name }) => name,
  organisations: unit => unitName(unit),
  members: ({ name }) => name,
  memberships: async ({ member, organisation }, nameOf) =>
    `${await nameOf('members', member)}在${await nameOf('organisations', organisation)}的组织关系`,
  lineage: ({ name }) => `${shortName(name)}的沿革`,
  floatings: async ({ member }, nameOf) => `${await nameOf('members', member)}的流动情况`,
  losses: async ({ member }, nameOf) => `${await nameOf('members', member)}的失联情况`,
  votingHalts: async ({ member }, nameOf) => `${await nameOf('members', member)}的表决权情况`,
  posts: async ({ member, name, post, organisation }, nameOf) =>
    `${member ? await nameOf('members', member) : (name ?? '')}任${await nameOf('organisations', organisation)}${posts[post]}`,
  attached: ({ name }) => name,
  procedures: ({ kind, name }) => `${name}（${procedureKinds[kind]}）`,
  meetings: async ({ branch, date, kind }, nameOf) =>
    `${await nameOf('organisations', branch)}${printDate(date)}${meetingKinds[kind]}`,
  talks: async ({ one, other, date }, nameOf) =>
    `${await nameOf('members', one)}与${await nameOf('members', other)}${printDate(date)}的谈心谈话`,
  taskEnds: async ({ meeting, date }, nameOf) => `${await nameOf('meetings', meeting)}的决定${printDate(date)}落实`,
  points: async ({ member, date, delta }, nameOf) =>
    `${await nameOf('members', member)}${printDate(date)}的积分${printDelta(delta)}`,
  dualEntries: async ({ attached, date, delta }, nameOf) =>
    `${await nameOf('attached', attached)}${printDate(date)}的双报到积分${printDelta(delta)}`,
  closings: async ({ branch, period }, nameOf) =>
    `${await nameOf('organisations', branch)}${printPeriod(period)}积分结账`,
  appeals: async ({ member, period, kind }, nameOf) =>
    `${await nameOf('members', member)}${printPeriod(period)}积分的${appealKinds[kind]}`,
  scorings: async ({ member }, nameOf) => `${await nameOf('members', member)}的计分方式`,
  vetoes: async ({ member, year }, nameOf) => `${await nameOf('members', member)}${year}年的一票否决认定`,
  pointsPacks: ({ pack }) => packTitle(pack),
  reports: ({ period, sequence }) => `${printPeriod(period)}第${sequence}份报送`,
  children: ({ name }) => name,
  received: async ({ office, period }, nameOf) => `${await nameOf('children', office)}${printPeriod(period)}的报送`,
  superiors: ({ name }) => name,
  replies: async ({ office, sequence }, nameOf) => `${await nameOf('superiors', office)}第${sequence}份回执`,
  returns: async ({ office, text }, nameOf) => `${await nameOf('children', office)}的退回：${text}`,
  answers: async ({ office, sequence }, nameOf) => `给${await nameOf('children', office)}的第${sequence}份回执`,
  comparisons: () => '重复党员比对',
  forms: ({ name }) => `上级表格“${name}”`,
  distinctPeople: async ({ one, other }, nameOf) =>
    `${await nameOf('members', one)}与${await nameOf('members', other)}不是同一人`,
  putOffs: ({ reminder, until }) => `“${reminders[reminder]}”放到${printDate(until)}`,
  plans: async ({ branch, kind, window }, nameOf) =>
    `${await nameOf('organisations', branch)}${printPeriod(window)}${meetingKinds[kind]}的计划`,
  themes: ({ month }) => `${printPeriod(month)}主题党日安排`,
  copies: async ({ meeting, form }, nameOf) => `${await nameOf('meetings', meeting)}抄录到${copyFormNames[form]}`,
  attachments: async ({ member, meeting, purpose }, nameOf) => {
    const owner = member ? nameOf('members', member) : meeting ? nameOf('meetings', meeting) : ''
    return `${await owner}的${purposes[purpose]}`
  },
  templates: ({ document }) => `${templateTitles[document]}的 Word 模板`,
  printings: async ({ meeting, of }, nameOf) => `${await nameOf('meetings', meeting)}第${of}次修订的打印`,
  estates: ({ name }) => name,
  grids: ({ name }) => name,
  gridParts: async ({ grid, building, organisation }, nameOf) =>
    `${building ? await nameOf('buildings', building) : await nameOf('organisations', organisation!)}在${await nameOf('grids', grid)}`,
  buildings: async ({ estate, name }, nameOf) => (estate ? (await nameOf('estates', estate)) + name : name),
  households: async ({ building, unit, room }, nameOf) =>
    doorLabel({ name: await nameOf('buildings', building) }, { unit, room }),
  residents: ({ member, name }, nameOf) => (member ? nameOf('members', member) : (name ?? '')),
  marks: async ({ household, resident, tag }, nameOf) =>
    `${resident ? await nameOf('residents', resident) : await nameOf('households', household)}的“${tags[tag]}”标签`,
  gridPeople: ({ member, attached, name }, nameOf) =>
    member ? nameOf('members', member) : attached ? nameOf('attached', attached) : (name ?? '已按规定删除的人员'),
  gridPosts: async ({ person, role, grid, building, estate }, nameOf) => {
    const area = grid
      ? nameOf('grids', grid)
      : building
        ? nameOf('buildings', building)
        : nameOf('estates', estate ?? '')
    return `${await nameOf('gridPeople', person)}任${await area}${gridRoles[role]}`
  },
  patrols: async ({ grid, date, until }, nameOf) =>
    `${await nameOf('grids', grid)}${printDate(date)}${until ? `至${printDate(until)}` : ''}的巡查`,
  visits: async ({ household, date }, nameOf) => `${await nameOf('households', household)}${printDate(date)}的走访`,
  visitCalls: async ({ household, date }, nameOf) =>
    `${await nameOf('households', household)}${printDate(date)}的应访事项`,
  diaries: async ({ grid, date }, nameOf) => `${await nameOf('grids', grid)}${printDate(date)}的社情日记`,
  pairings: async ({ person, household }, nameOf) =>
    `${await nameOf('gridPeople', person)}与${await nameOf('households', household)}的结对`,
  rubrics: ({ rubric }) => `${rubric.name}（第${rubric.version}版）`,
  assessments: ({ year }) => `${year}年5A自评`,
  partScores: async ({ assessment, part }, nameOf) => `${await nameOf('assessments', assessment)} ${part}`,
  evidence: async ({ assessment, part }, nameOf) => `${await nameOf('assessments', assessment)} ${part}的佐证材料`,
  remarks: async ({ assessment, part }, nameOf) => `${await nameOf('assessments', assessment)} ${part}的意见`,
  surveys: ({ period }) => `${printPeriod(period)}满意度测评`,
  reviews: async ({ office, year }, nameOf) => `${await nameOf('children', office)}${year}年5A审核`,
  vaults: () => '封存信息的密钥',
  sealed: () => '封存信息',
}

/** What each kind is counted by: `208人`. */
export const measureWords: { readonly [T in KeptTable]: string } = {
  offices: '个',
  operators: '人',
  organisations: '个',
  members: '人',
  lineage: '条',
  memberships: '条',
  floatings: '条',
  losses: '条',
  votingHalts: '条',
  posts: '条',
  attached: '人',
  procedures: '件',
  meetings: '次',
  talks: '次',
  taskEnds: '件',
  points: '条',
  dualEntries: '条',
  closings: '次',
  appeals: '件',
  scorings: '条',
  vetoes: '件',
  pointsPacks: '版',
  reports: '份',
  children: '个',
  received: '份',
  superiors: '个',
  replies: '份',
  returns: '处',
  answers: '份',
  comparisons: '项',
  forms: '张',
  distinctPeople: '对',
  putOffs: '项',
  plans: '项',
  copies: '条',
  themes: '条',
  attachments: '个',
  printings: '次',
  templates: '个',
  estates: '个',
  grids: '个',
  gridParts: '条',
  buildings: '栋',
  households: '户',
  residents: '人',
  marks: '个',
  gridPeople: '人',
  gridPosts: '条',
  patrols: '条',
  visits: '次',
  visitCalls: '项',
  diaries: '篇',
  pairings: '对',
  rubrics: '版',
  assessments: '次',
  partScores: '项',
  evidence: '件',
  remarks: '条',
  surveys: '次',
  reviews: '次',
  vaults: '个',
  sealed: '条',
}
