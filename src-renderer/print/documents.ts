import type { Component } from 'vue'
import type { DocumentName } from '../../src-shared/documents'
import { recoverySheet } from '../../src-shared/recovery-sheet'
import AssessmentReport from './assessment/AssessmentReport.vue'
import WallBoards from './grid/WallBoards.vue'
import CellForm from './CellForm.vue'
import VisitForms from './grid/VisitForms.vue'
import ListPaper from './ListPaper.vue'
import ListPapers from './ListPapers.vue'
import Ballots from './meetings/Ballots.vue'
import BallotSheets from './meetings/BallotSheets.vue'
import LetterPaper from './meetings/LetterPaper.vue'
import MeetingRecord from './meetings/MeetingRecord.vue'
import Notice from './meetings/Notice.vue'
import ReturnSheets from './meetings/ReturnSheets.vue'
import SignIn from './meetings/SignIn.vue'
import YearBook from './meetings/YearBook.vue'
import PointsNotice from './points/PointsNotice.vue'
import PointsSlip from './points/PointsSlip.vue'
import BirthdayCards from './roster/BirthdayCards.vue'
import MemberCard from './roster/MemberCard.vue'
import Cover from './upstream/Cover.vue'
import KeyCard from './upstream/KeyCard.vue'
import RecoverySheets from './upstream/RecoverySheets.vue'
import SharedMembers from './upstream/SharedMembers.vue'

export type PaperName = DocumentName | typeof recoverySheet

/** What lays a document out. Each takes the answer of its query as `data` and emits `laidOut` with its pages. */
export const layouts: Record<PaperName, Component> = {
  'assessment-report': AssessmentReport,
  'assessment-sheet': ListPaper,
  'assessment-evidence': ListPaper,
  'assessment-notice': LetterPaper,
  'survey-form': CellForm,
  'survey-sheet': ListPaper,
  'meeting-record': MeetingRecord,
  'meeting-plan': ListPaper,
  'year-book': YearBook,
  'meeting-notice': Notice,
  ballots: Ballots,
  'ballot-sheets': BallotSheets,
  'election-paper': LetterPaper,
  'candidate-list': ListPaper,
  'election-results': BallotSheets,
  'election-report': LetterPaper,
  'sign-in': SignIn,
  'review-results': ListPaper,
  'points-year': ListPaper,
  'return-sheet': ReturnSheets,
  'points-notice': PointsNotice,
  'points-slip': PointsSlip,
  'points-month': ListPaper,
  'points-appeal': CellForm,
  'dual-feedback': ListPapers,
  'key-card': KeyCard,
  'shared-members': SharedMembers,
  cover: Cover,
  'member-card': MemberCard,
  'birthday-cards': BirthdayCards,
  'door-list': ListPaper,
  'member-roster': ListPaper,
  'public-roster': ListPaper,
  'floating-members': ListPaper,
  'grid-board': WallBoards,
  'staffing-card': WallBoards,
  'grid-staff': ListPaper,
  'grid-hand-over': ListPaper,
  'roster-structure': ListPaper,
  'visit-form': VisitForms,
  'patrol-register': ListPaper,
  'pairing-list': ListPaper,
  [recoverySheet]: RecoverySheets,
}

export const isPaper = (name: string): name is PaperName => Object.hasOwn(layouts, name)
