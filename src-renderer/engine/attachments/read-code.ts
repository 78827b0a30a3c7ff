/** What the thread is given. */
export interface CodeJob {
  bytes: Uint8Array
}

/** The text of the QR code in a picture; null where none is found, or not in time. */
export type ReadCode = (bytes: Uint8Array) => Promise<string | null>

/** Milliseconds after which a picture that was made to take for ever is given up; an honest one takes a tenth of a second. */
const patience = 6000

/** Looks for a code in a thread of its own, which is ended with its picture: nothing else waits for it or falls with it. */
export const readCodeInThread: ReadCode = bytes =>
  new Promise(resolve => {
    const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' })
    const answer = (found: string | null) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(found)
    }
    const timer = setTimeout(() => answer(null), patience)
    worker.onmessage = ({ data }: MessageEvent<string | null>) => answer(data)
    worker.onerror = () => answer(null)
    worker.postMessage({ bytes } satisfies CodeJob)
  })
