import { isApplicable, notApplicable, printRate, type Figure } from '../../../src-shared/upstream/figure'
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
  /** Whether it is in order, wants a look, or has nothing to count. */
  state: 'done' | 'look' | 'none'
  /** What is said of it; empty where it is in order. */
  note: string
}

/** A rate this much lower than the last quarter's is pointed out, in percent of the whole. */
const drop = 3

/** The figures of a period beside those of the period before. */
export function figureRows(figures: readonly Figure[], before: readonly Figure[], beforeWord: string): FigureRow[] {
  const earlier = new Map(before.map(figure => [figure.code, figure]))
  return figures.map(figure => {
    const { code, label, numerator, denominator } = figure
    const then = earlier.get(code)
    const [state, note] = !isApplicable(figure)
      ? (['none', notApplicable] as const)
      : then && isLower(figure, then)
        ? (['look', `比${beforeWord}低，请核对`] as const)
        : (['done', ''] as const)
    return {
      code,
      label,
      basis: figureBasis(code),
      numerator,
      denominator,
      rate: denominator === null ? '' : printRate(numerator, denominator),
      before: !then ? '—' : denominator === null ? String(then.numerator) : printRate(then.numerator, then.denominator),
      state,
      note,
    }
  })
}

function isLower(now: Figure, then: Figure): boolean {
  if (!now.denominator || !then.denominator) return false
  const fall = then.numerator * now.denominator - now.numerator * then.denominator
  return fall * 100 >= drop * now.denominator * then.denominator
}

/** `20 项数据，10 项核对无误，2 项请看一眼，8 项不适用` */
export function checkWords(rows: readonly Pick<FigureRow, 'state'>[]): string {
  const count = (of: FigureRow['state'], words: string) => {
    const number = rows.filter(({ state }) => state === of).length
    return number ? [`${number} 项${words}`] : []
  }
  const parts = [...count('done', '核对无误'), ...count('look', '请看一眼'), ...count('none', notApplicable)]
  return [`${rows.length} 项数据`, ...parts].join('，')
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
  if (subject === 'grid') return { path: of.startsWith('patrol') ? '/grid' : '/grid/figures', query: {} }
  return null
}
