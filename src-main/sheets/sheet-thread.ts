import { Worker } from 'node:worker_threads'
import { refused, type Outcome } from '../../src-shared/problem'
import type { FillPlan } from '../../src-shared/spreadsheet/fill-plan'
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
 * Does something with a foreign spreadsheet without being held up or taken down by it: in a thread of its own with a
 * limit on memory, which is ended when its time is over.
 * @param workerFile the built `sheet-worker`
 * @returns what the thread answers; refusals of `sheetRefusals`
 */
export async function inSheetThread<T>(deed: SheetDeed, workerFile: string | URL): Promise<Outcome<T>> {
  const { name, bytes, limits } = deed
  if (bytes.length > limits.fileBytes) return refused(sheetRefusals.fileTooLarge(limits.fileBytes))
  const worker = new Worker(workerFile, {
    workerData: deed,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Outcome<T>>(resolve => {
      const seconds = limits.milliseconds / 1000
      timer = setTimeout(() => resolve(refused(sheetRefusals.tooSlow(name, seconds))), limits.milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        resolve(refused(full ? sheetRefusals.tooLarge('内存不足') : sheetRefusals.damaged(name)))
      })
      worker.once('exit', () => resolve(refused(sheetRefusals.damaged(name))))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
