import { dateOfInstant, type PlainDate } from '../../src-shared/plain-date'

const two = (n: number) => String(n).padStart(2, '0')

/** The time of an instant on this PC's clock, `08:05`. */
export function clockTime(time: string): string {
  const at = new Date(time)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** When something was: `今天 08:05`, else `10月6日 16:40`, with the year where it is another. */
export function clockWords(time: string, today: PlainDate): string {
  const at = new Date(time)
  const date = dateOfInstant(at.getTime(), -at.getTimezoneOffset())
  if (date === today) return `今天 ${clockTime(time)}`
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : `${date.slice(0, 4)}年`
  return `${year}${at.getMonth() + 1}月${at.getDate()}日 ${clockTime(time)}`
}
