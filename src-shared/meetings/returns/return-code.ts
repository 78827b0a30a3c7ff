import * as z from 'zod'
import { encodeUtf8 } from '../../bundle/utf8'
import { calendarPeriod } from '../../period'
import { choice } from '../../records/field'
import { meetingKinds } from '../kinds'

/** Which meeting a return sheet is of; stands on it as text and, in print, as QR. */
export const ReturnCode = z.object({
  kind: choice(meetingKinds),
  branch: z.string().regex(/^[\w.:-]+$/),
  /** When it is owed, `2026-11`, `2026Q4` or `2026`. */
  window: calendarPeriod,
  /** The 党小组 it is for; empty for a whole branch. */
  group: z.string().regex(/^[\w.:-]*$/),
  /** Says which people stood on it. */
  token: z.string().regex(/^[0-9a-z]{7}$/),
})

export type ReturnCode = z.infer<typeof ReturnCode>

const mark = 'QLHZ1'

export const printCode = ({ kind, branch, window, group, token }: ReturnCode): string =>
  [mark, kind, branch, window, group || '-', token].join('|')

/** The codes in a text, each once; what only looks like one is passed over. */
export function codesIn(text: string): ReturnCode[] {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const found = [...plain.matchAll(/QLHZ1\|(\w+)\|([\w.:-]+)\|(\w+(?:-\d\d)?)\|([\w.:-]+)\|([0-9a-z]{7})/g)]
  const codes = found.flatMap(([, kind, branch, window, group, token]) => {
    const parsed = ReturnCode.safeParse({ kind, branch, window, group: group === '-' ? '' : group, token })
    return parsed.success ? [parsed.data] : []
  })
  return [...new Map(codes.map(code => [printCode(code), code])).values()]
}

/**
 * Seven characters that change when somebody comes on or leaves the list: a check against slips, no secret (FNV-1a).
 * @param members ids in the order of the sheet
 */
export function rosterToken(members: readonly string[]): string {
  let hash = 0x811c9dc5
  for (const byte of encodeUtf8(members.join('|'))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0')
}
