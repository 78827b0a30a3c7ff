import { rosterOn } from '../roster/roster-counts'
import type { PlainDate } from '../plain-date'
import type { SharedMember } from '../upstream/reply'
import { rowsOf, type ReadSegment } from './compare-bundles'
import { plain } from './make-reply'
import type { SegmentRef } from './received'

/** A person whom several offices count, without a name. */
export interface SharedPerson {
  match: string
  /** Codes of the offices, in order. */
  offices: string[]
}

/** The match codes of one office, and how many on its roster have none. */
export interface OfficeCodes {
  office: string
  codes: Set<string>
  without: number
}

/**
 * The match codes of everybody on an office's roster on a day: who left is not counted twice (domain §9.4).
 * @returns null where a segment is not held any more
 */
export async function codesOn(
  day: PlainDate,
  office: string,
  segments: readonly Pick<SegmentRef, 'table' | 'sha256'>[],
  read: ReadSegment,
): Promise<OfficeCodes | null> {
  const rows = (name: string) =>
    rowsOf(
      { key: ['id'] },
      segments.filter(({ table }) => table === name),
      read,
    )
  const [members, memberships] = [await rows('members'), await rows('memberships')]
  if (!members || !memberships) return null
  const people = [...members].map(([id, cells]) => ({ id, joined: cells.get('joined'), match: cells.get('match') }))
  const spans = [...memberships.values()].map(cells => ({
    ...{ member: cells.get('member') ?? '', organisation: cells.get('organisation') ?? '' },
    ...{ from: cells.get('from'), to: cells.get('to') },
  }))
  const here = new Map(rosterOn(day, people, spans).map(({ member }) => [member.id, member.match]))
  const codes = [...here.values()].flatMap(code => code ?? [])
  return { office, codes: new Set(codes), without: here.size - codes.length }
}

/** People whom more than one office counts, in the order of their codes. */
export function sharedPeople(all: readonly OfficeCodes[]): SharedPerson[] {
  const offices = new Map<string, string[]>()
  for (const { office, codes } of all)
    for (const code of codes) offices.set(code, [...(offices.get(code) ?? []), office])
  return [...offices]
    .filter(([, of]) => of.length > 1)
    .map(([match, of]) => ({ match, offices: of.sort() }))
    .sort((a, b) => (a.match < b.match ? -1 : 1))
}

/** What one office is told: of its own people whom others count too, and by which offices. Of nobody else's. */
export function sharedWith(
  office: string,
  all: readonly OfficeCodes[],
  names: ReadonlyMap<string, string>,
): SharedMember[] {
  return sharedPeople(all)
    .filter(({ offices }) => offices.includes(office))
    .flatMap(({ match, offices }) =>
      offices
        .filter(other => other !== office)
        .map(other => ({ match, office: other, officeName: plain(names.get(other) ?? '') || other })),
    )
}
