import type { Attachment } from '../../../src-shared/attachments/attachment'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'
import { done, refused, type Outcome } from '../../../src-shared/problem'
import type { Outside } from '../command'
import { sha256Of } from './take-in'

/** A file with its bytes as they were taken; refused where the content lacks them or has others. */
export async function attachmentBytes(
  outside: Pick<Outside, 'main' | 'reader'>,
  id: string,
): Promise<Outcome<{ row: Attachment; bytes: Uint8Array }>> {
  const row = await outside.reader.get('attachments', id)
  if (!row) return refused(attachmentRefusals.unknown)
  const bytes = await outside.main['content.get']({ sha256: row.sha256 })
  if (!bytes || (await sha256Of(outside, bytes)) !== row.sha256) return refused(attachmentRefusals.missing(row.name))
  return done({ row, bytes })
}
