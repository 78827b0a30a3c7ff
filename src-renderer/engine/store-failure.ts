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
  const { name, failures } = error as { name: string; failures?: readonly unknown[] }
  if (name === 'BulkError') return (failures ?? []).some(isStoreFailure)
  return names.has(name)
}
