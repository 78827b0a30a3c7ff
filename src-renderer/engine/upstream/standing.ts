import type { Reply } from '../../../src-shared/upstream/reply'
import { standingReply } from '../../../src-shared/upstream/standing-reply'
import type { Reader } from '../reader'

/** The reply that holds: the last of the office above as it is known now. */
export async function standing(reader: Reader): Promise<Reply | undefined> {
  const [superior] = await reader.all('superiors')
  return superior && standingReply(await reader.all('replies'), superior.id)
}
