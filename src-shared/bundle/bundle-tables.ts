import type * as z from 'zod'
import { Attendance } from '../meetings/meeting'
import { keptTables, type KeptTable } from '../tables'
import { matchCode } from '../upstream/match'
import { presenceOf } from '../upstream/presence'
import { pseudonymous } from './pseudonymous'

/** Rows inside a row, sent as a table of their own whose rows name the row they lie in. */
export interface ChildTable {
  name: string
  /** Field of the parent record that holds them. */
  field: string
  record: z.ZodObject
  pseudonymous: z.ZodObject
  /** The records' fields that are not the row's own. */
  derive?: (row: Readonly<Record<string, unknown>>) => object
  /** Column that names the parent row, with its label. */
  parent: string
  parentLabel: string
  /** Column that, with the parent, tells the rows apart. */
  key: string
}

/** How a kept table leaves the office. Its columns are derived from the record of the detail (`columns.ts`). */
export interface BundleTable {
  name: KeptTable
  record: z.ZodObject
  pseudonymous: z.ZodObject
  /** Length of a segment by the row's `date`, for a table that grows; its children are cut with it. */
  segment?: 'month' | 'quarter'
  children?: readonly ChildTable[]
}

/**
 * What the figures of the grids are counted from, the same in every detail: no name, phone or note of it leaves, and households,
 * residents, marks, visits and diaries are no tables of a bundle at all (decision 0063).
 */
const counted: readonly BundleTable[] = [
  { name: 'grids', record: pseudonymous.grids, pseudonymous: pseudonymous.grids },
  { name: 'buildings', record: pseudonymous.buildings, pseudonymous: pseudonymous.buildings },
  { name: 'gridPosts', record: pseudonymous.gridPosts, pseudonymous: pseudonymous.gridPosts },
  { name: 'patrols', record: pseudonymous.patrols, pseudonymous: pseudonymous.patrols, segment: 'quarter' },
]

/**
 * The tables of a bundle, in its order. Lists inside a row that are not named here as children (agenda and decisions
 * of a meeting, which are free text) stay in the office.
 */
export const bundleTables: readonly BundleTable[] = [
  { name: 'organisations', record: keptTables.organisations, pseudonymous: pseudonymous.organisations },
  { name: 'lineage', record: keptTables.lineage, pseudonymous: pseudonymous.lineage },
  {
    name: 'members',
    record: keptTables.members.extend({ match: matchCode.optional() }).meta(keptTables.members.meta()!),
    pseudonymous: pseudonymous.members,
  },
  { name: 'memberships', record: keptTables.memberships, pseudonymous: pseudonymous.memberships },
  { name: 'floatings', record: keptTables.floatings, pseudonymous: pseudonymous.floatings },
  { name: 'losses', record: keptTables.losses, pseudonymous: pseudonymous.losses },
  {
    name: 'meetings',
    record: keptTables.meetings,
    pseudonymous: pseudonymous.meetings,
    segment: 'quarter',
    children: [
      {
        name: 'attendance',
        field: 'attendance',
        // The kind of leave and its reason are mostly somebody's health, and that never leaves.
        record: pseudonymous.attendance.extend({ name: Attendance.shape.name }).meta(Attendance.meta()!),
        pseudonymous: pseudonymous.attendance,
        derive: line => ({ presence: presenceOf((line as Attendance).status) }),
        parent: 'meeting',
        parentLabel: '会议',
        key: 'member',
      },
    ],
  },
  { name: 'points', record: keptTables.points, pseudonymous: pseudonymous.points, segment: 'month' },
  ...counted,
]
