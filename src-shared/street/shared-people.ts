import { readTableCsv } from '../bundle/table-csv'
import { rosterOn } from '../roster/roster-counts'
import type { PlainDate } from '../plain-date'
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

type Cells = Record<string, string>

/**
 * The match codes of everybody on an office's roster on a day: who left is not counted twice (domain §9.4).
 * @returns null where a segment is not held any more
 */
export async function codesOn(
  day: PlainDate,
  office: string,
  segments: readonly Pick<SegmentRef, 'table' | 'sha256'>[],
  read: (sha256: string) => Promise<Uint8Array | null>,
): Promise<OfficeCodes | null> {
  const rowsOf = async (table: string): Promise<Cells[] | null> => {
    const rows: Cells[] = []
    for (const { sha256 } of segments.filter(segment => segment.table === table)) {
      const [header, ...lines] = readTableCsv((await read(sha256)) ?? new Uint8Array()) ?? []
      if (!header) return null
      for (const line of lines) rows.push(Object.fromEntries(header.map((name, i) => [name, line[i]!])))
    }
    return rows
  }
  const [members, memberships] = [await rowsOf('members'), await rowsOf('memberships')]
  if (!members || !memberships) return null
  const here = rosterOn(day, members as (Cells & { id: string })[], memberships as never)
  const people = new Map(here.map(({ member }) => [member.id, (member as Cells)['match']]))
  const codes = [...people.values()].filter(code => code !== undefined && code !== '')
  return { office, codes: new Set(codes as string[]), without: people.size - codes.length }
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
