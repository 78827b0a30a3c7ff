import shipped from '../../resources/roster/thresholds.json'

interface Threshold {
  number: number
  /** Where the number comes from, as a clerk cites it. */
  source: string
}

/** The numbers that units are held against (domain §2.2), and how long a letter may go unanswered. They warn and never block. */
export interface Thresholds {
  branch: Record<'fullAtLeast' | 'membersAtMost' | 'committeeFrom' | 'committeeAtLeast' | 'committeeAtMost', Threshold>
  community: Record<'generalBranchAbove' | 'committeeFrom', Threshold>
  group: Record<'membersAtLeast', Threshold>
  term: Record<'communityYears' | 'branchYears' | 'noticeMonths', Threshold>
  letter: Record<'unansweredDays', Threshold>
}

/** As the statutes have them, shipped with the program. */
export const statuteThresholds: Thresholds = shipped
