import * as z from 'zod'
import type { Entry } from '../../../src-shared/journal/entry'
import { restoreName } from '../backup/restore-name'
import type { Outside } from '../command'
import { isMigration } from '../migrations/migrate'

/** What `office.undo` answers, and the journal keeps of it. */
export const Undone = z.object({
  /** Number of the entry that was undone. */
  entry: z.number().int(),
  /** The deed that this goes back to, however often it was undone and done again. */
  title: z.string(),
  /** Whether the deed is done again, because what was undone was itself an undoing. */
  again: z.boolean(),
})

export type Undone = z.infer<typeof Undone>

export const undoName = 'office.undo'

/** What an entry undid; undefined of any other entry. */
export function undoneBy({ command, result }: Pick<Entry, 'command' | 'result'>): Undone | undefined {
  return command === undoName ? Undone.parse(result) : undefined
}

/** What an entry did, in words: `更正会议`, `撤销更正会议`, `恢复撤销的更正会议`. */
export function entryTitle(entry: Pick<Entry, 'command' | 'result'>, commandNamed: Outside['commandNamed']): string {
  const undone = undoneBy(entry)
  if (undone) return `${undone.again ? '恢复撤销的' : '撤销'}${undone.title}`
  if (entry.command === restoreName) return '恢复备份'
  if (isMigration(entry.command)) return '升级数据'
  return commandNamed(entry.command)?.title ?? entry.command
}
