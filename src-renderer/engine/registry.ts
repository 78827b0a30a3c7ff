import { assessmentCommands, assessmentQueries } from './assessment/deeds'
import { addAttachments, describeAttachment, removeAttachment, saveAttachment, setPhoto } from './attachments/commands'
import { attachmentPicture, listAttachments } from './attachments/queries'
import type { Command, Query } from './command'
import { homeCommands, homeQueries } from './grid/home-deeds'
import { structureCommands, structureQueries } from './grid/structure'
import { servingCommands, servingQueries } from './grid/serving'
import { sealedCommands, sealedQueries } from './grid/sealed-notes'
import { workCommands, workQueries } from './grid/work'
import { copyList, copySheet, noteCopied } from './meetings/copies'
import { correctMeeting, recordMeeting, removeMeeting } from './meetings/commands'
import { monthThemes, setThemes, themesOfFile } from './meetings/themes'
import { attendanceStatistics } from './meetings/attendance-statistics'
import { memberYear } from './meetings/member-year'
import { ballotPapers, ballots } from './meetings/ballots'
import { meetingNotice } from './meetings/notice'
import { planMeetings, planPaper, proposedPlans } from './meetings/plans'
import { listTalks, noteTalk, owedTalks, removeTalk } from './meetings/talks'
import { finishTask, listTasks, reopenTask } from './meetings/tasks'
import { absences } from './meetings/absences'
import { candidates, electionLetterOf, electionPaper, electionSheet } from './meetings/election-papers'
import { reviewSheet } from './meetings/review-papers'
import { setThemeDay, themeDays } from './meetings/theme-day'
import { meetingScans } from './meetings/scans'
import { officeFoot, setFoot } from './office/foot'
import { notePrinted, recordPrinted } from './meetings/printings'
import { listMeetings, meetingSheet, meetingSignIn, meetingStart, oneMeeting, owedMeetings } from './meetings/queries'
import { readReturnFile, returnSheets } from './meetings/returns'
import { meetingYearBook } from './meetings/year-book'
import { backupDifference, lastBackup, officeBackups } from './office/backups'
import { addOperator, correctOffice, createOffice, undoEntry } from './office/commands'
import {
  checkOffice,
  currentOffice,
  officeJournal,
  officeStateHash,
  recordHistory,
  recycled,
  redoable,
  undoable,
  undoableEntry,
  undoableEntries,
} from './office/queries'
import { answerAppeal, noteAppeal, pointsAppeals, raiseAppeal, removeAppeal, republishAppeal } from './points/appeals'
import { closedPeriods } from './points/closed-periods'
import { pointsClosings } from './points/closing-queries'
import { pointsOpenMonths } from './points/open-months'
import { amendClosing, closePoints, postPoints } from './points/closings'
import { enterManyPoints, enterPoints, reversePoints } from './points/commands'
import { enterDual, reverseDual } from './points/dual-commands'
import { dualAccount, dualLedger } from './points/dual-queries'
import { dualFeedback } from './points/dual-papers'
import { pointsLate } from './points/late-queries'
import { adoptPack, dropPackDraft, readPack, savePackDraft, savePackFile } from './points/pack-commands'
import { comparePacks, listPacks, onePack } from './points/pack-queries'
import { whatIf } from './points/what-if'
import { pointsAppealSheet } from './points/appeal-paper'
import { pointsMonthSheet } from './points/month-paper'
import { pointsNotices } from './points/notice-papers'
import { pointsSlips } from './points/slip-papers'
import { pointsAccount, pointsEntries, pointsPack, pointsQuarter } from './points/queries'
import { pointsReminders } from './points/reminders'
import { pointsScorings, removeScoring, setScoring } from './points/scorings'
import { pointsSheet } from './points/sheet'
import { takeDown } from './points/taken-down'
import { liftVeto, noteVeto, pointsVetoes, removeVeto } from './points/vetoes'
import { pointsTrend } from './points/trend'
import { pointsYear, pointsYearSheet } from './points/year'
import { attachedMembers, noteAttached, removeAttached } from './roster/attached'
import { correctArrival, correctDeparture } from './roster/correct-transfer'
import { extendProbation } from './roster/extend-probation'
import { dissolveUnits } from './roster/dissolve-units'
import { rosterLeft } from './roster/left'
import { rosterLetters } from './roster/letters'
import { confirmLetter, leaveBranch, moveToBranch, returnToBranch } from './roster/leaving'
import { appoint, endPost, removePost } from './roster/posts'
import { dateSpan, endSpan, noteFloating, noteLostContact, noteVotingHalt, removeSpan } from './roster/spans'
import { addUnit, changeUnit, removeUnit } from './roster/unit-commands'
import { rosterUnit, rosterUnits } from './roster/unit-queries'
import { changeMany, previewMany } from './roster/change-many'
import { groupMany, previewGroups } from './roster/group-many'
import { addMember, changeMember, importRoster, removeMember } from './roster/commands'
import { exportRoster } from './roster/export'
import { fillForm, previewForm } from './roster/forms'
import { changeForm, forgetForm, keptForms } from './roster/kept-forms'
import { askAgain, rosterDuplicates, similarPeople, tellApart } from './roster/duplicates'
import { noteHardship, noteHonour, removeHardship, removeHonour, sortMember } from './roster/member-lists'
import { putOff, putOffs } from './roster/reminders'
import { mergedPeople, mergeMembers, mergePlan, showMergePlan, unmergeMembers } from './roster/merge'
import { rosterProcedures } from './roster/procedure-queries'
import { beginProcedure, changeProcedure, endProcedure, noteStep, removeProcedure } from './roster/procedures'
import { rosterBirthdayCards } from './roster/birthday-cards'
import { rosterProblems } from './roster/problems'
import {
  rosterCard,
  rosterFloatingSheet,
  rosterPublicSheet,
  rosterSheet,
  rosterStructureSheet,
  showCard,
  showFloatingSheet,
  showRosterSheet,
} from './roster/papers'
import { previewRoster, rosterCounts, rosterMember, rosterMembers, rosterTree, showMember } from './roster/queries'
import { rosterBand, rosterStructure } from './roster/structure'
import { approveOffice, presentedOffice, revokeKey } from './street/approve'
import { reportRows } from './street/accepted-rows'
import { mergeBundle, putBackBundle, takeOutBundle } from './street/commands'
import { compareMembers, stopComparing } from './street/compare-members'
import { previewBundle } from './street/preview'
import { officeBundles, officeKeyBelow, streetFigures, streetReports } from './street/queries'
import { replyOffices } from './street/reply'
import { closeReturn, returnReport, takeBackReturn } from './street/return'
import { officeAnswers, officeReturns } from './street/returns'
import { streetShared } from './street/shared-people'
import { enrolOffice, exportBundle, keepKey, renewKey } from './upstream/commands'
import { receiveReply } from './upstream/receive-reply'
import { reportReplies, reportReturns } from './upstream/replies'
import { checkReport } from './upstream/check'
import { reportDifference } from './upstream/difference'
import { matchedMembers } from './upstream/matching'
import { presentedSuperior, superior, trustSuperior } from './upstream/trust'
import { keyCard, officeKey, reportCover, sentReports, upstreamFigures } from './upstream/queries'
import { checkTemplate, putTemplate, saveTemplate, takeOffTemplate, wordTemplates } from './word/templates'

/** Everything that can be done. */
export const commands = [
  createOffice,
  correctOffice,
  addOperator,
  undoEntry,
  importRoster,
  addMember,
  changeMember,
  removeMember,
  moveToBranch,
  leaveBranch,
  returnToBranch,
  confirmLetter,
  extendProbation,
  correctDeparture,
  correctArrival,
  noteFloating,
  noteLostContact,
  noteVotingHalt,
  endSpan,
  dateSpan,
  removeSpan,
  addUnit,
  changeUnit,
  dissolveUnits,
  removeUnit,
  appoint,
  endPost,
  removePost,
  noteAttached,
  removeAttached,
  beginProcedure,
  changeProcedure,
  noteStep,
  endProcedure,
  removeProcedure,
  exportRoster,
  sortMember,
  noteHonour,
  removeHonour,
  noteHardship,
  removeHardship,
  showMember,
  showRosterSheet,
  showFloatingSheet,
  showCard,
  showMergePlan,
  fillForm,
  changeForm,
  forgetForm,
  tellApart,
  askAgain,
  mergeMembers,
  unmergeMembers,
  putOff,
  changeMany,
  groupMany,
  recordMeeting,
  correctMeeting,
  setThemeDay,
  noteTalk,
  finishTask,
  reopenTask,
  removeTalk,
  removeMeeting,
  planMeetings,
  setThemes,
  noteCopied,
  addAttachments,
  setPhoto,
  describeAttachment,
  removeAttachment,
  saveAttachment,
  notePrinted,
  enterPoints,
  enterManyPoints,
  reversePoints,
  enterDual,
  reverseDual,
  closePoints,
  amendClosing,
  postPoints,
  takeDown,
  noteAppeal,
  answerAppeal,
  raiseAppeal,
  republishAppeal,
  removeAppeal,
  setScoring,
  removeScoring,
  noteVeto,
  liftVeto,
  removeVeto,
  savePackDraft,
  dropPackDraft,
  readPack,
  adoptPack,
  savePackFile,
  exportBundle,
  enrolOffice,
  renewKey,
  keepKey,
  trustSuperior,
  approveOffice,
  revokeKey,
  mergeBundle,
  takeOutBundle,
  putBackBundle,
  returnReport,
  takeBackReturn,
  closeReturn,
  compareMembers,
  stopComparing,
  replyOffices,
  receiveReply,
  setFoot,
  putTemplate,
  takeOffTemplate,
  saveTemplate,
  ...structureCommands,
  ...servingCommands,
  ...homeCommands,
  ...workCommands,
  ...sealedCommands,
  ...assessmentCommands,
] as const

/** Everything that can be asked. */
export const queries = [
  currentOffice,
  officeStateHash,
  checkOffice,
  officeJournal,
  lastBackup,
  officeBackups,
  backupDifference,
  undoable,
  redoable,
  undoableEntry,
  undoableEntries,
  recordHistory,
  recycled,
  rosterMembers,
  rosterCounts,
  rosterTree,
  rosterUnits,
  rosterUnit,
  attachedMembers,
  rosterLeft,
  rosterLetters,
  rosterProcedures,
  rosterMember,
  previewRoster,
  previewForm,
  keptForms,
  rosterDuplicates,
  similarPeople,
  mergePlan,
  mergedPeople,
  putOffs,
  attendanceStatistics,
  monthThemes,
  themesOfFile,
  copySheet,
  copyList,
  proposedPlans,
  planPaper,
  previewMany,
  previewGroups,
  rosterProblems,
  rosterStructure,
  rosterBand,
  rosterSheet,
  rosterPublicSheet,
  rosterFloatingSheet,
  rosterStructureSheet,
  rosterCard,
  rosterBirthdayCards,
  owedMeetings,
  listMeetings,
  memberYear,
  themeDays,
  listTalks,
  reviewSheet,
  listTasks,
  absences,
  owedTalks,
  oneMeeting,
  meetingStart,
  meetingSheet,
  meetingSignIn,
  listAttachments,
  attachmentPicture,
  returnSheets,
  readReturnFile,
  recordPrinted,
  meetingYearBook,
  meetingNotice,
  ballots,
  candidates,
  electionPaper,
  electionSheet,
  electionLetterOf,
  ballotPapers,
  pointsEntries,
  pointsAccount,
  pointsQuarter,
  pointsPack,
  pointsClosings,
  pointsOpenMonths,
  pointsLate,
  pointsReminders,
  pointsAppeals,
  pointsScorings,
  pointsVetoes,
  pointsSheet,
  pointsYear,
  pointsYearSheet,
  pointsTrend,
  closedPeriods,
  listPacks,
  onePack,
  comparePacks,
  whatIf,
  pointsNotices,
  pointsSlips,
  dualLedger,
  dualAccount,
  dualFeedback,
  pointsMonthSheet,
  pointsAppealSheet,
  upstreamFigures,
  sentReports,
  reportDifference,
  checkReport,
  matchedMembers,
  superior,
  presentedSuperior,
  officeKey,
  keyCard,
  reportCover,
  presentedOffice,
  streetFigures,
  streetShared,
  streetReports,
  officeBundles,
  officeKeyBelow,
  previewBundle,
  reportRows,
  officeReturns,
  officeAnswers,
  reportReplies,
  reportReturns,
  wordTemplates,
  checkTemplate,
  meetingScans,
  officeFoot,
  ...structureQueries,
  ...servingQueries,
  ...homeQueries,
  ...workQueries,
  ...sealedQueries,
  ...assessmentQueries,
] as const

type Named<T extends { name: string }> = { [E in T as E['name']]: E }
export type Commands = Named<(typeof commands)[number]>
export type Queries = Named<(typeof queries)[number]>

const commandsByName = new Map<string, Command>(commands.map(command => [command.name, command as Command]))
const queriesByName = new Map<string, Query>(queries.map(query => [query.name, query as Query]))

export const commandNamed = (name: string): Command | undefined => commandsByName.get(name)
export const queryNamed = (name: string): Query | undefined => queriesByName.get(name)
