import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

export const organisationKinds = {
  committee: '社区党委',
  generalBranch: '党总支',
  branch: '党支部',
  group: '党小组',
} as const

/** A unit of the organisation tree: the community's own organisation, its branches, their groups (domain §1.1). */
export const Organisation = z
  .object({
    ...rowBase,
    kind: choice(organisationKinds).meta({ label: '组织类别', index: true }),
    /** The full name of the seal. */
    name: z.string().trim().min(1).meta({ label: '党组织名称', index: true }),
    parent: z.string().optional().meta({ label: '上级党组织', ref: 'organisations', index: true }),
  })
  .meta({ label: '党组织' })

export type Organisation = z.infer<typeof Organisation>

/** The short name a list shows: `中共安平社区和顺园支部委员会` → `和顺园党支部`. `community` is the office's short name, `安平社区`. */
export function shortName(name: string, community = ''): string {
  const bare = name.replace(/^中(?:国)?共(?:产党)?/, '').replace(/(?:支部委员会|党支部|支部)$/, '')
  if (bare === name) return name
  const own = community && bare.startsWith(community) ? bare.slice(community.length) : bare.replace(/^.*?社区(?=.)/, '')
  return `${own}党支部`
}
