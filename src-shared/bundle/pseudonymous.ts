import { Building } from '../grid/building'
import { Grid } from '../grid/grid'
import { GridPost } from '../grid/grid-post'
import { Patrol } from '../grid/patrol'
import { Attendance, Meeting } from '../meetings/meeting'
import { PointsEntry } from '../points/entry'
import { choice } from '../records/field'
import { FormerUnit } from '../roster/former-unit'
import { Floating } from '../roster/floating'
import { LostContact } from '../roster/lost-contact'
import { Member } from '../roster/member'
import { Membership } from '../roster/membership'
import { Organisation } from '../roster/organisation'
import { matchCode } from '../upstream/match'
import { presences } from '../upstream/presence'

/**
 * The only fields that leave in a pseudonymous bundle: what the totals need and no more. A field that is not named
 * here stays in the office, so a new one never leaves by accident.
 */
export const pseudonymous = {
  organisations: Organisation.pick({
    id: true,
    deletedAt: true,
    kind: true,
    name: true,
    parent: true,
    founded: true,
    dissolved: true,
  }),
  lineage: FormerUnit.pick({ id: true, deletedAt: true, organisation: true, until: true, kind: true, parent: true }),
  members: Member.pick({
    id: true,
    deletedAt: true,
    birth: true,
    membership: true,
    joined: true,
    regularised: true,
  })
    .extend({ match: matchCode.optional() })
    .meta(Member.meta()!),
  floatings: Floating.pick({ id: true, deletedAt: true, member: true, from: true, to: true }),
  losses: LostContact.pick({ id: true, deletedAt: true, member: true, from: true, to: true }),
  memberships: Membership.pick({ id: true, deletedAt: true, member: true, organisation: true, from: true, to: true }),
  meetings: Meeting.pick({
    id: true,
    deletedAt: true,
    kind: true,
    countsAs: true,
    branch: true,
    group: true,
    date: true,
    belongsToYear: true,
    number: true,
  }),
  attendance: Attendance.pick({ member: true, membership: true, voting: true }).extend({
    presence: choice(presences).meta({ label: '到会情况' }),
  }),
  /**
   * That there is an entry and which one it takes back, never for what or how many points: nobody is scored upstream
   * (domain §9.2).
   */
  points: PointsEntry.pick({ id: true, deletedAt: true, member: true, branch: true, date: true, reverses: true }),
  /** That there is a grid, a building, somebody who serves in it, rounds that were made: no name, code, place or word of any. */
  grids: Grid.pick({ id: true, deletedAt: true, from: true, to: true }),
  buildings: Building.pick({ id: true, deletedAt: true, from: true, to: true }),
  gridPosts: GridPost.pick({
    id: true,
    deletedAt: true,
    person: true,
    role: true,
    grid: true,
    building: true,
    from: true,
    to: true,
  }),
  patrols: Patrol.pick({
    id: true,
    deletedAt: true,
    grid: true,
    date: true,
    until: true,
    basis: true,
    rounds: true,
  }),
} as const
