import * as z from 'zod'
import { comparePlain, partialDate, wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

export const organisationKinds = {
  committee: '社区党委',
  generalBranch: '党总支',
  branch: '党支部',
  group: '党小组',
  hub: '党员中心户',
} as const

export type OrganisationKind = keyof typeof organisationKinds

/** Units that have no seal of their own, and no elected committee: they go by what people call them. */
export const withoutSeal: ReadonlySet<OrganisationKind> = new Set(['group', 'hub'])

/** What kind of branch it is (domain §1.1). */
export const branchKinds = {
  residential: '小区党支部',
  grid: '网格党支部',
  joint: '联合党支部',
  temporary: '临时党支部',
  functional: '功能型党支部',
  floating: '流动党员党支部',
} as const

export type BranchKind = keyof typeof branchKinds

/** Branches whose people keep their 组织关系 elsewhere; they admit nobody and collect no dues (条例). */
export const withoutMembers: ReadonlySet<BranchKind> = new Set(['temporary', 'functional'])

/** By what the people of a branch belong together (S3). */
export const branchTies = { interest: '趣缘', trade: '业缘', place: '地缘' } as const

/** 所在单位情况 of the national organisation form. */
export const unitSituations = { same: '与上级党组织相同', legal: '法人单位', joint: '联合支部' } as const

/** A unit of the organisation tree: the community's own organisation, its branches, their groups and hubs (domain §1.1). */
export const Organisation = z
  .object({
    ...rowBase,
    kind: choice(organisationKinds).meta({ label: '组织类别', index: true }),
    /** The full name of the seal. */
    name: z.string().trim().min(1).meta({ label: '党组织名称', index: true }),
    parent: z.string().optional().meta({ label: '上级党组织', ref: 'organisations', index: true }),
    branchKind: choice(branchKinds).optional().meta({ label: '党支部类型' }),
    tie: choice(branchTies).optional().meta({ label: '组建方式' }),
    situation: choice(unitSituations).optional().meta({ label: '所在单位情况' }),
    contact: z.string().optional().meta({ label: '联系人', personal: 'name' }),
    phone: z.string().optional().meta({ label: '联系电话', personal: 'phone' }),
    /** Where a 党员中心户 lives. */
    household: z.string().optional().meta({ label: '中心户住址', ref: 'households', index: true }),
    founded: partialDate.optional().meta({ label: '成立日期', unit: 'date' }),
    /** When the committee that is in office was elected. */
    elected: partialDate.optional().meta({ label: '本届选举日期', unit: 'date' }),
    /** Day of the month of its theme day, where it is not the office's. */
    themeDay: z.number().int().min(1).max(28).optional().meta({ label: '主题党日（每月几日）' }),
    /** First day on which it is no more. */
    dissolved: wholeDate.optional().meta({ label: '撤销日期', unit: 'date' }),
  })
  .meta({ label: '党组织' })

export type Organisation = z.infer<typeof Organisation>

/** Whether a unit stood on a day: founded, as far as anybody wrote it down, and not yet dissolved. */
export function stoodOn({ founded, dissolved }: Pick<Organisation, 'founded' | 'dissolved'>, day: PlainDate): boolean {
  return (!founded || comparePlain(founded, day) <= 0) && (!dissolved || day < dissolved)
}

/**
 * Spans of belonging that begin no sooner than the unit was founded: a roster that was taken over says since when of nobody,
 * and that is no longer than there is a unit.
 */
export function sinceFounding<S extends { organisation: string; from?: PlainDate | undefined }>(
  spans: readonly S[],
  organisations: readonly Pick<Organisation, 'id' | 'founded'>[],
): readonly S[] {
  const founded = new Map(organisations.flatMap(({ id, founded: day }) => (day ? [[id, day] as const] : [])))
  if (!founded.size) return spans
  return spans.map(span => {
    const day = span.from ? undefined : founded.get(span.organisation)
    return day ? { ...span, from: day } : span
  })
}

/** The short name of any unit: a branch as `shortName` has it, `中共安平社区委员会` → `安平社区党委`. */
export function unitName({ kind, name }: Pick<Organisation, 'kind' | 'name'>, community = ''): string {
  if (kind === 'branch') return shortName(name, community)
  return name
    .replace(/^中(?:国)?共(?:产党)?/, '')
    .replace(/总支部委员会$/, '党总支')
    .replace(/委员会$/, '党委')
}

/** The short name a list shows: `中共安平社区和顺园支部委员会` → `和顺园党支部`. `community` is the office's short name, `安平社区`. */
export function shortName(name: string, community = ''): string {
  const bare = name.replace(/^中(?:国)?共(?:产党)?/, '').replace(/(?:支部委员会|党支部|支部)$/, '')
  if (bare === name) return name
  const own = community && bare.startsWith(community) ? bare.slice(community.length) : bare.replace(/^.*?社区(?=.)/, '')
  return `${own}党支部`
}
