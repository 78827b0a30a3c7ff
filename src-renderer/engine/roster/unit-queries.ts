import * as z from 'zod'
import { gridsOn } from '../../../src-shared/grid/grids-on'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { partialDate, wholeDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import { holdsOn } from '../../../src-shared/roster/membership'
import { FormerUnit } from '../../../src-shared/roster/former-unit'
import { Organisation, organisationKinds, shortName } from '../../../src-shared/roster/organisation'
import { committeePosts, Post, posts } from '../../../src-shared/roster/post'
import { countsByUnit, inTreeOrder, rosterOn } from '../../../src-shared/roster/roster-counts'
import { kindsBelow } from '../../../src-shared/roster/unit-places'
import { termEnd, unitRemarks, type UnitState } from '../../../src-shared/roster/unit-remarks'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { gridTables } from '../grid/queries'
import { byStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName, rosterTables, unitsAt } from './queries'

const asOf = wholeDate.optional().meta({ label: '截至日期' })
const count = z.number().int()
const { id, name, kind, parent, branchKind, tie, situation, contact, phone, founded, elected, dissolved } =
  Organisation.shape

const PostLine = Post.pick({ id: true, post: true }).extend({
  word: z.string(),
  member: orNull(Post.shape.member),
  /** Of the member, or of who is from outside. */
  name: z.string(),
  unit: orNull(Post.shape.unit),
  from: orNull(Post.shape.from),
  to: orNull(Post.shape.to),
})

export type PostLine = z.infer<typeof PostLine>

/** A unit of the tree with its counts; of a branch and all above, everybody below is in them. */
const UnitLine = z.object({
  id,
  name,
  short: z.string(),
  kind,
  kindWord: z.string(),
  parent: orNull(parent),
  branchKind: orNull(branchKind),
  /** How deep it lies; the community's own is 0. */
  level: count,
  members: count,
  full: count,
  probationary: count,
  secretary: z.string(),
  termEnd: partialDate.nullable(),
  remarks: z.array(problemSchema),
})

/** The units of the tree on a day, each before those below it, with what is worth a look. */
export const rosterUnits = defineQuery({
  name: 'roster.units',
  title: '党组织一览',
  input: z.object({ asOf }),
  output: z.object({ rows: z.array(UnitLine) }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const states = await unitStates(reader, day)
    const community = await communityName(reader)
    const nameOf = await memberNames(reader)
    return {
      rows: states.map(state => {
        const { unit, level, members, full, posts: held } = state
        const first = held.find(({ post }) => leads.has(post))
        return {
          id: unit.id,
          name: unit.name,
          short: unit.kind === 'branch' ? shortName(unit.name, community) : unit.name,
          kind: unit.kind,
          kindWord: organisationKinds[unit.kind],
          parent: unit.parent ?? null,
          branchKind: unit.branchKind ?? null,
          level,
          members,
          full,
          probationary: members - full,
          secretary: first ? holderName(first, nameOf) : '',
          termEnd: termEnd(unit) ?? null,
          remarks: unitRemarks(state, day),
        }
      }),
    }
  },
})

/** Posts whose holder a list names beside the unit. */
const leads: ReadonlySet<Post['post']> = new Set(['secretary', 'groupLeader', 'hubHead'])

/** Everything on file of one unit: what it is, what it was, who holds and held which post. */
export const rosterUnit = defineQuery({
  name: 'roster.unit',
  title: '党组织情况',
  input: z.object({ id: id.meta({ label: '党组织' }), asOf }),
  output: z
    .object({
      id,
      name,
      kind,
      parent: orNull(parent),
      branchKind: orNull(branchKind),
      tie: orNull(tie),
      situation: orNull(situation),
      contact: orNull(contact),
      phone: orNull(phone),
      founded: orNull(founded),
      elected: orNull(elected),
      dissolved: orNull(dissolved),
      termEnd: partialDate.nullable(),
      members: count,
      full: count,
      posts: z.array(PostLine),
      pastPosts: z.array(PostLine),
      /** Names of the grids it is responsible for on that day. */
      grids: z.array(z.string()),
      /** What it was, newest first. */
      former: z.array(FormerUnit.pick({ id: true, until: true, name: true }).extend({ text: z.string() })),
      remarks: z.array(problemSchema),
      /** Kinds that may be founded below it. */
      below: z.array(kind),
    })
    .nullable(),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const now = await reader.get('organisations', input.id)
    if (!now) return null
    const state = (await unitStates(reader, day)).find(found => found.unit.id === now.id)
    const unit = state?.unit ?? now
    const nameOf = await memberNames(reader)
    const all = await reader.all('posts', { organisation: unit.id })
    const line = (post: Post): PostLine => ({
      ...{ id: post.id, post: post.post, word: posts[post.post], member: post.member ?? null },
      ...{ name: holderName(post, nameOf), unit: post.unit ?? null, from: post.from ?? null, to: post.to ?? null },
    })
    const former = (await reader.all('lineage', { organisation: unit.id })).sort((a, b) => (a.until < b.until ? 1 : -1))
    const unitName = new Map((await reader.all('organisations')).map(other => [other.id, other.name]))
    return {
      ...{ id: unit.id, name: unit.name, kind: unit.kind, parent: unit.parent ?? null },
      ...{ branchKind: unit.branchKind ?? null, tie: unit.tie ?? null, situation: unit.situation ?? null },
      ...{ contact: unit.contact ?? null, phone: unit.phone ?? null },
      ...{ founded: unit.founded ?? null, elected: unit.elected ?? null, dissolved: unit.dissolved ?? null },
      termEnd: termEnd(unit) ?? null,
      members: state?.members ?? 0,
      full: state?.full ?? 0,
      posts: inPostOrder(all.filter(post => holdsOn(post, day))).map(line),
      pastPosts: inPostOrder(all.filter(post => !holdsOn(post, day))).map(line),
      grids: gridsOn(day, await gridTables(reader)).flatMap(({ grid, organisations }) =>
        organisations.includes(unit.id) ? [grid.name] : [],
      ),
      former: former.map(({ id: row, until, name: called, kind: was, parent: under }) => ({
        ...{ id: row, until, name: called },
        text: [organisationKinds[was], under && under !== unit.parent ? `隶属${unitName.get(under) ?? ''}` : '']
          .filter(Boolean)
          .join('，'),
      })),
      remarks: state ? unitRemarks(state, day) : [],
      below: [...kindsBelow(unit)],
    }
  },
})

const order = Object.keys(posts)
const inPostOrder = (held: readonly Post[]) =>
  [...held].sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post) || ((a.from ?? '') < (b.from ?? '') ? -1 : 1))

const holderName = ({ member, name: outside }: Pick<Post, 'member' | 'name'>, nameOf: (id: string) => string) =>
  member ? nameOf(member) : (outside ?? '')

async function memberNames(reader: Reader): Promise<(id: string) => string> {
  const names = new Map((await reader.all('members')).map(member => [member.id, member.name]))
  return member => names.get(member) ?? ''
}

interface State extends UnitState {
  unit: Organisation
  level: number
  posts: readonly Post[]
}

/** Every unit that stood on a day, in the order of the tree. */
export async function unitStates(reader: Reader, day: string): Promise<State[]> {
  const { members, memberships } = await rosterTables(reader)
  const units = inTreeOrder(await unitsAt(reader, day), byStrokes)
  const roster = rosterOn(day, members, memberships)
  const own = countsByUnit(day, roster)
  const branchOf = new Map(roster.map(({ member, organisation }) => [member.id, organisation]))
  const nameOf = new Map(members.map(member => [member.id, member.name]))
  const held = new Map<string, Post[]>()
  for (const post of await reader.all('posts'))
    if (holdsOn(post, day)) held.set(post.organisation, [...(held.get(post.organisation) ?? []), post])
  const state = new Map<string, State>()
  for (const unit of units) {
    const { members: total, full } = own.get(unit.id) ?? { members: 0, full: 0 }
    const level = unit.parent ? (state.get(unit.parent)?.level ?? -1) + 1 : 0
    const holders = held.get(unit.id) ?? []
    const elsewhere = holders.flatMap(({ post, member }) =>
      member && committeePosts.has(post) && branchOf.get(member) !== unit.id
        ? [{ post, name: nameOf.get(member) ?? '' }]
        : [],
    )
    state.set(unit.id, { unit, level, members: total, full, posts: holders, elsewhere })
  }
  // Who is in a group is in its branch already; everything above a branch has all its branches' people.
  for (const unit of [...units].reverse()) {
    const over = unit.parent && unit.kind !== 'group' && unit.kind !== 'hub' ? state.get(unit.parent) : undefined
    const below = state.get(unit.id)!
    if (!over) continue
    over.members += below.members
    over.full += below.full
  }
  return [...state.values()]
}
