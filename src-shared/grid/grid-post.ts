import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { Selection } from './selection'

/** What people do in the grids (domain §1.2; 1+N+X of S0, 两长两员 of S2), in the order of lists. 党小组长 and 中心户 stand in the roster. */
export const gridRoles = {
  gridLeader: '网格长',
  fullTime: '专职网格员',
  partTime: '兼职网格员',
  stationed: '派驻力量',
  buildingLeader: '楼栋长',
  unitLeader: '单元长',
  dualReport: '双报到党员',
  property: '物业联系人',
  owners: '业委会联系人',
} as const

export type GridRole = keyof typeof gridRoles

/** What each role is held of: exactly this field of the post is given. */
export const heldOf = {
  gridLeader: 'grid',
  fullTime: 'grid',
  partTime: 'grid',
  stationed: 'grid',
  buildingLeader: 'building',
  unitLeader: 'building',
  dualReport: 'building',
  property: 'estate',
  owners: 'estate',
} as const satisfies Record<GridRole, 'grid' | 'building' | 'estate'>

/** Roles chosen by the five steps (selection.ts). */
export const selectedRoles: ReadonlySet<GridRole> = new Set(['buildingLeader'])

/** What a stationed person is sent as (S0). */
export const forces = {
  police: '民警',
  auxiliary: '辅警',
  cityManagement: '城管',
  fire: '消防',
  market: '市场监管',
  health: '医务',
  law: '法律顾问',
  other: '其他',
} as const

/** That somebody serves as something in a grid, a building (or one unit of it) or an estate, from a day until a day. */
export const GridPost = z
  .object({
    ...rowBase,
    person: z.string().meta({ label: '网格人员', ref: 'gridPeople', index: true }),
    role: choice(gridRoles).meta({ label: '岗位' }),
    grid: z.string().optional().meta({ label: '网格', ref: 'grids', index: true }),
    building: z.string().optional().meta({ label: '楼栋', ref: 'buildings', index: true }),
    /** Of a 单元长. */
    unit: z.string().optional().meta({ label: '单元' }),
    estate: z.string().optional().meta({ label: '小区', ref: 'estates', index: true }),
    force: choice(forces).optional().meta({ label: '派驻类别' }),
    selection: Selection.optional().meta({ label: '推审选评聘' }),
    from: wholeDate.optional().meta({ label: '上任日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '卸任日期', unit: 'date' }),
    reason: z.string().optional().meta({ label: '卸任原因', personal: 'free' }),
  })
  .meta({ label: '网格岗位' })

export type GridPost = z.infer<typeof GridPost>
