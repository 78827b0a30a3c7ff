import { RosterField, rosterField } from '../../../../src-shared/roster/roster-import/roster-fields'
import type { CommandInput } from '../../../engine/client'
import BranchNames from './BranchNames.vue'
import type { ImportInput, ImportKind } from './import-kind'

/** The fields that the wizard names are those of the preview, which are the roster's. */
const asRoster = (input: ImportInput) => input as CommandInput<'roster.import'>

/** A roster of members. */
export const rosterImport: ImportKind = {
  title: '导入党员',
  file: '党员花名册',
  hint: '一行一人，有一行列名。',
  home: { path: '/roster', deed: '看名册' },
  unit: '人',
  books: '名册',
  done: { title: '党员名册已更新', follows: '党龄、应到人数、该开的会已经按新名册计算。' },
  comesBack: added => `新增的 ${added} 人从名册上去掉`,
  ways: { update: '是同一人，更新', add: '是另一名党员，新增' },
  nameHeading: '姓名',
  telling: ['姓名', '公民身份证号码', '出生日期', '所在党支部全称'],
  said: ['公民身份证号码', '所在党支部全称', '加入党组织日期'],
  personalOf: field => rosterField(RosterField.parse(field)).personal,
  below: BranchNames,
  read: (engine, input) => engine.query('roster.preview', asRoster(input)),
  problems: (engine, input) => engine.query('roster.problems', asRoster(input)),
  write: (engine, input, command) => engine.run('roster.import', asRoster(input), command),
}
