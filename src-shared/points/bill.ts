import { printDate } from '../plain-date'
import type { Account, AccountLine } from './account'
import { printDelta, printPoints, printRulePoints } from './print-points'

/** One row of an account as a bill, all text as it stands on the page and on paper. */
export interface BillRow {
  kind: 'base' | 'item' | 'sum' | 'subtotal' | 'total'
  code: string
  name: string
  times: string
  each: string
  raw: string
  cap: string
  counted: string
  /** What the caps took off, in words; it stands in the place of `times` and `each`. */
  cut: string
  /** The line that an item's row is of. */
  line?: AccountLine
}

/** An account as far as the bill says it; its total is null for 免积分, which is not zero (domain §3.7 trap 5). */
export type BilledAccount = Omit<Account, 'pack' | 'total'> & { total: number | null }

/** The account as a bill: raw, cap, counted; sums after additions and deductions, honours after what floor and ceiling leave. */
export function billRows(account: BilledAccount): BillRow[] {
  const of = (group: AccountLine['group']) => account.lines.filter(line => line.group === group).map(itemRow)
  const deductions = of('deduction')
  return [
    ...(account.baseLine ? [row('base', { ...account.baseLine, counted: printPoints(account.base) })] : []),
    ...of('addition'),
    row('sum', {
      name: '加分合计',
      cut: account.cutText,
      raw: printPoints(account.uncapped),
      counted: printDelta(account.additions),
    }),
    ...deductions,
    ...(deductions.length ? [row('sum', { name: '扣分合计', counted: printDelta(account.deductions) })] : []),
    row('subtotal', { name: account.sumText, counted: printPoints(account.subtotal) }),
    ...of('honour'),
    row('total', {
      name: `截至${printDate(account.until).slice(5)}`,
      counted: account.total === null ? '免积分' : printPoints(account.total),
    }),
  ]
}

const row = (kind: BillRow['kind'], said: Partial<BillRow>): BillRow => ({
  ...{ kind, code: '', name: '', times: '', each: '', raw: '', cap: '', counted: '', cut: '' },
  ...said,
})

function itemRow(line: AccountLine): BillRow {
  const addition = line.counted ? printPoints(line.counted) : '—'
  return row('item', {
    code: line.code,
    name: line.name,
    times: line.entries.length ? line.timesText : '—',
    each: line.eachText,
    raw: line.group === 'deduction' || !line.raw ? '' : printPoints(line.raw),
    cap: line.cap === null ? '' : printRulePoints(line.cap),
    counted: line.group === 'addition' ? addition : printDelta(line.counted),
    line,
  })
}

/** By which rules an account was drawn up. */
export function packSentence(pack: Pick<NonNullable<Account['pack']>, 'name' | 'version' | 'from'> | null): string {
  if (!pack) return '这一年还没有起用积分办法。'
  return `按“${pack.name} 第${pack.version}版”计算，${printDate(pack.from)}起用。次数按事实发生日期，请假不扣分。`
}
