import { Worker } from 'node:worker_threads'
import { refused, type Outcome } from '../../src-shared/problem'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import { defaultLimits, type SheetLimits } from './limits'
import { sheetRefusals } from './refusals'

export type ReadSheets = (name: string, bytes: Uint8Array) => Promise<Outcome<Sheet[]>>

/**
 * A reader of spreadsheets that can't hold up or take down the program: each file is parsed in a thread of its own
 * with a limit on memory, and ended when its time is over.
 * @param workerFile the built `sheet-worker`
 */
export function sheetReader(workerFile: string | URL, limits: SheetLimits = defaultLimits): ReadSheets {
  return async (name, bytes) => {
    if (bytes.length > limits.fileBytes) {
      return refused(sheetRefusals.tooLarge(`超过${Math.round(limits.fileBytes / 1e6)} MB`))
    }
    const worker = new Worker(workerFile, {
      workerData: { name, bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    })
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<Outcome<Sheet[]>>(resolve => {
        timer = setTimeout(() => resolve(refused(sheetRefusals.tooSlow(name, limits.milliseconds / 1000))), limits.milliseconds)
        worker.once('message', resolve)
        worker.once('error', (error: NodeJS.ErrnoException) => {
          const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          resolve(refused(outOfMemory ? sheetRefusals.tooLarge('内存不足') : sheetRefusals.damaged(name)))
        })
        worker.once('exit', () => resolve(refused(sheetRefusals.damaged(name))))
      })
    } finally {
      clearTimeout(timer)
      await worker.terminate()
    }
  }
}
