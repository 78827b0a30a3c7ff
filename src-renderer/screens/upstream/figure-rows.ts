import { printRate, type Figure } from '../../../src-shared/upstream/figure'
import { figureBasis } from '../../../src-shared/upstream/figures'

/** One line of what is checked before it is sent: both numbers, the rate, the last quarter's beside it. */
export interface FigureRow {
  code: string
  label: string
  basis: string
  numerator: number
  /** null for a plain count. */
  denominator: number | null
  rate: string
  before: string
  /** Why somebody should look at it; empty where nothing stands out. */
  note: string
}

/** A rate this much lower than the last quarter's is pointed out, in percent of the whole. */
const drop = 3

/** The figures of a period beside those of the period before. */
export function figureRows(figures: readonly Figure[], before: readonly Figure[], beforeWord = '上季'): FigureRow[] {
  const earlier = new Map(before.map(figure => [figure.code, figure]))
  return figures.map(figure => {
    const { code, label, numerator, denominator } = figure
    const then = earlier.get(code)
    return {
      code,
      label,
      basis: figureBasis(code),
      numerator,
      denominator,
      rate: denominator === null ? '' : printRate(numerator, denominator),
      before: !then ? '—' : denominator === null ? String(then.numerator) : printRate(then.numerator, then.denominator),
      note: then && isLower(figure, then) ? `比${beforeWord}低，请核对` : '',
    }
  })
}

function isLower(now: Figure, then: Figure): boolean {
  if (!now.denominator || !then.denominator) return false
  const fall = then.numerator * now.denominator - now.numerator * then.denominator
  return fall * 100 >= drop * now.denominator * then.denominator
}

/** `20 项数据，18 项核对无误，2 项请看一眼` */
export function checkWords(rows: readonly FigureRow[]): string {
  const noted = rows.filter(({ note }) => note).length
  return `${rows.length} 项数据，${rows.length - noted} 项核对无误${noted ? `，${noted} 项请看一眼` : ''}`
}

/** Where the rows behind a figure are. */
export function rowsBehind(code: string, period: string): { path: string; query: Record<string, string> } | null {
  const [subject, of = ''] = code.split('.')
  const year = period.slice(0, 4)
  const meetingKinds = ['branchGeneral', 'branchCommittee', 'group', 'themeDay', 'orgLife', 'lesson']
  if (subject === 'meetings' || subject === 'attendance')
    return { path: '/meetings', query: { year, ...(meetingKinds.includes(of) && { kind: of }) } }
  if (subject === 'members') return { path: '/roster', query: {} }
  if (subject === 'points') return { path: '/points', query: {} }
  return null
}
