import { capSpans, ledgers, spans, type PackItem, type PointsPack } from '../../../../src-shared/points/pack'
import { printDate } from '../../../../src-shared/plain-date'
import { printRuleDelta, printRulePoints } from '../../../../src-shared/points/print-points'
import type { QueryOutput } from '../../../engine/client'
import type { StateKind } from '../../../widgets/State.vue'

export type PackLine = QueryOutput<'points.packs'>['rows'][number]

/** Where a version stands, and until when where another one follows it. */
export function stateOf(
  line: Pick<PackLine, 'inForce' | 'state' | 'from' | 'until'>,
  today: string,
): { kind: StateKind; text: string } {
  const until = line.until ? `，到${printDate(line.until)}` : ''
  if (line.inForce) return { kind: 'done', text: `现行${until}` }
  if (line.state === 'draft') return { kind: 'draft', text: '草案' }
  if (line.until !== null && line.until < today)
    return { kind: 'none', text: `以前的，${printDate(line.from)}至${endOf(line.from, line.until)}` }
  if (line.state === 'shipped') return { kind: 'none', text: '可以起用' }
  if (line.from > today) return { kind: 'open', text: '待起用' }
  // Another one was adopted for the same day in its place.
  return { kind: 'none', text: '没有用过，同一天另起用了一版' }
}
/** Without its year where that is the same. */
const endOf = (from: string, until: string) =>
  from.slice(0, 4) === until.slice(0, 4) ? printDate(until).slice(5) : printDate(until)

/** `+0.5`, `每2小时 +0.5` */
export const eachWords = ({ deltas, per, unit }: PackItem): string =>
  `${per > 1 ? `每${per}${unit} ` : ''}${deltas.map(printRuleDelta).join('、')}`

/** `全年 8`, nothing where there is no cap. */
export const capWords = ({ cap, capPer }: PackItem): string =>
  cap === null ? '' : `${capSpans[capPer]} ${printRulePoints(cap)}`

/** What holds for the whole of a pack, a pair a line. */
export function headPairs(pack: PointsPack): { label: string; text: string }[] {
  const { base } = pack
  const carry = base.carry && `，上年积分结转 ${base.carry.numerator}/${base.carry.denominator}`
  const begun = pack.blocks.reduce((sum, block) => sum + block.base, 0)
  const blocks = begun ? `，各板块起始分合计 ${printRulePoints(begun)}` : ''
  const limits = `不低于 ${printRulePoints(pack.floor)}`
  return [
    { label: '适用', text: ledgers[pack.ledger] },
    { label: '起用日期', text: printDate(pack.from) },
    { label: '基础分', text: `每${spans[pack.cycle]} ${printRulePoints(base.points)}${blocks}${carry ?? ''}` },
    {
      label: '总分',
      text: pack.ceiling === null ? `${limits}，不设上限` : `${limits}，不高于 ${printRulePoints(pack.ceiling)}`,
    },
    { label: '转入转出', text: base.prorated === 'months' ? '基础分按在册月数折算' : '基础分不折算' },
    { label: '出处', text: pack.source },
  ]
}
