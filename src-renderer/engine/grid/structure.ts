import { addBuildings, changeBuilding, endBuilding, placeBuildings, removeBuilding } from './building-commands'
import { addEstate, changeEstate, endEstate, removeEstate } from './estate-commands'
import { clearEstateStep, noteEstateStep } from './estate-steps'
import { addGrid, changeGrid, endGrid, removeGrid } from './grid-commands'
import { oneBuilding } from './one-building'
import { oneEstate, showEstate } from './one-estate'
import { oneGrid } from './one-grid'
import { gridOverview } from './overview'
import { gridPlaces } from './places'
import { setResponsible } from './responsible'
import { mergeGrids, splitGrid } from './split-and-merge'

/** What can be done with estates, grids and buildings. */
export const structureCommands = [
  addEstate,
  changeEstate,
  endEstate,
  removeEstate,
  noteEstateStep,
  clearEstateStep,
  showEstate,
  addGrid,
  changeGrid,
  endGrid,
  removeGrid,
  addBuildings,
  placeBuildings,
  changeBuilding,
  endBuilding,
  removeBuilding,
  setResponsible,
  splitGrid,
  mergeGrids,
] as const

/** What can be asked of them. */
export const structureQueries = [gridOverview, oneGrid, oneEstate, oneBuilding, gridPlaces] as const
