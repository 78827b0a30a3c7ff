import { printDate, type PlainDate } from '../../plain-date'

/**
 * A date in the form that a heading asks for: `出生年月（1968.07）` gets `1968.07`, `入党时间（年月日）` `1968年7月1日`,
 * `YYYYMMDD` `19680701`; where it asks for none, ISO. A date that knows less than is asked for stays as it is known.
 */
export function printAsAsked(date: PlainDate, heading: string): string {
  const known = date.split('-')
  const sample =
    /(?:\d{4}|[yY]{4}|[xX×]{2,4})([-./年]?)(?:\d{1,2}|[mM]{2}|[xX×]{1,2})(?:月|([-./]?)(?:\d{1,2}|[dD]{2}|[xX×]{1,2})日?)?/.exec(
      heading,
    )
  const toMonth = sample ? !wantsDay(sample[0]) : /年月(?!日)/.test(heading)
  const parts = toMonth ? known.slice(0, 2) : known
  if (sample?.[1] === '年' || (!sample && /年月日/.test(heading))) return printDate(parts.join('-'))
  if (sample) return parts.join(sample[1])
  return toMonth ? parts.join('.') : parts.join('-')
}

/** Whether a sample such as `1968.07.01` or `YYYYMMDD` has a day. */
const wantsDay = (sample: string) => sample.replace(/[^\dyYmMdDxX×]/g, '').length > 6 || /日/.test(sample)
