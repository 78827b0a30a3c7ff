import shipped from '../../resources/assessment/terms.json'
import type { MeetingKind } from '../meetings/kinds'
import type { Member } from '../roster/member'

/** What the counts of an assessment take in, where that could be settled otherwise: data with its source. */
export interface AssessmentTerms {
  /** Fields that a member's record has to have; `full` those of full members besides. */
  members: { fields: readonly (keyof Member)[]; full: readonly (keyof Member)[] }
  /** Duties that a rate counts (`held`), and those of which each one that is missing costs (`yearly`). */
  meetings: Record<'held' | 'yearly', readonly MeetingKind[]>
  /** Meetings of which every half-year has one. */
  conferences: { kinds: readonly MeetingKind[] }
  /** Codes of the needs of grids and buildings. */
  staffing: { needs: readonly string[] }
  /** Codes of the remarks that make a branch one that does not fit. */
  branches: { remarks: readonly string[] }
  /** Words of papers that are of one person. */
  personalPapers: { words: readonly string[] }
  /** How long a grade hangs on the wall before it is given. */
  noticeDays: { least: number; most: number }
}

export const assessmentTerms = shipped as AssessmentTerms
