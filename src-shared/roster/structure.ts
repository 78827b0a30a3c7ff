import * as z from 'zod'
import pack from '../../resources/roster/structure.json'
import { yearsBetween, type PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'
import { partyAge } from './party-age'
import { inTreeOrder, rosterOn, type OnRoster, type RosterTables } from './roster-counts'

interface Band {
  key: string
  label: string
}

/** One aspect of the membership: its bands lie side by side, and everybody is in exactly one. */
interface Aspect {
  label: string
  bands: readonly Band[]
  /** Key of the band that somebody is in on a day. */
  of: (member: Member, day: PlainDate) => string
}

const unknown: Band = { key: 'unknown', label: '未填' }

/** The band of a number: the first whose upper end is not below it. */
function within(bands: readonly (Band & { to?: number })[], years: number): string {
  return bands.find(({ to }) => to === undefined || years <= to)!.key
}

/** What is asked of a membership (党员队伍结构); the bands are data with their source. */
export const aspects = {
  membership: {
    label: '人员类别',
    bands: [
      { key: 'full', label: '正式党员' },
      { key: 'probationary', label: '预备党员' },
    ],
    of: membershipOn,
  },
  sex: {
    label: '性别',
    bands: [{ key: '1', label: '男' }, { key: '2', label: '女' }, unknown],
    of: ({ sex }) => sex ?? unknown.key,
  },
  nation: {
    label: '民族',
    bands: [
      { key: 'han', label: '汉族' },
      { key: 'minority', label: '少数民族' },
      { ...unknown, label: '其他、未填' },
    ],
    of: ({ nation }) => (nation === '01' ? 'han' : nation !== undefined && nation < '97' ? 'minority' : unknown.key),
  },
  age: {
    label: '年龄',
    bands: [...pack.age.bands, unknown],
    of: ({ birth }, day) => (birth ? within(pack.age.bands, yearsBetween(birth, day)) : unknown.key),
  },
  education: {
    label: '学历',
    bands: [...pack.education.bands, { ...unknown, label: '其他、未填' }],
    of: ({ education }) =>
      pack.education.bands.find(({ codes }) => education !== undefined && codes.includes(education))?.key ??
      unknown.key,
  },
  partyAge: {
    label: '党龄',
    bands: [{ key: 'probation', label: '预备期' }, ...pack.partyAge.bands, { ...unknown, label: '未知' }],
    of(member, day) {
      if (membershipOn(member, day) === 'probationary') return 'probation'
      const years = partyAge(member, day)
      return years === undefined ? unknown.key : within(pack.partyAge.bands, years)
    },
  },
} as const satisfies Record<string, Aspect>

export type AspectKey = keyof typeof aspects
export const aspectKeys = Object.keys(aspects) as AspectKey[]

/** Where the bands come from, as the foot of the table says it. */
export const structureSources: readonly string[] = [
  `年龄：${pack.age.source}`,
  `学历：${pack.education.source}`,
  `党龄：${pack.partyAge.source}`,
]

/** A part of the membership and what it is a part of. */
export const Share = z.object({
  aspect: z.enum(aspectKeys),
  band: z.string(),
  numerator: z.number().int(),
  denominator: z.number().int(),
})

/** The make-up of one branch, or of all. */
export const StructureRow = z.object({
  /** Id of the branch; absent in the sum. */
  branch: z.string().optional(),
  name: z.string(),
  members: z.number().int(),
  shares: z.array(Share),
})

export type StructureRow = z.infer<typeof StructureRow>

/** How so many people are made up: every band of every aspect, empty ones too. */
export function sharesOf(people: readonly Member[], day: PlainDate): StructureRow['shares'] {
  return aspectKeys.flatMap(aspect => {
    const { bands, of }: Aspect = aspects[aspect]
    const counts = new Map<string, number>()
    for (const member of people) {
      const band = of(member, day)
      counts.set(band, (counts.get(band) ?? 0) + 1)
    }
    return bands.map(({ key }) => ({
      aspect,
      band: key,
      numerator: counts.get(key) ?? 0,
      denominator: people.length,
    }))
  })
}

/** Who is in a band on a day, out of some people. */
export function inBand<P extends OnRoster>(people: readonly P[], aspect: AspectKey, band: string, day: PlainDate): P[] {
  const { of }: Aspect = aspects[aspect]
  return people.filter(({ member }) => of(member, day) === band)
}

/** The make-up of every branch on a day in the order of the tree, branches without members included, and of all together. */
export function structureOn(
  day: PlainDate,
  tables: RosterTables,
  compare: (a: string, b: string) => number,
): { rows: StructureRow[]; total: StructureRow } {
  const people = rosterOn(day, tables.members, tables.memberships)
  const branches = inTreeOrder(tables.organisations, compare).filter(({ kind }) => kind === 'branch')
  const known = new Set(branches.map(({ id }) => id))
  const here = people.filter(({ organisation }) => known.has(organisation))
  const rowOf = (name: string, of: readonly OnRoster[], branch?: string): StructureRow => ({
    ...(branch && { branch }),
    name,
    members: of.length,
    shares: sharesOf(
      of.map(({ member }) => member),
      day,
    ),
  })
  return {
    rows: branches.map(({ id, name }) =>
      rowOf(
        name,
        here.filter(({ organisation }) => organisation === id),
        id,
      ),
    ),
    total: rowOf('合计', here),
  }
}
