import type { Recorder } from './recorder'

/** Turns of the microtask queue in which a command that awaits only its transaction nearly always begins its next request. */
const turns = 64

/** Empty requests that may come back, one after the other, before the command begins its next. */
const patience = 4

/**
 * Keeps a transaction alive between a command's requests and aborts it as soon as the command waits for anything else.
 * Without this, an awaited timer or digest makes IndexedDB commit early, and a command that then fails would have been
 * stored all the same (data.md, a command, 2).
 *
 * Whenever none of the command's requests is open, the microtasks that follow are waited for, which costs nothing and in
 * which the transaction stays open; then a few empty requests follow each other. A command that awaits only its transaction
 * has begun its next request before they are through.
 */
export async function withoutForeignWait<T>(
  transaction: IDBTransaction,
  store: string,
  recorder: Recorder,
  run: () => Promise<T>,
): Promise<T> {
  let settled = false
  let refuse: (reason: Error) => void
  const refused = new Promise<never>((_, reject) => (refuse = reject))

  const wait = (begun: number, left: number) => {
    if (settled || recorder.begun !== begun) return
    if (left === 0) {
      refuse(new Error('a command awaited something other than its transaction'))
      return transaction.abort()
    }
    try {
      transaction.objectStore(store).get('').onsuccess = () => wait(begun, left - 1)
    } catch {
      // The transaction has ended on its own: a request of the command failed, and its promise says why.
    }
  }
  const turn = (begun: number, left: number) => {
    if (settled || recorder.begun !== begun) return
    if (left === 0) wait(begun, patience)
    else queueMicrotask(() => turn(begun, left - 1))
  }
  recorder.transaction = transaction
  recorder.onIdle = () => turn(recorder.begun, turns)

  try {
    const running = run()
    recorder.onIdle()
    return await Promise.race([running, refused])
  } finally {
    settled = true
    recorder.onIdle = undefined
    recorder.transaction = null
  }
}
