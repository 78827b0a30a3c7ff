import { Worker } from 'node:worker_threads'
import { refused, type Outcome, type Problem } from '../../src-shared/problem'
import type { ZipRefusals } from './zip-contents'

/** What a thread that works on a foreign file may cost. */
export interface ThreadLimits {
  fileBytes: number
  heapMegabytes: number
  milliseconds: number
}

/** What is asked of a thread: something about a file. */
interface Deed {
  name: string
  bytes: Uint8Array
  limits: ThreadLimits
}

/** What is said where the thread was ended, in the words of the kind of file. */
export interface ThreadRefusals extends ZipRefusals {
  fileTooLarge(bytes: number): Problem
  tooSlow(name: string, seconds: number): Problem
}

/**
 * Does something with a foreign file without being held up or taken down by it: in a thread of its own with a limit on
 * memory, which is ended when its time is over.
 * @param workerFile the built entry of the thread
 * @returns what the thread answers; refusals of `say`
 */
export async function inThread<T>(deed: Deed, workerFile: string | URL, say: ThreadRefusals): Promise<Outcome<T>> {
  const { name, bytes, limits } = deed
  if (bytes.length > limits.fileBytes) return refused(say.fileTooLarge(limits.fileBytes))
  const worker = new Worker(workerFile, {
    workerData: deed,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Outcome<T>>(resolve => {
      const seconds = limits.milliseconds / 1000
      timer = setTimeout(() => resolve(refused(say.tooSlow(name, seconds))), limits.milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        resolve(refused(full ? say.tooLarge('内存不足') : say.damaged(name)))
      })
      worker.once('exit', () => resolve(refused(say.damaged(name))))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
