import { printDate, type PlainDate } from '../plain-date'
import { warning, type Problem } from '../problem'
import { accountOf, type AccountEntry } from './account'
import { capSpans, type Ledger, type PointsPack } from './pack'
import { printDelta, printPoints } from './print-points'
import { notTakenBack } from './reversal'

/** What a remark looks at in an entry that stands beside the new one. */
type Beside = AccountEntry & { note: string; reverses?: string | undefined }

/**
 * Said where the same item stands on the same day with as much: it may be one thing entered twice.
 * @param year what stands of the person in the year of the fact
 */
export function remarksTwice(
  year: readonly Beside[],
  { rule, date, delta, amount }: Pick<AccountEntry, 'rule' | 'date' | 'delta' | 'amount'>,
): Problem[] {
  const twice = notTakenBack(year).find(
    other => other.rule === rule && other.date === date && (other.amount ?? other.delta) === (amount ?? delta),
  )
  if (!twice) return []
  const words = `${printDate(date)}已经有一条${rule}（${twice.note || printDelta(twice.delta)}），请核对是不是同一件事。`
  return [warning('double', words, { field: '积分项目', path: ['rule'] })]
}

/**
 * Said where an entry goes over its cap: it is kept all the same, and what is above does not count.
 * @param entries the person's entries of the year, the new one among them
 */
export function remarksCap(
  entries: readonly AccountEntry[],
  of: { person: string; rule: string; date: PlainDate },
  packs: readonly PointsPack[],
  ledger: Ledger = 'members',
): Problem[] {
  const year = Number(of.date.slice(0, 4))
  // Whatever month they stand in: the cap is that of the facts.
  const facts = entries.map(({ period: _, ...fact }) => fact)
  const account = accountOf({ member: of.person, year, until: `${year}-12-31`, entries: facts, packs, ledger })
  const line = account.lines.find(candidate => candidate.code === of.rule)
  if (!line || line.cap === null || line.cut === 0) return []
  const words = `${of.rule}${capSpans[line.capPer]}上限${printPoints(line.cap)}分，超出${printPoints(Math.abs(line.cut))}分不计入。`
  return [warning('over-cap', words, { field: '分值' })]
}
