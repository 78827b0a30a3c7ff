import * as z from 'zod'
import { wholeDate, yearsBetween, type PlainDate } from '../../../src-shared/plain-date'
import { Refusal, problem } from '../../../src-shared/problem'
import { rosterLine, type RosterLine } from '../../../src-shared/meetings/attendance'
import { membershipOn } from '../../../src-shared/roster/member'
import { holdsOn } from '../../../src-shared/roster/membership'
import { unitsOn } from '../../../src-shared/roster/former-unit'
import { shortName, sinceFounding, unitName, type Organisation } from '../../../src-shared/roster/organisation'
import { probationExtended } from '../../../src-shared/roster/probation-extended'
import { partyAge, probationEnds } from '../../../src-shared/roster/party-age'
import {
  countsByBranch,
  countsByUnit,
  inTreeOrder,
  rosterOn,
  type OnRoster,
  type RosterTables,
} from '../../../src-shared/roster/roster-counts'
import {
  printBeside,
  printField,
  printMasked,
  type RosterField,
  type RosterValue,
  rosterFields,
} from '../../../src-shared/roster/roster-import/roster-fields'
import type { Candidate } from '../../../src-shared/roster/roster-import/match-roster'
import { standingOn, standingsByMember } from '../../../src-shared/roster/standing'
import { byNameStrokes, byStrokes, inListOrder } from '../../../src-shared/roster/stroke-order'
import { childrenByParent, within } from '../../../src-shared/roster/units-below'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { ImportInput } from './import-input'
import { maskId, maskPhone } from '../../../src-shared/roster/masks'
import { readRosterFile } from './read-file'
import { belongingLines, leftBy, lettersIn, lettersOut, memberHistory, spanLines } from './member-lines'
import { maskedAndShown } from '../showing'
import { previewOf } from '../table-preview'
import { readStandings } from './standing'
import { BranchCounts, Members, OneMember, Preview, TreeNode } from './outputs'

const asOf = wholeDate.optional().meta({ label: '截至日期' })

export const memberUnknown = problem('member-unknown', '名册上没有这名党员，可能已经删除。请回到名册重新选择。')

/** All rows of the roster's tables. */
export async function rosterTables(reader: Reader): Promise<RosterTables> {
  const organisations = await reader.all('organisations')
  return {
    members: await reader.all('members'),
    memberships: sinceFounding(await reader.all('memberships'), organisations),
    organisations,
  }
}

/** The units of the tree as they were on a day. */
export async function unitsAt(reader: Reader, day: PlainDate): Promise<Organisation[]> {
  return unitsOn(day, await reader.all('organisations'), await reader.all('lineage'))
}

/** The community's short name, `安平社区`, which its branches' short names leave out. */
export async function communityName(reader: Reader): Promise<string> {
  const [office] = await reader.all('offices')
  return (office?.name ?? '')
    .replace(/^中(?:国)?共(?:产党)?/, '')
    .replace(/(?:党委|党总支|党支部|总支部?委员会|支部委员会|委员会)$/, '')
}

/** Who belongs to which branch on a day, in the order of party lists. */
export const rosterMembers = defineQuery({
  name: 'roster.members',
  title: '党员名册',
  input: z.object({ asOf, branch: z.string().optional().meta({ label: '党支部' }) }),
  output: Members,
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, day) }
    const community = await communityName(reader)
    const nameOf = new Map(tables.organisations.map(({ id, name }) => [id, shortName(name, community)]))
    const standings = standingsByMember(await readStandings(reader))
    const flags = (member: string) => {
      const { floating, lostContact, lostSince } = standingOn(day, standings(member))
      return { floating, lostContact, lostSince: lostSince ?? null }
    }
    const extended = probationExtended(tables.members, await reader.all('procedures'), day)
    const people = rosterOn(day, tables.members, tables.memberships).filter(within(tables.organisations, input.branch))
    const rows = inRosterOrder(people, tables).map(({ member, organisation, group }) => ({
      id: member.id,
      name: member.name,
      branch: organisation,
      branchName: nameOf.get(organisation) ?? '',
      groupName: (group && nameOf.get(group)) ?? null,
      categories: member.categories ?? [],
      membership: membershipOn(member, day),
      sex: printField('sex', member.sex),
      birth: member.birth ?? null,
      education: printField('education', member.education),
      joined: member.joined ?? null,
      regularised: member.regularised ?? null,
      partyAge: partyAge(member, day),
      ...flags(member.id),
      extended: extended.get(member.id) ?? 0,
      phone: maskPhone(member.phone),
      idNumber: maskId(member.idNumber),
      address: member.address ?? null,
    }))
    return { rows, total: rows.length }
  },
})

/** Members, full and probationary of every branch on a day. */
export const rosterCounts = defineQuery({
  name: 'roster.counts',
  title: '党员人数',
  input: z.object({ asOf }),
  output: BranchCounts,
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, day) }
    const rows = countsByBranch(day, tables, byStrokes).map(({ organisation, ...count }) => ({
      id: organisation,
      ...count,
    }))
    const sum = (of: 'members' | 'full' | 'probationary') => rows.reduce((total, row) => total + row[of], 0)
    return { asOf: day, rows, total: { members: sum('members'), full: sum('full'), probationary: sum('probationary') } }
  },
})

/** The organisation tree with its counts on a day; null before the office is made. */
export const rosterTree = defineQuery({
  name: 'roster.tree',
  title: '组织树',
  input: z.object({ asOf }),
  output: TreeNode.nullable(),
  async run(reader, input, outside): Promise<TreeNode | null> {
    const day = input.asOf ?? outside.today()
    const tables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, day) }
    const community = await communityName(reader)
    const counts = countsByUnit(day, rosterOn(day, tables.members, tables.memberships))
    const below = childrenByParent(inTreeOrder(tables.organisations, byStrokes))
    const build = ({ id, name, kind }: Organisation): TreeNode => {
      const children = (below.get(id) ?? []).map(build)
      const own = counts.get(id)
      // Who is in a group is in its branch already.
      const apart = children.filter(child => child.kind !== 'group' && child.kind !== 'hub')
      const sum = (of: 'total' | 'full' | 'probationary', mine: number) =>
        apart.reduce((total, child) => total + child[of], mine)
      return {
        id,
        name,
        short: unitName({ kind, name }, community),
        kind,
        total: sum('total', own?.members ?? 0),
        full: sum('full', own?.full ?? 0),
        probationary: sum('probationary', own?.probationary ?? 0),
        children,
      }
    }
    const [root] = tables.organisations.filter(({ parent }) => !parent)
    return root ? build(root) : null
  },
})

/** Everything on file of one member. */
export const { masked: rosterMember, shown: showMember } = maskedAndShown({
  ...{ query: 'roster.member', command: 'roster.showMember', title: '党员信息' },
  input: z.object({ id: z.string().meta({ label: '党员' }) }),
  output: OneMember,
  whose: ({ id }) => ({ table: 'members', ids: [id] }),
  async answer(reader, { id }, { today, reveal }) {
    const member = await reader.get('members', id)
    if (!member) throw new Refusal([memberUnknown])
    const community = await communityName(reader)
    const spans = await reader.all('memberships', { member: id })
    const standings = await readStandings(reader, id)
    const named = new Map((await reader.all('organisations')).map(organisation => [organisation.id, organisation.name]))
    const standing = rosterOn(today, [member], spans)[0]
    const known = { ...member, ...standingOn(today, standings), branch: undefined }
    const extended = probationExtended([member], await reader.all('procedures'), today).get(id) ?? 0
    const text = (name: (typeof rosterFields)[number]['name']) => {
      if (name === 'branch') return standing ? (named.get(standing.organisation) ?? null) : null
      return (reveal ? printField : printMasked)(name, known[name])
    }
    return {
      id,
      name: member.name,
      branch: standing?.organisation ?? null,
      branchName: standing ? shortName(named.get(standing.organisation) ?? '', community) : '',
      groupName: standing?.group ? shortName(named.get(standing.group) ?? '', community) : null,
      membership: membershipOn(member, today),
      sex: printField('sex', member.sex),
      age: member.birth ? yearsBetween(member.birth, today) : null,
      partyAge: partyAge(member, today),
      probation:
        membershipOn(member, today) === 'probationary'
          ? {
              ends: member.joined ? probationEnds(member.joined, extended) : null,
              extended,
              extension: member.extension ?? null,
            }
          : null,
      fields: rosterFields.map(({ name, label }) => ({ name, label, text: text(name) })),
      history: memberHistory(member, { spans, standings, posts: await reader.all('posts', { member: id }), named }),
      belongings: belongingLines(spans, unit => shortName(named.get(unit) ?? '', community)),
      spans: spanLines(standings, today),
      categories: member.categories ?? [],
      management: member.management ?? null,
      honours: member.honours ?? [],
      hardships: member.hardships ?? [],
      letters: lettersOut(spans),
      arrivals: lettersIn(spans),
      left: leftBy(spans, today),
    }
  },
})

/** What importing a roster would do; changes nothing. */
export const previewRoster = defineQuery({
  name: 'roster.preview',
  title: '核对党员花名册',
  input: ImportInput,
  output: Preview,
  async run(_reader, input, outside) {
    const file = await readRosterFile(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const { matches, decided } = file.value
    return previewOf(file.value, matches, decided, input.decisions ?? {}, {
      fields: rosterFields,
      nameOf: ({ name }) => name ?? '',
      print: printField,
      printBeside,
      candidate: whoIs,
    })
  },
})

/** A branch's members on a day in the order of party lists, each with what they were that day. */
export async function branchRoster(reader: Reader, branch: string, day: PlainDate): Promise<RosterLine[]> {
  const unit = await reader.get('organisations', branch)
  const spans = sinceFounding(await reader.all('memberships', { organisation: branch }), unit ? [unit] : [])
  const members = (await Promise.all(spans.map(({ member }) => reader.get('members', member)))).filter(
    member => member !== undefined,
  )
  const halts = await reader.all('votingHalts')
  const haltsOf = (member: string) => halts.filter(halt => halt.member === member)
  return rosterOn(day, members, spans)
    .map(({ member }) => rosterLine(member, haltsOf(member.id), day))
    .sort((a, b) => byNameStrokes(a.name, b.name) || (a.member < b.member ? -1 : 1))
}

/** Who belongs to a group of a branch on a day. */
export async function groupMembers(
  reader: Reader,
  branch: string,
  group: string,
  day: PlainDate,
): Promise<ReadonlySet<string>> {
  const spans = await reader.all('memberships', { organisation: branch })
  return new Set(spans.flatMap(span => (span.group === group && holdsOn(span, day) ? [span.member] : [])))
}

/** People in the order of party lists: by branch as the tree has it, then by strokes. */
export function inRosterOrder(people: readonly OnRoster[], { organisations }: RosterTables): OnRoster[] {
  const place = new Map(inTreeOrder(organisations, byStrokes).map(({ id }, i) => [id, i]))
  const key = ({ organisation, member }: OnRoster) => ({ branch: place.get(organisation) ?? 0, name: member.name })
  return inListOrder(people, key)
}

/** What tells somebody on the books apart from namesakes. */
function whoIs({ existing, onBooks }: Candidate, said: RosterValue, open: boolean) {
  const of = (field: RosterField) => printBeside(field, onBooks[field], said[field])
  return {
    ...{ id: existing, name: onBooks.name ?? '' },
    ...{ birth: of('birth'), branch: of('branch'), joined: of('joined'), idNumber: of('idNumber') },
    open,
  }
}
