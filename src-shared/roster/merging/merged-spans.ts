import { beginning, end, overlap, type Membership } from '../membership'
import type { Side } from './fuller'

export interface MergedSpans {
  /** Spans to be written, those of the other under the one who stays. */
  put: Membership[]
  /** Further parts of a span that the chosen one's cut in pieces: rows to come. */
  added: Omit<Membership, 'id'>[]
  /** Ids of spans that went into another. */
  removed: string[]
}

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
 * The belonging of two people who are one. The chosen one's spans hold; the other's only for the time outside all of them.
 * What is left there of the other's is joined to a span of the same branch that it touches.
 * @param holds whose spans hold where they contradict each other
 */
export function mergeSpans(
  member: string,
  keep: readonly Membership[],
  other: readonly Membership[],
  holds: Side,
): MergedSpans {
  const [firm, loose] = holds === 'keep' ? [keep, other] : [other, keep]
  const held = firm.map(one => loose.filter(span => inOne(span, one)).reduce(filled, { ...one, member }))
  const merged: MergedSpans = { put: held, added: [], removed: [] }
  for (const span of loose) {
    const apart: Omit<Membership, 'id'>[] = []
    for (const part of outside(span, firm)) {
      const at = firm.findIndex(one => one.organisation === part.organisation && touch(one, part))
      if (at >= 0) held[at] = joined(held[at]!, part)
      else apart.push(except({ ...part, member }, ['id']))
    }
    const [first, ...more] = apart
    if (first) merged.put.push({ id: span.id, ...first })
    else merged.removed.push(span.id)
    merged.added.push(...more)
  }
  return merged
}

const coming = ['from', 'arrival', 'origin', 'arrivalLetter'] as const
const leaving = ['to', 'departure', 'destination', 'departureLetter', 'receipt'] as const

const inOne = (a: Membership, b: Membership) => a.organisation === b.organisation && overlap(a, b)

/** A span with what only the second says of the time in the branch, such as the group. */
const filled = (one: Membership, two: Membership): Membership => ({ ...except(two, [...coming, ...leaving]), ...one })

/** One span over both: how it began is said by the earlier, how it ended by the later, all else by the first or the second. */
function joined(one: Membership, two: Membership): Membership {
  const [first, last] = [beginning(one) <= beginning(two) ? one : two, end(one) >= end(two) ? one : two]
  return {
    ...except(filled(one, two), [...coming, ...leaving]),
    ...only(first, coming),
    ...only(last, leaving),
  }
}

/** The parts of a span on whose days none of those that hold does, in order. */
function outside(span: Membership, firm: readonly Membership[]): Membership[] {
  return firm.reduce((parts, one) => parts.flatMap(part => around(part, one)), [span])
}

/** A span before and after another. An end that was cut off is no leaving, a beginning that was cut off no coming. */
function around(span: Membership, one: Membership): Membership[] {
  if (!overlap(span, one)) return [span]
  return [
    ...(beginning(span) < beginning(one) ? [{ ...except(span, leaving), to: beginning(one) }] : []),
    ...(end(one) < end(span) ? [{ ...except(span, coming), from: end(one) }] : []),
  ]
}

function except<T extends object, K extends keyof T>(row: T, names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !(names as readonly string[]).includes(name)),
  ) as Omit<T, K>
}

const only = (span: Membership, names: readonly (keyof Membership)[]) =>
  Object.fromEntries(names.flatMap(name => (span[name] === undefined ? [] : [[name, span[name]]])))
