import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** How somebody came to a branch. */
export const arrivals = {
  transferIn: '转入组织关系',
  admitted: '发展入党',
  restored: '恢复党籍',
  moved: '本社区内调整',
} as const

/** How somebody left a branch. Nobody is removed: leaving is a fact with a date. */
export const departures = {
  transferOut: '转出组织关系',
  died: '去世',
  quit: '退党',
  removed: '党内除名',
  expelled: '开除党籍',
  cancelled: '取消预备党员资格',
  moved: '本社区内调整',
} as const

/** That a member belongs to a branch, from a day until a day. No `from`: since before these books began. */
export const Membership = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    organisation: z.string().meta({
      label: '所在党支部全称',
      ref: 'organisations',
      index: true,
      synonyms: ['所在党支部', '党支部', '支部', '所在支部', '党组织名称'],
    }),
    /** The 党小组 within the branch. */
    group: z.string().optional().meta({ label: '党小组', ref: 'organisations' }),
    from: wholeDate.optional().meta({ label: '起', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '止', unit: 'date' }),
    arrival: choice(arrivals).optional().meta({ label: '转入方式' }),
    /** Organisation that somebody came from. */
    origin: z.string().optional().meta({ label: '转出单位', personal: 'free' }),
    arrivalLetter: z.string().optional().meta({ label: '转入介绍信编号' }),
    departure: choice(departures).optional().meta({ label: '离开原因' }),
    /** Organisation that somebody went to. */
    destination: z.string().optional().meta({ label: '转往单位', personal: 'free' }),
    departureLetter: z.string().optional().meta({ label: '转出介绍信编号' }),
    /** When the other organisation confirmed that the letter arrived. */
    receipt: wholeDate.optional().meta({ label: '介绍信回执日期', unit: 'date' }),
  })
  .meta({ label: '组织关系' })

export type Membership = z.infer<typeof Membership>

interface Span {
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** Whether something with `from` and `to` holds on a day: `from` inclusive, `to` exclusive. */
export function holdsOn(span: Span, day: PlainDate): boolean {
  return (!span.from || span.from <= day) && (!span.to || day < span.to)
}

/** Where a span begins, to be compared as text; before all days where nobody knows since when it holds. */
export const beginning = (span: Span): PlainDate => span.from ?? ''
/** The first day after a span, to be compared as text; after all days where it goes on. */
export const end = (span: Span): PlainDate => span.to ?? '9999-12-31'

/** Whether two spans hold on one same day. What ends on the day it began holds on none. */
export function overlap(a: Span, b: Span): boolean {
  return [a, b].every(one => beginning(one) < end(a) && beginning(one) < end(b))
}

/** Ids of the members who have two memberships on one day. */
export function inTwoPlaces(memberships: readonly Membership[]): Set<string> {
  const known = new Map<string, Membership[]>()
  const found = new Set<string>()
  for (const span of memberships) {
    const own = known.get(span.member) ?? []
    if (own.some(one => overlap(one, span))) found.add(span.member)
    known.set(span.member, [...own, span])
  }
  return found
}
