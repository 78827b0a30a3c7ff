import * as z from 'zod'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { classOf, ordinaryClass, rosterGroupsOf } from '../../../src-shared/points/class-of'
import { packOn, rosterGroups, type PointsPack } from '../../../src-shared/points/pack'
import { Scoring, scoringEnd, scoringOn } from '../../../src-shared/points/scoring'
import { problem } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import type { Member } from '../../../src-shared/roster/member'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from '../removal'
import { communityName, inRosterOrder, rosterTables } from '../roster/queries'
import { byMember } from './grouped'
import { refuseUnknownMeeting } from './known-meeting'
import { packsOf } from './packs-in-force'
import { shortName } from '../../../src-shared/roster/organisation'

const { member, from, to, resolution, meeting, reason } = Scoring.shape
const id = Scoring.shape.id.meta({ label: '计分方式' })
const code = Scoring.shape.class
const scoringUnknown = problem('scoring-unknown', '没有这条计分方式，可能已经删除。请回到列表重新选择。')

/**
 * Notes what a branch resolved on how some members are scored: one resolution for as many as it names. What held of them
 * before ends with it, and holds again where it is taken away; what was closed by then stays as it was.
 */
export const setScoring = defineCommand({
  name: 'points.setScoring',
  title: '登记计分方式',
  input: z.object({
    members: z.array(member).min(1, { error: '请选择党员' }).meta({ label: '党员' }),
    ...{ class: code, from, to, resolution, meeting, reason },
  }),
  output: z.object({ set: z.number().int() }),
  async run(tx, { members, ...said }) {
    if (said.to !== undefined && said.to < said.from)
      tx.refuse(problem('dates-reversed', '截止日期在起始日期以前，请更正。', { field: '截止日期', path: ['to'] }))
    if (!classesOn(await packsOf(tx), said.from).has(said.class))
      tx.refuse(
        problem('class-unknown', `${printDate(said.from)}的积分办法里没有这种计分方式，请重新选择。`, {
          field: '计分方式',
          path: ['class'],
        }),
      )
    await refuseUnknownMeeting(tx, said.meeting)
    const tables = await rosterTables(tx)
    const standing = new Set(
      rosterOn(said.from, tables.members, tables.memberships).map(({ member: person }) => person.id),
    )
    const rows: Scoring[] = []
    for (const [at, one] of members.entries()) {
      if (!standing.has(one))
        tx.refuse(
          problem('member-left', `${nameIn(tables.members, one)}${printDate(said.from)}不在名册上，请核对起始日期。`, {
            field: '党员',
            path: ['members', at],
          }),
        )
      const later = (await tx.all('scorings', { member: one })).find(before => before.from >= said.from)
      if (later)
        tx.refuse(
          problem(
            'scoring-later',
            `${nameIn(tables.members, one)}已有从${printDate(later.from)}起的计分方式，请先删除那一条。`,
            { field: '起始日期', path: ['from'] },
          ),
        )
      rows.push({ ...said, member: one, id: tx.newId() })
    }
    await tx.putAll('scorings', rows)
    return { set: members.length }
  },
})

/** Removes what was noted by mistake; what a closed period said stays. */
export const removeScoring = defineCommand({
  name: 'points.removeScoring',
  title: '删除计分方式',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason: why }) {
    if (!(await tx.get('scorings', known))) tx.refuse(scoringUnknown)
    await tx.remove('scorings', [known])
    return { id: known, reason: why }
  },
})

/** Who is scored by a resolution of the branch, in the order of party lists. */
export const pointsScorings = defineQuery({
  name: 'points.scorings',
  title: '计分方式',
  input: z.object({ branch: z.string().optional().meta({ label: '党支部' }), member: member.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, member, class: code, from, resolution },
        to: orNull(to),
        meeting: orNull(meeting),
        reason: orNull(reason),
        className: z.string(),
        name: z.string(),
        branch: z.string(),
        branchName: z.string(),
      }),
    ),
    /** Whom the roster itself puts into a class today, where the branch has not resolved otherwise. */
    byRoster: z.array(
      z.object({
        ...{ code, name: z.string(), exempt: z.boolean(), group: z.string() },
        members: z.array(z.object({ id: member, name: z.string(), branch: z.string(), branchName: z.string() })),
      }),
    ),
    /** What may be resolved today. */
    classes: z.array(z.object({ code, name: z.string(), exempt: z.boolean() })),
  }),
  async run(reader, asked, outside) {
    const packs = await packsOf(reader)
    const tables = await rosterTables(reader)
    const community = await communityName(reader)
    const units = new Map(tables.organisations.map(unit => [unit.id, shortName(unit.name, community)]))
    const rows = await reader.all('scorings', asked.member ? { member: asked.member } : {})
    const today = outside.today()
    const people = inRosterOrder(rosterOn(today, tables.members, tables.memberships), tables).filter(
      ({ organisation, member: { id } }) =>
        (!asked.branch || organisation === asked.branch) && (!asked.member || id === asked.member),
    )
    const pack = packOn(packs, today)
    const [postsOf, floatingsOf] = [byMember(await reader.all('posts')), byMember(await reader.all('floatings'))]
    const groupsOf = (person: Member) =>
      rosterGroupsOf({ member: person, posts: postsOf(person.id), floatings: floatingsOf(person.id) }, today)
    return {
      byRoster: (pack?.classes ?? []).flatMap(({ code, name, scored, when }) => {
        if (when === undefined) return []
        const members = people.flatMap(({ member: person, organisation }) =>
          !scoringOn(rows, person.id, today) && classOf(pack, groupsOf(person))?.code === code
            ? [{ id: person.id, name: person.name, branch: organisation, branchName: units.get(organisation) ?? '' }]
            : [],
        )
        return [{ code, name, exempt: scored === 'exempt', group: rosterGroups[when], members }]
      }),
      rows: people.flatMap(({ member: person, organisation }) =>
        rows
          .filter(row => row.member === person.id)
          .sort((a, b) => (a.from < b.from ? 1 : -1))
          .map(row => ({
            ...{ id: row.id, member: row.member, class: row.class, from: row.from, resolution: row.resolution },
            to: scoringEnd(rows, row) ?? null,
            meeting: row.meeting ?? null,
            reason: row.reason ?? null,
            className: classesOn(packs, row.from).get(row.class) ?? row.class,
            name: person.name,
            branch: organisation,
            branchName: units.get(organisation) ?? '',
          })),
      ),
      classes: [ordinaryClass, ...(pack?.classes ?? [])].map(one => ({
        code: one.code,
        name: one.name,
        exempt: 'scored' in one && one.scored === 'exempt',
      })),
    }
  },
})

/** Names of the classes that a branch may resolve on a day, by their codes. */
const classesOn = (packs: readonly PointsPack[], day: PlainDate): ReadonlyMap<string, string> =>
  new Map([ordinaryClass, ...(packOn(packs, day)?.classes ?? [])].map(one => [one.code, one.name]))

const nameIn = (members: readonly { id: string; name: string }[], id: string) =>
  members.find(one => one.id === id)?.name ?? ''
