import type { QueryOutput } from '../../engine/client'

type FigureRow = Pick<
  QueryOutput<'street.figures'>['rows'][number],
  'office' | 'code' | 'label' | 'numerator' | 'denominator'
>
type ReportRow = Pick<QueryOutput<'street.reports'>['rows'][number], 'office' | 'name'>

/** One office in a comparison: both its numbers, or neither where it has not reported. */
export interface Compared {
  office: string
  name: string
  numerator: number | null
  denominator: number | null
  /** Points of percent against the period before, `+0.5`; `—` where there is nothing to compare. */
  change: string
}

type Counts = Pick<FigureRow, 'numerator' | 'denominator'>

/** Figures that have a rate, each once, in the order they are reported. */
export function comparable(rows: readonly FigureRow[]): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { code, label, denominator } of rows) if (denominator !== null) found.set(code, label)
  return [...found].map(([value, label]) => ({ value, label }))
}

/** Offices by rate, then by denominator, never by a plain count (domain §9.2); who has not reported stands last. */
export function compared(
  code: string,
  figures: readonly FigureRow[],
  reports: readonly ReportRow[],
  before: readonly FigureRow[] = [],
): Compared[] {
  const ofCode = (rows: readonly FigureRow[]) =>
    new Map(rows.filter(row => row.code === code).map(row => [row.office, row]))
  const own = ofCode(figures)
  const earlier = ofCode(before)
  const rows = reports.map(({ office, name }) => {
    const figure = own.get(office)
    const change = changeWords(figure, earlier.get(office))
    return { office, name, numerator: figure?.numerator ?? null, denominator: figure?.denominator ?? null, change }
  })
  return rows.sort(
    (a, b) => byRate(a, b) || (b.denominator ?? -1) - (a.denominator ?? -1) || (a.office < b.office ? -1 : 1),
  )
}

/** Higher rate first, compared by cross multiplication so that nothing is rounded. */
function byRate(a: Compared, b: Compared): number {
  const known = (row: Compared) => row.numerator !== null && !!row.denominator
  if (!known(a) || !known(b)) return Number(known(b)) - Number(known(a))
  return b.numerator! * a.denominator! - a.numerator! * b.denominator!
}

/** The difference of the two rates as they are printed, so that it can be checked by eye. */
function changeWords(now: Counts | undefined, before: Counts | undefined): string {
  if (!now?.denominator || !before?.denominator) return '—'
  const tenths = rateTenths(now) - rateTenths(before)
  const size = Math.abs(tenths)
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${Math.floor(size / 10)}.${size % 10}`
}

function rateTenths({ numerator, denominator }: Counts): number {
  return Math.floor((numerator * 2000 + denominator!) / (denominator! * 2))
}

/** Σ numerators over Σ denominators of those who reported: not the mean of their rates (domain §9.4). */
export function total(rows: readonly Compared[]): { offices: number; numerator: number; denominator: number } {
  const reported = rows.filter(row => row.denominator !== null)
  const sum = (of: 'numerator' | 'denominator') => reported.reduce((all, row) => all + row[of]!, 0)
  return { offices: reported.length, numerator: sum('numerator'), denominator: sum('denominator') }
}
