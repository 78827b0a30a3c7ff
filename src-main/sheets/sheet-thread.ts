import type { Outcome } from '../../src-shared/problem'
import type { FillPlan } from '../../src-shared/spreadsheet/fill-plan'
import { inThread } from '../foreign/in-thread'
import type { SheetLimits } from './limits'
import { sheetRefusals } from './refusals'

/** What is asked of the thread: the sheets of a file, or the file with people written into it. */
export interface SheetDeed {
  name: string
  bytes: Uint8Array
  limits: SheetLimits
  plan?: FillPlan
}

/**
 * Does something with a foreign spreadsheet in a thread of its own.
 * @param workerFile the built `sheet-worker`
 * @returns what the thread answers; refusals of `sheetRefusals`
 */
export const inSheetThread = <T>(deed: SheetDeed, workerFile: string | URL): Promise<Outcome<T>> =>
  inThread<T>(deed, workerFile, sheetRefusals)
