import type { BackupIndex } from '../../../src-shared/backup/backup-index'
import type { KeptTable } from '../../../src-shared/tables'

/** How much a backup holds, as somebody knows it again: live records of the three kinds that the books are about. */
export interface Held {
  members: number
  meetings: number
  points: number
}

export function heldBy({ tables }: Pick<BackupIndex, 'tables'>): Held {
  const live = (name: KeptTable) => tables.find(({ table }) => table === name)?.live ?? 0
  return { members: live('members'), meetings: live('meetings'), points: live('points') }
}
