import { gridNoticeBoards, gridStaffingCards, showNoticeBoards, showStaffingCards } from './board-papers'
import { gridHandOver, gridHandOverSheet } from './hand-over'
import { addGridPerson, changeGridPerson, removeGridPerson } from './people-commands'
import { gridCandidates, gridPeopleList, gridPerson } from './people-queries'
import { appointInGrid, changeGridPost, endGridPost, noteSelection, removeGridPost } from './posts'
import { reassignGrid } from './reassign'
import { gridStaffRoster, showStaffRoster } from './staff-roster'
import { gridCoverage, gridCoverageRows, gridCoverageTrend, gridStaffing, gridVacancies } from './staffing-queries'

/** What can be done with who serves in the grids. */
export const servingCommands = [
  addGridPerson,
  changeGridPerson,
  removeGridPerson,
  appointInGrid,
  changeGridPost,
  endGridPost,
  removeGridPost,
  noteSelection,
  reassignGrid,
  showNoticeBoards,
  showStaffingCards,
  showStaffRoster,
] as const

/** What can be asked of who serves in the grids, papers too. */
export const servingQueries = [
  gridPeopleList,
  gridPerson,
  gridCandidates,
  gridVacancies,
  gridStaffing,
  gridCoverage,
  gridCoverageRows,
  gridCoverageTrend,
  gridHandOver,
  gridHandOverSheet,
  gridNoticeBoards,
  gridStaffingCards,
  gridStaffRoster,
] as const
