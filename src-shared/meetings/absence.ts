import * as z from 'zod'
import shipped from '../../resources/meetings/absence.json'
import type { PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { kindsOf, meetingKinds } from './kinds'
import type { Meeting } from './meeting'

/** When the secretary is told that somebody has not come for months (domain §2.6). */
export const AbsencePack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  /** Kinds that are 组织生活 of a member. */
  kinds: z.array(choice(meetingKinds)),
  stages: z.array(z.object({ months: z.number().int().positive(), advice: z.string() })),
  source: z.string(),
})

export const absencePack = shipped as z.infer<typeof AbsencePack>

/** Somebody who stayed away without a reason, month after month. It alerts; what it means people decide. */
export interface LongAbsence {
  member: string
  /** Months in a row, up to the last one with a record. */
  months: number
  /** The first of them, `2026-05`. */
  since: string
  advice: string
}

type Held = Pick<Meeting, 'kind' | 'countsAs' | 'date' | 'attendance'>

/**
 * Who stayed away without leave from everything they should have attended, for as many months in a row as the first stage
 * asks. A month with any other status, leave among them, ends the row. A month of which the books have no record of
 * somebody neither counts nor ends it: nothing can be said of it.
 */
export function longAbsences(meetings: readonly Held[], today: PlainDate, pack = absencePack): LongAbsence[] {
  const asked = new Set<string>(pack.kinds)
  const months = new Map<string, Map<string, boolean>>()
  for (const meeting of meetings) {
    if (meeting.date > today || !kindsOf(meeting).some(kind => asked.has(kind))) continue
    const month = meeting.date.slice(0, 7)
    for (const { member, status } of meeting.attendance) {
      if (status === 'exempt') continue
      const own = months.get(member) ?? new Map<string, boolean>()
      months.set(member, own.set(month, (own.get(month) ?? true) && status === 'absent_unexcused'))
    }
  }
  return [...months].flatMap(([member, own]) => {
    const newestFirst = [...own].sort(([a], [b]) => (a < b ? 1 : -1))
    const came = newestFirst.findIndex(([, missed]) => !missed)
    const missed = came < 0 ? newestFirst : newestFirst.slice(0, came)
    const stage = pack.stages.filter(one => one.months <= missed.length).pop()
    return stage ? [{ member, months: missed.length, since: missed[missed.length - 1]![0], advice: stage.advice }] : []
  })
}
