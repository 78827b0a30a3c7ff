import { addEvidence, removeEvidence } from './evidence-commands'
import { evidencePaper, indicatorPaper, noticePaper, reportPaper, surveyFormPaper, surveyPaper } from './papers'
import { assignParts, scorePart } from './part-commands'
import { factRows, listAssessments, oneAssessment, whatIfParts } from './queries'
import { addRemark, settleRemark } from './remarks'
import { grantGrade, noteResult, publishResult, revokeGrade } from './result-commands'
import { decideAssessment, reopenAssessment, submitAssessment } from './submit-commands'
import { listSurveys, noteSurvey, removeSurvey } from './surveys'
import {
  adoptRubric,
  compareRubrics,
  dropRubric,
  listRubrics,
  oneRubric,
  readRubric,
  saveRubric,
} from './rubric-commands'
import { beginAssessment, removeAssessment, setTerms } from './year-commands'

/** What can be done in an assessment. */
export const assessmentCommands = [
  beginAssessment,
  setTerms,
  removeAssessment,
  scorePart,
  assignParts,
  addEvidence,
  removeEvidence,
  addRemark,
  settleRemark,
  noteSurvey,
  removeSurvey,
  decideAssessment,
  submitAssessment,
  reopenAssessment,
  noteResult,
  publishResult,
  grantGrade,
  revokeGrade,
  readRubric,
  saveRubric,
  adoptRubric,
  dropRubric,
] as const

/** What can be asked of it. */
export const assessmentQueries = [
  listAssessments,
  oneAssessment,
  factRows,
  whatIfParts,
  listSurveys,
  listRubrics,
  oneRubric,
  compareRubrics,
  reportPaper,
  indicatorPaper,
  evidencePaper,
  noticePaper,
  surveyFormPaper,
  surveyPaper,
] as const
