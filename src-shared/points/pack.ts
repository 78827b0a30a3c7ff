import * as z from 'zod'
import { attendanceStatuses, meetingKinds } from '../meetings/kinds'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { gridRoles } from '../grid/grid-post'
import { posts } from '../roster/post'
import { someHalfPoints } from './bounds'
import { shipped } from './shipped-packs'

/** Spans of the calendar that a base or a cap begins anew with; both lie within a year. */
export const spans = { year: '年', quarter: '季度', month: '月' } as const
export type Span = keyof typeof spans
/** What a cap is of. */
export const capSpans: Readonly<Record<Span, string>> = { year: '全年', quarter: '每季度', month: '每月' }

/** Honours stand outside the ceiling. */
export const itemGroups = { addition: '加分', deduction: '扣分', honour: '表彰' } as const

/** Who confirms an entry by hand before its month is closed (domain §3.4). */
export const itemConfirmers = {
  group: '党小组',
  committee: '支部委员会决议',
  superior: '支部委员会决议并报上级',
} as const

/** How a class stands: scored, not scored at all (免, which is not 0), or in a ledger of its own (domain §3.5). */
export const scorings = { yes: '计分', exempt: '免积分', separate: '另账计分' } as const

/** What the roster itself says of somebody, from which a pack may choose the class without being asked. */
export const rosterGroups = {
  committee: '支部委员会成员',
  probationary: '预备党员',
  retired: '离退休党员',
  floating: '流动党员（流出）',
} as const
export type RosterGroup = keyof typeof rosterGroups

/** Members on the books, or those who only report here: two ledgers that are never summed. */
export const ledgers = { members: '在册党员', dual: '双报到党员' } as const
export type Ledger = keyof typeof ledgers

/** What a veto does: the rating waits for the meeting and the points stay, or the year's points are nought. */
export const vetoEffects = { lock: '锁定等次，分数保留', zero: '当年积分计0分' } as const

const half = (label: string) => someHalfPoints('以0.5分为单位').meta({ label, unit: 'halfPoint' })
const code = z
  .string()
  .trim()
  .min(1, { error: '请填编号' })
  .max(20, { error: '编号最多20个字' })
  // Nothing that a list of codes, a multiplier or the key of a month's fact is written with.
  .regex(/^[\p{Script=Han}A-Za-z0-9.-]*$/u, { error: '编号只用汉字、字母、数字、“.”和“-”' })
  .meta({ label: '编号' })
const name = z.string().trim().min(1, { error: '请填名称' }).meta({ label: '名称' })
const source = z.string().trim().min(1, { error: '请写明出处' }).meta({ label: '出处' })
const positive = z.number().int().positive({ error: '应为正整数' })
const whole = (label: string) => positive.meta({ label })

/** The fact that an item comes from. Attendance yields entries by itself; of the others the kind is known, no more. */
const Fact = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('attendance'),
    kinds: z.array(choice(meetingKinds)).min(1),
    statuses: z.array(choice(attendanceStatuses)).min(1),
  }),
  /** Posts held, once for each half-year, after the committee has confirmed that they were filled. */
  z.object({
    of: z.literal('post'),
    posts: z.array(choice(posts)),
    /** Roles in the grid: 楼栋长, 网格员. */
    roles: z.array(choice(gridRoles)).optional(),
  }),
  /** Percent of a review: the item is measured, its unit a point of the review. */
  z.object({ of: z.literal('review') }),
  z.object({ of: z.enum(['hours', 'wish', 'ledger', 'dues']) }),
])

/** One item of a pack. All points are whole half points (domain §3.7 trap 2). */
export const PackItem = z.object({
  code,
  name,
  group: choice(itemGroups).meta({ label: '类别' }),
  /** What one fact gives; several where the office chooses by the fact. Negative for deductions. */
  deltas: z.array(half('每次分值')).min(1, { error: '请填每次分值' }).meta({ label: '每次分值' }),
  unit: z.string().trim().min(1, { error: '请填单位' }).meta({ label: '单位' }),
  /** How many units make one delta: 2 where every 2 hours count. Above 1 the item is measured. */
  per: whole('每几个单位'),
  /** Most that counts, as a size, in each `capPer`; null where there is none. */
  cap: half('上限').positive({ error: '上限应大于0，不设上限的留空' }).nullable(),
  capPer: choice(spans).meta({ label: '上限按' }),
  /** Block whose score it moves. */
  block: z.string().optional().meta({ label: '板块' }),
  confirm: choice(itemConfirmers).meta({ label: '由谁确认' }),
  /** What produces it; empty where it is simply entered by hand. */
  facts: z.array(Fact).meta({ label: '事实来源' }),
  /** Whether an entry by hand must name its evidence. */
  evidence: z.boolean().meta({ label: '须写依据' }),
  source,
})

/** Several items with a score of their own, kept between floor and ceiling: five blocks of 20 in a month's sheet. */
const PackBlock = z.object({ code, name, base: half('起始分'), floor: half('最低'), ceiling: half('最高') })

const fraction = { numerator: whole('分子'), denominator: whole('分母') }

/** How one sort of members is scored (domain §3.5). Nobody is put into a class by age. */
const PackClass = z.object({
  code,
  name,
  scored: choice(scorings).meta({ label: '是否计分' }),
  /** Who is in it without being asked; without it, only whom the branch resolved to be. */
  when: choice(rosterGroups).optional().meta({ label: '自动适用' }),
  /** Items whose sum is multiplied, rounded towards nought. */
  multiply: z
    .array(z.object({ items: z.array(code).min(1).meta({ label: '项目' }), ...fraction }))
    .meta({ label: '倍数' }),
  /** Items that don't apply. */
  off: z.array(code).meta({ label: '不适用的项目' }),
  source,
})

/** A points rule pack: rules that differ from place to place are data, versioned, with an effective date (domain §3.3). */
export const PointsPack = z.object({
  /** `community.v1`: the family, and the version in it. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-zA-Z0-9-]*\.v\d+$/, { error: '编号应写成 名称.v版次，如 community.v1' })
    .meta({ label: '编号' }),
  name: name.max(40, { error: '名称最多40个字' }),
  version: whole('版次'),
  /** First day whose facts it judges: the first of a month. */
  from: wholeDate.meta({ label: '起用日期' }),
  source,
  ledger: choice(ledgers).meta({ label: '适用' }),
  /** What the base begins anew with. */
  cycle: choice(spans).meta({ label: '计分周期' }),
  base: z
    .object({
      code,
      name,
      points: half('基础分').nonnegative({ error: '基础分不能是负数' }),
      /** Base of a class where it differs. */
      byClass: z
        .record(z.string(), half('基础分').nonnegative({ error: '基础分不能是负数' }))
        .optional()
        .meta({ label: '分类基础分' }),
      /** Share of last year's total that is carried over. */
      carry: z.object(fraction).optional().meta({ label: '上年结转' }),
      /** By months on the roster for who came or left within the cycle, or whole (domain §3.7 trap 6). */
      prorated: choice({ months: '按在册月数折算', none: '不折算' } as const).meta({ label: '转入转出' }),
    })
    .meta({ label: '基础分' }),
  floor: half('最低分'),
  ceiling: half('最高分').nullable(),
  blocks: z.array(PackBlock).meta({ label: '板块' }),
  items: z.array(PackItem).min(1, { error: '至少要有一个积分项目' }).meta({ label: '积分项目' }),
  classes: z.array(PackClass).meta({ label: '党员类别' }),
  /** Words for a range of points, from `from` up, the highest first: a suggestion for the meeting and nothing else. */
  bands: z
    .array(z.object({ from: half('起'), name, note: z.string().meta({ label: '说明' }) }))
    .meta({ label: '分档提示' }),
  /** 一票否决: kept as words; the rating is a meeting's, never the program's. */
  vetoes: z.array(z.object({ code, name, source })).meta({ label: '一票否决情形' }),
  vetoEffect: choice(vetoEffects).meta({ label: '一票否决' }),
})

export type PackItem = z.infer<typeof PackItem>
export type PackClass = z.infer<typeof PackClass>
export type PackBlock = z.infer<typeof PackBlock>
export type PointsPack = z.infer<typeof PointsPack>

/** All packs that ship with the program, to be adopted or changed; the first is in force where none was adopted. */
export const packLibrary = shipped as readonly PointsPack[]
/** The packs in force where the office has adopted none. */
export const shippedPacks: readonly PointsPack[] = packLibrary.slice(0, 1)

/**
 * The packs in force of an office, in the order of their adoption: what it adopted, and before the first of that the
 * shipped one.
 */
export function packsInForce(adopted: readonly PointsPack[]): readonly PointsPack[] {
  const first = adopted
    .filter(({ ledger }) => ledger === 'members')
    .map(({ from }) => from)
    .sort()[0]
  return [...shippedPacks.filter(({ from }) => first === undefined || from < first), ...adopted]
}

/**
 * The pack in force on the day of a fact (domain §3.7 trap 3): the newest that had begun, of two of one day the one
 * adopted later. Undefined before the first.
 */
export function packOn(
  packs: readonly PointsPack[],
  day: PlainDate,
  ledger: Ledger = 'members',
): PointsPack | undefined {
  return packs
    .filter(pack => pack.ledger === ledger && pack.from <= day)
    .reduce<PointsPack | undefined>((newest, pack) => (newest && newest.from > pack.from ? newest : pack), undefined)
}

/** An item by its code: of the pack in force on a day, else of the newest other pack that has it. */
export function itemOn(
  packs: readonly PointsPack[],
  day: PlainDate,
  of: string,
  ledger: Ledger = 'members',
): PackItem | undefined {
  const newestFirst = packs
    .filter(pack => pack.ledger === ledger)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
  return [packOn(packs, day, ledger), ...newestFirst].flatMap(pack => pack?.items ?? []).find(item => item.code === of)
}

/** Attendance that an item comes from; empty where no meeting produces it. */
export function attendanceFacts(item: Pick<PackItem, 'facts'>) {
  return item.facts.flatMap(fact => (fact.of === 'attendance' ? [fact] : []))
}

/** Whether entries of the item give an amount, of which the points are worked out. */
export const isMeasured = (item: Pick<PackItem, 'per'>): boolean => item.per > 1
