import type * as z from 'zod'
import { Assessment } from './assessment/assessment'
import { Evidence } from './assessment/evidence'
import { KeptRubric } from './assessment/kept-rubric'
import { PartScore } from './assessment/part-score'
import { Remark } from './assessment/remark'
import { Review } from './assessment/review'
import { Survey } from './assessment/survey'
import { Attachment } from './attachments/attachment'
import { Building } from './grid/building'
import { Diary } from './grid/diary'
import { Estate } from './grid/estate'
import { Grid } from './grid/grid'
import { GridPart } from './grid/grid-part'
import { GridPerson } from './grid/grid-person'
import { GridPost } from './grid/grid-post'
import { Household } from './grid/household'
import { Mark } from './grid/mark'
import { Pairing } from './grid/pairing'
import { Patrol } from './grid/patrol'
import { Resident } from './grid/resident'
import { Sealed, Vault } from './grid/sealed'
import { Visit } from './grid/visit'
import { VisitCall } from './grid/visit-call'
import { Meeting } from './meetings/meeting'
import { Talk } from './meetings/talk'
import { TaskEnd } from './meetings/task'
import { Office } from './office/office'
import { Operator } from './office/operator'
import { Appeal } from './points/appeal'
import { Closing } from './points/closing'
import { DualEntry } from './points/dual-entry'
import { PointsEntry } from './points/entry'
import { Scoring } from './points/scoring'
import { Veto } from './points/veto'
import { KeptPack } from './points/kept-pack'
import { Attached } from './roster/attached'
import { DistinctPeople } from './roster/distinct-people'
import { Floating } from './roster/floating'
import { FormerUnit } from './roster/former-unit'
import { LostContact } from './roster/lost-contact'
import { Member } from './roster/member'
import { Membership } from './roster/membership'
import { Organisation } from './roster/organisation'
import { SuperiorForm } from './roster/form/superior-form'
import { Post } from './roster/post'
import { Procedure } from './roster/procedure'
import { Copy } from './meetings/copy'
import { MonthTheme } from './meetings/month-theme'
import { Plan } from './meetings/plan'
import { Printing } from './meetings/printing'
import { PutOff } from './roster/put-off'
import { VotingHalt } from './roster/voting-halt'
import { Answer } from './street/answer'
import { Child } from './street/child'
import { Comparison } from './street/comparison'
import { Received } from './street/received'
import { Return } from './street/return'
import { Reply } from './upstream/reply'
import { Report } from './upstream/report'
import { Superior } from './upstream/superior'
import { WordTemplate } from './word/word-template'

/** The kept tables: rows that people wrote. Journalled, backed up, hashed (data.md). */
export const keptTables = {
  offices: Office,
  operators: Operator,
  organisations: Organisation,
  lineage: FormerUnit,
  members: Member,
  memberships: Membership,
  floatings: Floating,
  losses: LostContact,
  votingHalts: VotingHalt,
  posts: Post,
  attached: Attached,
  procedures: Procedure,
  meetings: Meeting,
  talks: Talk,
  taskEnds: TaskEnd,
  points: PointsEntry,
  dualEntries: DualEntry,
  closings: Closing,
  appeals: Appeal,
  scorings: Scoring,
  vetoes: Veto,
  pointsPacks: KeptPack,
  reports: Report,
  children: Child,
  received: Received,
  superiors: Superior,
  replies: Reply,
  returns: Return,
  answers: Answer,
  comparisons: Comparison,
  forms: SuperiorForm,
  distinctPeople: DistinctPeople,
  putOffs: PutOff,
  plans: Plan,
  themes: MonthTheme,
  copies: Copy,
  attachments: Attachment,
  printings: Printing,
  templates: WordTemplate,
  estates: Estate,
  grids: Grid,
  gridParts: GridPart,
  buildings: Building,
  households: Household,
  residents: Resident,
  marks: Mark,
  gridPeople: GridPerson,
  gridPosts: GridPost,
  patrols: Patrol,
  visits: Visit,
  visitCalls: VisitCall,
  diaries: Diary,
  pairings: Pairing,
  rubrics: KeptRubric,
  assessments: Assessment,
  partScores: PartScore,
  evidence: Evidence,
  remarks: Remark,
  surveys: Survey,
  reviews: Review,
  vaults: Vault,
  sealed: Sealed,
} as const satisfies Record<string, z.ZodObject>

/** Tables that can be made again from the kept ones: their index strings. Not journalled, not hashed. */
export const derivedTables = {
  /** Points of a branch in a month (points/months.ts). */
  pointMonths: 'id',
} as const

export type KeptTable = keyof typeof keptTables
export type DerivedTable = keyof typeof derivedTables
/** The record of a kept table, as commands write it. */
export type RecordOf<T extends KeptTable> = z.infer<(typeof keptTables)[T]>
