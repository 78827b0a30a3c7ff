import { Worker } from 'node:worker_threads'
import { refused, type Outcome } from '../../src-shared/problem'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import { defaultLimits, type SheetLimits } from './limits'
import { sheetRefusals } from './refusals'

/**
 * Reads a spreadsheet without being held up or taken down by it: the file is parsed in a thread of its own with a
 * limit on memory, and the thread is ended when its time is over.
 * @param workerFile the built `sheet-worker`
 * @returns the sheets that have anything in them; refusals of `sheetRefusals`, and `csv-quotes`
 */
export async function readSheets(
  name: string,
  bytes: Uint8Array,
  workerFile: string | URL,
  limits: SheetLimits = defaultLimits,
): Promise<Outcome<Sheet[]>> {
  if (bytes.length > limits.fileBytes) return refused(sheetRefusals.fileTooLarge(limits.fileBytes))
  const worker = new Worker(workerFile, {
    workerData: { name, bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Outcome<Sheet[]>>(resolve => {
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
