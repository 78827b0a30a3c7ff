import type { PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import type { PointsEntry } from './entry'
import { lacksResolution } from './named-resolution'
import {
  attendanceFacts,
  isMeasured,
  itemConfirmers,
  ledgers,
  packOn,
  type Ledger,
  type PackItem,
  type PointsPack,
} from './pack'
import { packTitle } from './pack-title'
import { printRuleDelta } from './print-points'

/** An entry somebody makes by hand: the input of `points.enter`, `delta` in half points. */
export type HandEntry = Pick<PointsEntry, 'rule' | 'date' | 'delta'> & Partial<Pick<PointsEntry, 'evidence' | 'amount'>>

/** What is wrong with an entry by hand. A cap is no reason to refuse: what goes over it is kept and shown as not counted. */
export function checkEntry(
  entry: HandEntry,
  packs: readonly PointsPack[],
  today: PlainDate,
  ledger: Ledger = 'members',
): Problem[] {
  if (entry.date > today)
    return [problem('date-future', '事实发生日期还没有到，请核对。', { field: '日期', path: ['date'] })]
  const pack = packOn(packs, entry.date, ledger)
  if (!pack) return [noPack(ledger)]
  const item = pack.items.find(one => one.code === entry.rule)
  if (!item)
    return [
      problem('unknown-rule', `“${packTitle(pack)}”里没有${entry.rule}这一项，请重选积分项目。`, {
        field: '积分项目',
        path: ['rule'],
      }),
    ]
  const deducts = item.group === 'deduction'
  const where = { field: '分值', path: ['delta'] }
  const found: Problem[] = []
  if (entry.amount !== undefined) found.push(...checkAmount(entry.amount, item))
  else if (entry.delta === 0 || entry.delta < 0 !== deducts)
    found.push(
      problem(
        'delta-sign',
        `${item.code} ${item.name}是${deducts ? '扣分' : '加分'}项目，分值应为${deducts ? '负数' : '正数'}。`,
        where,
      ),
    )
  else if (!fits(entry.delta, item.deltas))
    found.push(
      warning('delta-unusual', `办法规定每次${item.deltas.map(printRuleDelta).join('或')}分，请核对分值。`, where),
    )
  if (item.evidence && !entry.evidence?.trim())
    found.push(
      problem('evidence-required', `登记${item.name}须写明依据，如文件名称和文号、会议决议。`, {
        field: '依据',
        path: ['evidence'],
      }),
    )
  else if (lacksResolution(item, entry))
    found.push(
      warning(
        'resolution-unnamed',
        `${item.name}由${itemConfirmers[item.confirm]}确认，请在依据里写明是哪次会议决定的。`,
        {
          field: '依据',
          path: ['evidence'],
        },
      ),
    )
  if (attendanceFacts(item).length)
    found.push(
      warning('comes-from-meetings', '这一项由会议到会情况自动登记，请核对是否重复。', {
        field: '积分项目',
        path: ['rule'],
      }),
    )
  return found
}

const noPack = (ledger: Ledger) =>
  problem(
    'no-pack',
    ledger === 'members'
      ? '这一天还没有起用积分办法，不能登记积分。'
      : `这一天还没有起用${ledgers[ledger]}的积分办法，请先在“积分办法”起用一版。`,
    { field: '日期', path: ['date'] },
  )

/** What is wrong with an amount, in halves of the item's unit; what it gives follows from it. */
function checkAmount(amount: number, item: PackItem): Problem[] {
  const where = { field: '数量', path: ['amount'] }
  if (!isMeasured(item))
    return [problem('amount-not-measured', `${item.code} ${item.name}按次计分，请填分值，不填数量。`, where)]
  return amount > 0 ? [] : [problem('amount-not-positive', `请填${item.unit}数，如 3 或 3.5。`, where)]
}

/** Whether a delta is one the rule gives, or several of its only one. */
function fits(delta: number, deltas: readonly number[]): boolean {
  return deltas.includes(delta) || (deltas.length === 1 && delta % deltas[0]! === 0)
}
