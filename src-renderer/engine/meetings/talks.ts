import * as z from 'zod'
import { committeeOn, pairOf, Talk, talkPairs } from '../../../src-shared/meetings/talk'
import { talkDuties } from '../../../src-shared/meetings/talk-duties'
import { problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { unitName } from '../../../src-shared/roster/organisation'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from '../removal'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName, rosterTables, unitsAt } from '../roster/queries'

const { branch, one, other, date, place, gist, pair } = Talk.shape
const id = Talk.shape.id.meta({ label: '谈心谈话' })
const count = z.number().int()
const talkUnknown = problem('talk-unknown', '没有这条谈心谈话记录，可能已经删除。请回到列表重新选择。')

/** Writes down a talk of two members; with `id`, puts one right. The pair follows from their posts on that day. */
export const noteTalk = defineCommand({
  name: 'meetings.noteTalk',
  title: '登记谈心谈话',
  input: z.object({ id: id.optional(), one, other, date, place, gist }),
  output: z.object({ id, pair }),
  async run(tx, { id: known, ...talk }) {
    if (known !== undefined && !(await tx.get('talks', known))) tx.refuse(talkUnknown)
    if (talk.one === talk.other)
      tx.refuse(problem('talk-alone', '谈话双方不能是同一人，请重新选择。', { field: '谈话对象', path: ['other'] }))
    if (talk.date > tx.today)
      tx.refuse(problem('date-future', '日期还没有到，请在谈话以后登记。', { field: '日期', path: ['date'] }))
    const { members, memberships } = await rosterTables(tx)
    const then = rosterOn(talk.date, members, memberships)
    const at = (member: string) => then.find(standing => standing.member.id === member)?.organisation
    for (const field of ['one', 'other'] as const)
      if (!at(talk[field]))
        tx.refuse(
          problem('member-left', '这名党员那天不在名册上，请核对姓名和日期。', {
            field: field === 'one' ? '谈话人' : '谈话对象',
            path: [field],
          }),
        )
    const posts = await tx.all('posts')
    const units = new Set([at(talk.one), at(talk.other)])
    const committee = committeeOn(
      posts.filter(({ organisation }) => units.has(organisation)),
      talk.date,
    )
    const row = {
      ...talk,
      id: known ?? tx.newId(),
      branch: at(talk.other)!,
      pair: pairOf(committee, talk.one, talk.other),
    }
    await tx.put('talks', row)
    return { id: row.id, pair: row.pair }
  },
})

/** Removes a talk that was entered by mistake. */
export const removeTalk = defineCommand({
  name: 'meetings.removeTalk',
  title: '删除谈心谈话',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    if (!(await tx.get('talks', known))) tx.refuse(talkUnknown)
    await tx.remove('talks', [known])
    return { id: known, reason }
  },
})

/** Talks on the books, the newest first: of a branch, of a year, or of one member. */
export const listTalks = defineQuery({
  name: 'meetings.talks',
  title: '谈心谈话',
  input: z.object({
    branch: branch.optional(),
    member: z.string().optional().meta({ label: '党员' }),
    year: count.optional().meta({ label: '年度' }),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        one,
        other,
        date,
        place,
        gist,
        pair,
        oneName: z.string(),
        otherName: z.string(),
        label: z.string(),
      }),
    ),
    total: count,
  }),
  async run(reader, asked) {
    const names = new Map((await reader.all('members')).map(member => [member.id, member.name]))
    const rows = (await reader.all('talks', asked.branch ? { branch: asked.branch } : {}))
      .filter(talk => !asked.member || [talk.one, talk.other].includes(asked.member))
      .filter(talk => !asked.year || talk.date.startsWith(String(asked.year)))
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1))
      .map(talk => ({
        ...{ id: talk.id, one: talk.one, other: talk.other, date: talk.date, place: talk.place, gist: talk.gist },
        pair: talk.pair,
        oneName: names.get(talk.one) ?? '',
        otherName: names.get(talk.other) ?? '',
        label: talkPairs[talk.pair],
      }))
    return { rows, total: rows.length }
  },
})

/** What every branch has done and owes of 谈心谈话 in a year, pair by pair, with the names that are missing. */
export const owedTalks = defineQuery({
  name: 'meetings.owedTalks',
  title: '应开展的谈心谈话',
  input: z.object({ year: count.meta({ label: '年度' }), branch: branch.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        branch,
        branchName: z.string(),
        pair: choice(talkPairs),
        label: z.string(),
        required: count,
        held: count,
        missing: z.array(z.string()),
        state: z.enum(['held', 'open', 'overdue', 'not-applicable']),
      }),
    ),
  }),
  async run(reader, asked, outside) {
    const last = `${asked.year}-12-31`
    const today = outside.today()
    const day = last < today ? last : today
    const { members, memberships } = await rosterTables(reader)
    const standing = rosterOn(day, members, memberships)
    const names = new Map(members.map(member => [member.id, member.name]))
    const posts = await reader.all('posts')
    const talks = (await reader.all('talks')).filter(talk => talk.date.startsWith(String(asked.year)))
    const community = await communityName(reader)
    const branches = (await unitsAt(reader, day)).filter(
      unit => unit.kind === 'branch' && (!asked.branch || unit.id === asked.branch),
    )
    return {
      rows: branches.flatMap(unit => {
        const own = standing.flatMap(({ member, organisation }) => (organisation === unit.id ? [member] : []))
        const people = {
          members: own.sort((a, b) => byNameStrokes(a.name, b.name)).map(member => member.id),
          committee: committeeOn(
            posts.filter(({ organisation }) => organisation === unit.id),
            day,
          ),
        }
        const about = { branch: unit.id, branchName: unitName(unit, community) }
        return talkDuties(people, talks, last < today).map(duty => ({
          ...about,
          ...duty,
          missing: duty.missing.map(member => names.get(member) ?? ''),
        }))
      }),
    }
  },
})
