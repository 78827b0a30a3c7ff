/** Undoing an entry, for subjects that have a deed of their own for it. */
export { planUndo, undoObstacles, writeUndo } from './office/undoing'
