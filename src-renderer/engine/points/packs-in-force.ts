import { adoptedPacks } from '../../../src-shared/points/kept-pack'
import { packsInForce, type PointsPack } from '../../../src-shared/points/pack'
import type { Source } from '../../../src-shared/source'
import type { KeptPack } from '../../../src-shared/points/kept-pack'

/** The points packs of the books: those that were adopted, and before the first of them the shipped one. */
export async function packsOf(reader: Source): Promise<readonly PointsPack[]> {
  return packsInForce(adoptedPacks(await reader.rows<KeptPack>('pointsPacks')))
}
