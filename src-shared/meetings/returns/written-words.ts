import { isWholeDate, type PlainDate } from '../../plain-date'
import type { AttendanceStatus } from '../kinds'

/** Readings of what people write into a form by hand; null where it cannot be told what was meant. */

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** `2026年11月12日`, `2026.11.12`, `11月12日`. @param year of the form, for a date without one */
export function writtenDate(text: string, year: string): PlainDate | null {
  const match = /^(?:(\d{4})[年.\-/])?(\d{1,2})[月.\-/](\d{1,2})日?(?:[(（]?(?:星期|周).[)）]?)?$/.exec(plain(text))
  if (!match) return null
  const [, own = year, month = '', day = ''] = match
  const date = `${own}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isWholeDate(date) ? date : null
}

/** `14:30-15:40`, `下午2点半至3点40分`, `14时30分`: when it began and, where that is said, ended. */
export function writtenTimes(text: string): { begins: string; ends: string } | null {
  const words = plain(text).replace(/点半|时半/g, ':30')
  const found = [...words.matchAll(/(上午|中午|下午|晚上|晚)?(\d{1,2})(?:[:时点](\d{1,2})?)分?/g)]
  const rest = words
    .replace(/(上午|中午|下午|晚上|晚)?(\d{1,2})(?:[:时点](\d{1,2})?)分?/g, '')
    .replace(/[-—–~～至到]/g, '')
  if (rest || found.length < 1 || found.length > 2) return null
  let half = ''
  const clocks = found.map(([, part = half, hour = '', minute = '0']) => {
    half = part
    const afternoon = /下午|晚/.test(part) || (part === '中午' && Number(hour) < 11)
    const h = Number(hour) + (afternoon && Number(hour) < 12 ? 12 : 0)
    return h < 24 && Number(minute) < 60 ? `${String(h).padStart(2, '0')}:${minute.padStart(2, '0')}` : ''
  })
  const [begins = '', ends = ''] = clocks
  if (clocks.includes('') || (ends && ends <= begins)) return null
  return { begins, ends }
}

/** Whether a box is ticked: by the form's own box, or by what a hand puts there. A cross may mean either and is none. */
export const isTicked = (text: string): boolean => /^[□☐]?(?:[☑☒✓✔√■●vV]|是|到|到会|有|1)[□☐]?$/.test(plain(text))

/** Whether a box was left as it was printed. */
export const isBlank = (text: string): boolean => /^[□☐_]*$/.test(plain(text))

/** The first that fits is meant. */
const reasons: readonly [RegExp, AttendanceStatus | null][] = [
  [/无故|旷/, 'absent_unexcused'],
  // Leave that was not asked for, and somebody else's illness: what these come to the clerk says.
  [/[未没无][^，。；、,;.]{0,4}(?:假|病|住院|手术|公差|出差|公出|因公|事)/, null],
  [/家人|家属|亲属|亲戚|陪|照[顾看料]|护理|看望|探[望病视]|父|母|爸|妈|儿子|女儿|孙|妻|丈夫|爱人|老[人伴公婆]/, null],
  [/病|住院|手术/, 'leave_sick'],
  [/公假|公差|出差|公出|因公/, 'leave_official'],
  [/异地|线上|外地|流动/, 'floating_remote'],
  [/^免/, 'exempt'],
  [/事假|私事|家中有事|家里有事|请假/, 'leave_personal'],
]

export const writtenReason = (text: string): AttendanceStatus | null =>
  reasons.find(([words]) => words.test(plain(text)))?.[1] ?? null

/** A number of votes, `12`, `12票`; empty is empty. */
export function writtenCount(text: string): string | null {
  const match = /^(\d{0,4})(?:票|人)?$/.exec(plain(text))
  return match ? match[1]! : null
}

/** Which of the two boxes is ticked; nothing where neither is. */
export function writtenBallot(text: string): 'show' | 'secret' | '' | null {
  const words = plain(text)
  const show = /[☑☒✓✔√■●]举手|^举手(?:表决)?$|举手[☑☒✓✔√]/.test(words)
  const secret = /[☑☒✓✔√■●]无记名|^无记名(?:投票)?$|无记名[☑☒✓✔√]/.test(words)
  if (show && secret) return null
  return show ? 'show' : secret ? 'secret' : ''
}
