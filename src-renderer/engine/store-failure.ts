/** What Dexie names the failures of the store itself; everything else that is thrown is a bug. */
const names = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'QuotaExceededError',
  'TransactionInactiveError',
  'UnknownError',
])

/** Whether the store failed, and not who used it. Of many writes at once each failure is looked at. */
export function isStoreFailure(error: unknown): boolean {
  const { name, message, failures } = error as { name: string; message: string; failures?: readonly unknown[] }
  if (name === 'BulkError') return (failures ?? []).some(isStoreFailure)
  // The same name as for a key that is none, which would be a bug: a large value's file is gone.
  if (name === 'DataError') return message.includes('Failed to read large')
  return names.has(name)
}

/** Whether the store failed for want of room. */
export const isFull = (error: unknown): boolean => (error as { name: string }).name === 'QuotaExceededError'
