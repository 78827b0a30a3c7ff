import type { AttendanceStatus } from '../meetings/kinds'

/** What a total needs of somebody's attendance; the kind of leave, health among them, is nobody's business upstream. */
export const presences = { present: '到会', exempt: '免', absent: '未到会' } as const

export type Presence = keyof typeof presences

/** Anything but being in the room and being exempt counts alike. */
export function presenceOf(status: AttendanceStatus): Presence {
  return status === 'present' || status === 'exempt' ? status : 'absent'
}
