import { doorList, showDoorList } from './door-list-paper'
import { gridHouseholds, oneHousehold, showHousehold, tagCounts } from './home-queries'
import { exportHomes } from './homes-export'
import { addHousehold, changeHousehold, endHousehold, layDoors, placeHub, removeHousehold } from './households'
import { importGrid } from './import-command'
import { gridImportProblems, previewGridImport } from './import-file'
import { addMark, confirmMarks, endMark, removeMark } from './marks'
import { addResident, changeResident, moveOut, moveResidents, removeResident } from './residents'

/** What can be done with households, residents, their tags, and tables of them. */
export const homeCommands = [
  layDoors,
  addHousehold,
  changeHousehold,
  endHousehold,
  removeHousehold,
  placeHub,
  addResident,
  changeResident,
  moveOut,
  moveResidents,
  removeResident,
  addMark,
  confirmMarks,
  endMark,
  removeMark,
  importGrid,
  exportHomes,
  showHousehold,
  showDoorList,
] as const

/** What can be asked of them. */
export const homeQueries = [
  gridHouseholds,
  oneHousehold,
  tagCounts,
  previewGridImport,
  gridImportProblems,
  doorList,
] as const
