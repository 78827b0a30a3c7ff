import { printDate } from '../plain-date'
import { gridRoles } from '../grid/grid-post'
import { attendanceStatuses, meetingKinds } from '../meetings/kinds'
import { posts } from '../roster/post'
import {
  itemConfirmers,
  itemGroups,
  ledgers,
  rosterGroups,
  scorings,
  spans,
  vetoEffects,
  type PackBlock,
  type PackClass,
  type PackItem,
  type PointsPack,
} from './pack'
import { printRuleDelta, printRulePoints } from './print-points'

/** Words for what a thing says, in the order in which they are compared. */
type Said<T> = readonly (readonly [label: string, say: (of: T) => string])[]

const none = '无'
const limit = (half: number | null) => (half === null ? none : printRulePoints(half))
const fraction = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  `${numerator}/${denominator}`

const ofHead: Said<PointsPack> = [
  ['名称', ({ name }) => name],
  ['起用日期', ({ from }) => printDate(from)],
  ['出处', ({ source }) => source],
  ['适用', ({ ledger }) => ledgers[ledger]],
  ['计分周期', ({ cycle }) => spans[cycle]],
  ['基础分编号', ({ base }) => base.code],
  ['基础分名称', ({ base }) => base.name],
  ['基础分', ({ base }) => printRulePoints(base.points)],
  [
    '分类基础分',
    ({ base, classes }) =>
      Object.entries(base.byClass ?? {})
        .map(([code, half]) => `${classes.find(one => one.code === code)?.name ?? code} ${printRulePoints(half)}`)
        .join('、'),
  ],
  ['上年结转', ({ base }) => (base.carry ? fraction(base.carry) : none)],
  ['转入转出', ({ base }) => (base.prorated === 'months' ? '按在册月数折算' : '不折算')],
  ['最低分', ({ floor }) => printRulePoints(floor)],
  ['最高分', ({ ceiling }) => limit(ceiling)],
  ['一票否决', ({ vetoEffect }) => vetoEffects[vetoEffect]],
]

const ofItem: Said<PackItem> = [
  ['名称', ({ name }) => name],
  ['类别', ({ group }) => itemGroups[group]],
  ['每次', ({ deltas }) => deltas.map(printRuleDelta).join('、')],
  ['计量', ({ per, unit }) => `每${per > 1 ? per : ''}${unit}`],
  ['上限', ({ cap }) => limit(cap)],
  ['上限按', ({ cap, capPer }) => (cap === null ? none : spans[capPer])],
  ['板块', ({ block }) => block ?? none],
  ['由谁确认', ({ confirm }) => itemConfirmers[confirm]],
  ['事实来源', factWords],
  ['须写依据', ({ evidence }) => (evidence ? '是' : '否')],
  ['出处', ({ source }) => source],
]

const ofBlock: Said<PackBlock> = [
  ['名称', ({ name }) => name],
  ['起始分', ({ base }) => printRulePoints(base)],
  ['最低', ({ floor }) => printRulePoints(floor)],
  ['最高', ({ ceiling }) => printRulePoints(ceiling)],
]

const ofClass: Said<PackClass> = [
  ['名称', ({ name }) => name],
  ['计分', ({ scored }) => scorings[scored]],
  ['自动适用', ({ when }) => (when ? rosterGroups[when] : none)],
  ['倍数', ({ multiply }) => multiply.map(one => `${one.items.join('、')}×${fraction(one)}`).join('；') || none],
  ['不适用', ({ off }) => off.join('、') || none],
  ['出处', ({ source }) => source],
]

const ofVeto: Said<PointsPack['vetoes'][number]> = [
  ['名称', ({ name }) => name],
  ['出处', ({ source }) => source],
]

/**
 * What one version says otherwise than another, in lines for a clerk: `A1 上限 8 → 10`, `新增 B6 …`, `去掉 B2 …`.
 * Things are told apart by their codes.
 */
export function packDifference(before: PointsPack, after: PointsPack): string[] {
  return [
    ...changes('', ofHead, before, after),
    ...listed('板块', ofBlock, before.blocks, after.blocks),
    ...listed('', ofItem, before.items, after.items),
    ...listed('分类', ofClass, before.classes, after.classes),
    ...reordered(before.classes, after.classes),
    ...listed('', ofVeto, before.vetoes, after.vetoes),
    ...banded(before, after),
  ]
}

/** What produces an item, in words: `党课、主题党日：到会`. */
export function factWords({ facts }: Pick<PackItem, 'facts'>): string {
  const others = {
    review: '民主评议得分',
    hours: '志愿服务',
    wish: '微心愿',
    ledger: '治理台账',
    dues: '交纳党费',
  }
  const words = facts.map(fact => {
    if (fact.of === 'attendance')
      return `${fact.kinds.map(kind => meetingKinds[kind]).join('、')}：${fact.statuses.map(one => attendanceStatuses[one]).join('、')}`
    if (fact.of !== 'post') return others[fact.of]
    const held = [...fact.posts.map(post => posts[post]), ...(fact.roles ?? []).map(role => gridRoles[role])]
    return `任职${held.length ? `：${held.join('、')}` : ''}`
  })
  return words.join('；') || '手工登记'
}

function changes<T>(head: string, said: Said<T>, before: T, after: T): string[] {
  return said.flatMap(([label, say]) => {
    const [was, is] = [say(before), say(after)]
    return was === is ? [] : [`${head}${label} ${was || none} → ${is || none}`]
  })
}

function listed<T extends { code: string; name: string }>(
  what: string,
  said: Said<T>,
  before: readonly T[],
  after: readonly T[],
): string[] {
  const known = new Map(before.map(one => [one.code, one]))
  const kept = new Set(after.map(({ code }) => code))
  return [
    ...before.flatMap(one => (kept.has(one.code) ? [] : [`去掉${what} ${one.code} ${one.name}`])),
    ...after.flatMap(one => {
      const was = known.get(one.code)
      return was ? changes(`${what}${one.code} `, said, was, one) : [`新增${what} ${one.code} ${one.name}`]
    }),
  ]
}

/** Of two classes that somebody may belong to, the first holds: their order is part of the rules. */
function reordered(before: readonly PackClass[], after: readonly PackClass[]): string[] {
  const among = (list: readonly PackClass[], others: readonly PackClass[]) =>
    list.filter(({ code }) => others.some(other => other.code === code)).map(({ code }) => code)
  const [was, is] = [among(before, after).join('、'), among(after, before).join('、')]
  return was === is ? [] : [`分类次序 ${was} → ${is}`]
}

function banded(before: PointsPack, after: PointsPack): string[] {
  const words = ({ bands }: PointsPack) => bands.map(({ from, name }) => `${printRulePoints(from)}起${name}`).join('、')
  return [
    ...changes('', [['分档提示', words]], before, after),
    ...after.bands.flatMap(band => {
      const was = before.bands.find(({ name }) => name === band.name)
      return was ? changes(`“${band.name}”`, [['说明', ({ note }) => note]], was, band) : []
    }),
  ]
}
