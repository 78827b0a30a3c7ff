import { dropCall, noteCall, removeCall } from './calls'
import { listDiaries, noteDiary, removeDiary } from './diaries'
import { listPairings, notePairing, removePairing } from './pairings'
import { patrolDay, savePatrolDay } from './patrol-day'
import { importPatrols, previewPatrols } from './patrol-import'
import { notePatrolMonth, removePatrols, setPatrolDays } from './patrol-month'
import { listPatrols } from './patrol-rows'
import { listCalls, listVisits } from './visit-queries'
import { noteVisits, removeVisit } from './visits'
import { workChoices } from './work-choices'
import { workFigures } from './work-figures'
import { pairingSheet, patrolSheet, visitForms } from './work-papers'
import { workReminders } from './work-reminders'

/** What can be done with the work in the grids: patrols, visits, diaries, pairings. */
export const workCommands = [
  savePatrolDay,
  notePatrolMonth,
  removePatrols,
  setPatrolDays,
  importPatrols,
  noteVisits,
  removeVisit,
  noteCall,
  dropCall,
  removeCall,
  noteDiary,
  removeDiary,
  notePairing,
  removePairing,
] as const

/** What can be asked of it. */
export const workQueries = [
  patrolDay,
  listPatrols,
  previewPatrols,
  workFigures,
  listVisits,
  listCalls,
  listDiaries,
  listPairings,
  workChoices,
  workReminders,
  visitForms,
  patrolSheet,
  pairingSheet,
] as const
