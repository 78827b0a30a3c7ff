import branchReview from '../../resources/points/branch-review.v1.json'
import carry from '../../resources/points/carry.v1.json'
import classBase from '../../resources/points/class-base.v1.json'
import community from '../../resources/points/community.v1.json'
import companyQuarter from '../../resources/points/company-quarter.v1.json'
import dualReport from '../../resources/points/dual-report.v1.json'
import fourClasses from '../../resources/points/four-classes.v1.json'
import hundred from '../../resources/points/hundred.v1.json'
import monthSheet from '../../resources/points/month-sheet.v1.json'
import organ from '../../resources/points/organ.v1.json'

/** The packs in `resources/points`, the default first; `pack.ts` says what they are. */
export const shipped = [
  community,
  monthSheet,
  organ,
  companyQuarter,
  branchReview,
  hundred,
  classBase,
  fourClasses,
  carry,
  dualReport,
]
