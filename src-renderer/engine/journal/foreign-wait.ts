import type { Recorder } from './recorder'

/**
 * Keeps a transaction alive while its command runs and aborts it as soon as the command waits for anything else.
 * Without this, an awaited timer or digest makes IndexedDB commit early, and a command that then fails would have been
 * stored all the same (data.md, a command, 2).
 *
 * It lets an empty request follow the command's own: when several come back with none of the command's begun or open,
 * the command is waiting for something foreign.
 */
export async function withoutForeignWait<T>(
  transaction: IDBTransaction,
  store: string,
  recorder: Recorder,
  run: () => Promise<T>,
): Promise<T> {
  const patience = 4
  let settled = false
  let foreign = false
  const running = run()
  const settle = () => void (settled = true)
  running.then(settle, settle)

  let seen = recorder.begun
  let idle = 0
  const pulse = () => {
    if (settled) return
    try {
      transaction.objectStore(store).get('').onsuccess = () => {
        idle = recorder.open === 0 && recorder.begun === seen ? idle + 1 : 0
        seen = recorder.begun
        if (settled) return
        if (idle < patience) return pulse()
        foreign = true
        transaction.abort()
      }
    } catch {
      // The transaction ended on its own; the command's own promise says how.
    }
  }
  pulse()

  const abandoned = new Promise<never>((_, reject) => {
    transaction.addEventListener('abort', () => {
      if (foreign) reject(new Error('a command awaited something other than its transaction'))
    })
  })
  return Promise.race([running, abandoned])
}
