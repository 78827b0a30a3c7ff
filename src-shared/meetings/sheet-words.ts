import { kindPack } from './kind-pack'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'

/** A name as a column prints it: two characters are spaced to the width of three. */
export function spacedName(name: string): string {
  const characters = [...name]
  return characters.length === 2 ? characters.join('　') : name
}

/**
 * What identifies a printed sheet of a meeting, `2026-学府雅居-大会-04`; a group's has its name before the kind.
 * @param unit short name of the unit that held it
 */
export function sheetNumber(
  meeting: Pick<Meeting, 'kind' | 'number' | 'date' | 'belongsToYear'>,
  unit: string,
  group?: string,
): string {
  const place = unit.replace(/党支部$/, '').replace(/小区$/, '')
  const series = kindPack.kinds[meeting.kind].short
  const parts = [meetingYear(meeting), place, group, series, String(meeting.number).padStart(2, '0')]
  return parts.filter(part => part !== undefined).join('-')
}
