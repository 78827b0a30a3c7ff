import { printDate } from '../plain-date'
import type { Account, AccountLine } from './account'
import { spans } from './pack'
import { packTitle } from './pack-title'
import { printDelta, printPoints, printRulePoints } from './print-points'

/** One row of an account as a bill, all text as it stands on the page and on paper. */
export interface BillRow {
  kind: 'base' | 'item' | 'part' | 'sum' | 'subtotal' | 'total'
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

/**
 * The account as a bill: raw, cap, counted; each block with its items, sums after additions and deductions, honours after what
 * floor and ceiling leave.
 */
export function billRows(account: Account): BillRow[] {
  const of = (group: AccountLine['group']) =>
    account.lines.filter(line => line.group === group && line.block === null).flatMap(itemRows)
  const [additions, deductions] = [of('addition'), of('deduction')]
  const blocks = blockRows(account)
  return [
    ...(account.baseLine && (account.base || !blocks.length)
      ? [row('base', { ...account.baseLine, counted: printPoints(account.base) })]
      : []),
    ...(account.carried ? [row('base', { name: '上年结转', counted: printPoints(account.carried) })] : []),
    ...blocks,
    ...additions,
    ...(additions.length || !blocks.length
      ? [
          row('sum', {
            name: '加分合计',
            cut: account.cutText,
            raw: printPoints(account.uncapped),
            counted: printDelta(account.additions),
          }),
        ]
      : []),
    ...deductions,
    ...(deductions.length ? [row('sum', { name: '扣分合计', counted: printDelta(account.deductions) })] : []),
    row('subtotal', { name: account.sumText, counted: printPoints(account.subtotal) }),
    ...of('honour'),
    ...(account.adjusted ? [row('sum', { name: '以前年度更正', counted: printDelta(account.adjusted) })] : []),
    row('total', {
      name: `截至${printDate(account.until).slice(5)}`,
      counted: account.total === null ? '免积分' : printPoints(account.total),
    }),
  ]
}

/** Each block: its items, then with what it began and to what it came, over all cycles of the year that have begun. */
function blockRows({ cycles, lines }: Account): BillRow[] {
  const names = [...new Set(cycles.flatMap(({ blockLines }) => blockLines.map(({ name }) => name)))]
  return names.flatMap(name => {
    const own = cycles.flatMap(({ blockLines }) => blockLines.filter(line => line.name === name))
    const sum = (of: 'base' | 'score') => own.reduce((total, line) => total + line[of], 0)
    return [
      ...lines.filter(line => line.block === name).flatMap(itemRows),
      row('sum', { name: `${name}（起始 ${printRulePoints(sum('base'))}）`, counted: printPoints(sum('score')) }),
    ]
  })
}

const row = (kind: BillRow['kind'], said: Partial<BillRow>): BillRow => ({
  ...{ kind, code: '', name: '', times: '', each: '', raw: '', cap: '', counted: '', cut: '' },
  ...said,
})

/** An item; where its rule changed within the year, what each of its rules gave stands below it. */
function itemRows(line: AccountLine): BillRow[] {
  const { parts } = line
  const told = ({ group, counted }: Pick<AccountLine, 'group' | 'counted'>) =>
    group === 'addition' ? (counted ? printPoints(counted) : '—') : printDelta(counted)
  const figures = ({ raw, cap, capPer }: Pick<AccountLine, 'raw' | 'cap' | 'capPer'>) => ({
    raw: line.group === 'deduction' || !raw ? '' : printPoints(raw),
    cap: cap === null ? '' : `${capPer === 'year' ? '' : `每${spans[capPer]} `}${printRulePoints(cap)}`,
  })
  const whole = {
    ...{ code: line.code, name: line.name, ...figures(line), counted: told(line), line },
    ...{ times: line.entries.length ? line.timesText : '—', each: line.eachText },
  }
  if (!parts) return [row('item', whole)]
  return [
    row('item', { ...whole, times: '', each: '', cap: '' }),
    ...parts.map(part =>
      row('part', {
        ...{ name: part.when, times: part.timesText, each: part.eachText, ...figures(part) },
        counted: told({ group: line.group, counted: part.counted }),
      }),
    ),
  ]
}

/** How what is measured in an account (hours and other units) became points: a sentence for each such item. */
export const measuredNotes = ({ lines }: Pick<Account, 'lines'>): string[] =>
  lines.flatMap(({ code, measured, entries }) => (measured && entries.length ? `${code}：${measured}。` : []))

/** By which rules an account was drawn up. */
export function packSentence(pack: Pick<NonNullable<Account['pack']>, 'name' | 'version' | 'from'> | null): string {
  if (!pack) return '这一年还没有起用积分办法。'
  return `按“${packTitle(pack)}”计算，${printDate(pack.from)}起用。次数按事实发生日期，请假不扣分。`
}
