import type { KeptPack } from '../../../src-shared/points/kept-pack'
import { packLibrary, type PointsPack } from '../../../src-shared/points/pack'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Reader } from '../reader'

export const packUnknown = problem('pack-unknown', '没有这一版积分办法，请回到“积分办法”重新选择。')

/** A version by its id as it is written, of the books or of those that ship, and its row where it is on the books. */
export async function packKnown(
  reader: Pick<Reader, 'get'>,
  id: string,
): Promise<{ pack: PointsPack; kept: KeptPack | undefined } | undefined> {
  const kept = await reader.get('pointsPacks', id)
  const pack = kept?.pack ?? packLibrary.find(one => one.id === id)
  return pack && { pack, kept }
}

/** A version by its id, from the day on which it was adopted. */
export async function packNamed(reader: Reader, id: string): Promise<PointsPack> {
  const { pack, kept } = (await packKnown(reader, id)) ?? {}
  if (!pack) throw new Refusal([packUnknown])
  return kept ? { ...pack, from: kept.from } : pack
}
