import { attendanceStatuses, type AttendanceStatus } from '../../../src-shared/meetings/kinds'

const order = Object.keys(attendanceStatuses) as AttendanceStatus[]

/** The reasons below the grid with their digits: 1–7 why somebody is missing, 0 for 到会. */
export const reasonKeys: readonly { digit: string; status: AttendanceStatus; word: string }[] = [
  ...order.slice(1),
  'present' as const,
].map(status => ({ digit: String(order.indexOf(status)), status, word: attendanceStatuses[status] }))

/** The status a digit sets; null for any other key. */
export function statusOfKey(key: string): AttendanceStatus | null {
  return reasonKeys.find(({ digit }) => digit === key)?.status ?? null
}

/**
 * Where a key leads in a grid that is filled row by row.
 * @returns null where the key doesn't move
 */
export function moveInGrid(at: number, key: string, columns: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  if (to === undefined) return null
  return to >= 0 && to < count ? to : at
}
