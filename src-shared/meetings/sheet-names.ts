import * as z from 'zod'
import { attendanceStatuses } from './kinds'
import type { Attendance, Participant } from './meeting'
import { spacedName } from './sheet-words'

/** Names that may be broken only between two of them; `text` has them with full-width spaces. */
export const SheetNames = z.object({ label: z.string(), names: z.array(z.string()), text: z.string() })

export type SheetNames = z.infer<typeof SheetNames>

/** What a cell says of somebody: a member, or somebody on no roster with the unit they came for. */
type Named = Pick<Attendance, 'name' | 'status' | 'reason'> &
  Partial<Pick<Attendance, 'membership'> & Pick<Participant, 'unit'>>

/** A cell of names in the order of the record. @param none what stands there when nobody does */
export function sheetNames(label: string, lines: readonly Named[], none: string[]): SheetNames {
  const list = lines.length ? lines.map(nameOnSheet) : none
  return { label, names: list, text: list.join('　') }
}

/** `马文静（预备）`, `李晓东（预备，事假）`, `丁桂兰（病假：住院）` */
function nameOnSheet(line: Named): string {
  const status = attendanceStatuses[line.status]
  const notes = [
    ...(line.unit ? [line.unit] : []),
    ...(line.membership === 'probationary' ? ['预备'] : []),
    ...(line.status === 'present'
      ? []
      : [line.reason && line.reason !== status ? `${status}：${line.reason}` : status]),
  ]
  return notes.length ? `${spacedName(line.name)}（${notes.join('，')}）` : spacedName(line.name)
}
