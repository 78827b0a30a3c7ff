import type { PlainDate } from '../../plain-date'
import type { Membership } from '../membership'
import type { Side } from './fuller'

export interface MergedSpans {
  /** Spans to be written, those of the other under the one who stays. */
  put: Membership[]
  /** Ids of spans that went into another. */
  removed: string[]
}

const beginning = (span: { from?: PlainDate | undefined }) => span.from ?? ''
const end = (span: { to?: PlainDate | undefined }) => span.to ?? '9999-12-31'
const overlap = (a: Membership, b: Membership) => beginning(a) < end(b) && beginning(b) < end(a)
const touch = (a: Membership, b: Membership) => beginning(a) <= end(b) && beginning(b) <= end(a)

/** Spans in which the two stood in different branches at the same time: somebody has to say which of them holds. */
export function contradicting(keep: readonly Membership[], other: readonly Membership[]): [Membership, Membership][] {
  return keep.flatMap(a =>
    other.flatMap((b): [Membership, Membership][] =>
      a.organisation !== b.organisation && overlap(a, b) ? [[a, b]] : [],
    ),
  )
}

/**
 * The belonging of two people who are one. Where both stood in one branch, their spans become one; where they stood in
 * different branches at the same time, the chosen one's hold, and the other's only for the time outside.
 * @param holds whose spans hold where they contradict each other
 */
export function mergeSpans(
  member: string,
  keep: readonly Membership[],
  other: readonly Membership[],
  holds: Side,
): MergedSpans {
  const [firm, loose] = holds === 'keep' ? [keep, other] : [other, keep]
  const put = new Map(firm.map(span => [span.id, { ...span, member }]))
  const removed: string[] = []
  for (const span of loose) {
    const same = [...put.values()].find(one => one.organisation === span.organisation && touch(one, span))
    if (same) {
      put.set(same.id, joined(same, span))
      removed.push(span.id)
      continue
    }
    const left = outside(span, firm)
    if (left) put.set(span.id, { ...left, member })
    else removed.push(span.id)
  }
  return { put: [...put.values()], removed }
}

const coming = ['from', 'arrival', 'origin', 'arrivalLetter'] as const
const leaving = ['to', 'departure', 'destination', 'departureLetter', 'receipt'] as const

/** One span over both: how it began is said by the earlier, how it ended by the later, all else by the first or the second. */
function joined(one: Membership, two: Membership): Membership {
  const [first, last] = [beginning(one) <= beginning(two) ? one : two, end(one) >= end(two) ? one : two]
  const ends: readonly string[] = [...coming, ...leaving]
  const rest = Object.entries({ ...two, ...one }).filter(([name]) => !ends.includes(name))
  return { ...Object.fromEntries(rest), ...only(first, coming), ...only(last, leaving) } as Membership
}

const only = (span: Membership, names: readonly (keyof Membership)[]) =>
  Object.fromEntries(names.flatMap(name => (span[name] === undefined ? [] : [[name, span[name]]])))

/** The part of a span before those that hold, or else after them; undefined where nothing is left. */
function outside(span: Membership, firm: readonly Membership[]): Membership | undefined {
  const against = firm.filter(one => overlap(one, span))
  if (!against.length) return span
  const first = against.map(beginning).sort()[0]!
  const last = against.map(end).sort().pop()!
  if (beginning(span) < first) return { ...span, to: first }
  return last < end(span) ? { ...span, from: last } : undefined
}
