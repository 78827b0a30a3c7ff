import type { BundleInfo } from '../bundle/bundle-info'
import { problem, refused, done, type Outcome, type Problem } from '../problem'
import type { Received } from './received'

type Held = Pick<Received, 'id' | 'office' | 'epoch' | 'sequence' | 'previous'>

/** What a bundle that verified is to the office that receives it. */
export interface Place {
  /** The very same bundle was accepted before: nothing to do. */
  known: boolean
  missing: Missing
}

/** Sequences of an office and epoch that were never received, up to a bundle. */
export interface Missing {
  /** How many there are; a sender may claim any. */
  count: number
  /** The first of them. */
  first: number[]
}

/**
 * Order of a sender's bundles (bundle.md, what the receiver does, 3). The same sequence with another digest, or a
 * predecessor that is not the one held, is a forged or copied office and is refused by name; a gap is only named.
 * @param digest sha-256 of the bundle's tag manifest
 * @param held accepted bundles of all offices
 */
export function placeOf(info: BundleInfo, digest: string, held: readonly Held[]): Outcome<Place> {
  if (info.sequence === 1 && info.previous !== '') return refused(broken(info.officeName))
  const own = held.filter(({ office, epoch }) => office === info.office && epoch === info.epoch)
  const at = (sequence: number) => own.find(bundle => bundle.sequence === sequence)
  if (own.some(bundle => bundle.id === digest)) return done({ known: true, missing: missingBefore(info.sequence, own) })
  const forked =
    at(info.sequence) ||
    (at(info.sequence - 1) && at(info.sequence - 1)!.id !== info.previous) ||
    (at(info.sequence + 1) && at(info.sequence + 1)!.previous !== digest)
  if (forked)
    return refused(
      problem(
        'bundle-fork',
        `${info.officeName}有两份对不上的第${info.sequence}份报送，没有收。请立即与该单位核对：多半是它换了电脑、用旧备份接着报的，请它更换密钥，送来新的密钥卡；不是的，就是有人复制了它的数据。`,
      ),
    )
  return done({ known: false, missing: missingBefore(info.sequence, own) })
}

/** The first of an office follows nothing; one that says otherwise was made by another program or by hand. */
function broken(office: string): Problem {
  return problem('bundle-chain', `${office}的这份报送与它自己说的次序不符，没有收。请该单位重新写出。`)
}

/** So many are named; a sequence that is far ahead is not counted out. */
const named = 10

/** @param own accepted bundles of one office and epoch */
export function missingBefore(sequence: number, own: readonly Pick<Held, 'sequence'>[]): Missing {
  const gaps = gapsBefore(sequence, own)
  const count = gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const first: number[] = []
  for (const gap of gaps)
    for (let number = gap.first; number <= gap.last && first.length < named; number++) first.push(number)
  return { count, first }
}

/** Sequences that follow one another and were never received. */
export interface Gap {
  first: number
  last: number
}

/** All that is missing before a sequence: never more gaps than there are bundles, whatever a sender claims. */
export function gapsBefore(sequence: number, own: readonly Pick<Held, 'sequence'>[]): Gap[] {
  const held = own.map(bundle => bundle.sequence).filter(number => number < sequence)
  const ends = [0, ...held.sort((a, b) => a - b), sequence]
  return ends.slice(1).flatMap((end, i) => (end > ends[i]! + 1 ? [{ first: ends[i]! + 1, last: end - 1 }] : []))
}
