import * as z from 'zod'
import { problem, type Problem } from '../../../src-shared/problem'
import { shortName, stoodOn } from '../../../src-shared/roster/organisation'
import { defineCommand, defineQuery } from '../command'
import type { Reader } from '../reader'
import { ChangedMany, ManyPreview } from './many-outputs'
import { moveMembers } from './move-members'
import { communityName } from './queries'

const label = '党小组'
const GroupInput = z.object({
  ids: z.array(z.string()).min(1, { error: '请先在名册中选人' }).meta({ label: '党员' }),
  /** Id of a group; null takes them out of whatever group they are in. */
  group: z.string().nullable().meta({ label }),
})
type GroupInput = z.infer<typeof GroupInput>

interface Changes {
  /** Whom it changes, by their branch. */
  changed: Map<string, string[]>
  same: number
  before: Map<string | null, number>
  problems: Problem[]
}

const groupUnknown = problem('unit-unknown', '没有这个党小组，可能已经撤销。请重新选择。', {
  field: label,
  path: ['group'],
})

/** What putting many into one group comes to: it lies in one branch, and who belongs to another is named. Changes nothing. */
async function changesOf(reader: Reader, today: string, { ids, group }: GroupInput): Promise<Changes> {
  const changes: Changes = { changed: new Map(), same: 0, before: new Map(), problems: [] }
  const units = new Map((await reader.all('organisations')).map(unit => [unit.id, unit]))
  const community = await communityName(reader)
  const short = (id: string | undefined) => shortName(units.get(id ?? '')?.name ?? '', community)
  const wanted = group === null ? null : units.get(group)
  if (wanted === undefined || (wanted && (wanted.kind !== 'group' || !stoodOn(wanted, today)))) {
    changes.problems.push(groupUnknown)
    return changes
  }
  const members = new Map((await reader.all('members')).map(member => [member.id, member]))
  const running = new Map((await reader.all('memberships')).flatMap(span => (span.to ? [] : [[span.member, span]])))
  const seen = new Set<string>()
  for (const [at, id] of ids.entries()) {
    if (seen.has(id)) continue
    seen.add(id)
    const refuse = (code: string, message: string) =>
      void changes.problems.push(problem(code, message, { path: ['ids', at] }))
    const member = members.get(id)
    const span = running.get(id)
    if (!member) refuse('member-unknown', '选中的人里有已经删除的，请重新选择')
    else if (!span) refuse('member-left', `${member.name}：组织关系已经不在本社区，不能编入党小组`)
    else if (wanted && wanted.parent !== span.organisation)
      refuse('unit-place', `${member.name}：在${short(span.organisation)}，不能编入${short(wanted.parent)}的党小组`)
    else {
      const now = span.group ? (units.get(span.group)?.name ?? null) : null
      changes.before.set(now, (changes.before.get(now) ?? 0) + 1)
      if ((span.group ?? null) === group) changes.same++
      else if (!changes.changed.get(span.organisation)?.push(id)) changes.changed.set(span.organisation, [id])
    }
  }
  return changes
}

const countOf = ({ changed }: Changes) => [...changed.values()].flat().length

/** Puts many into a group of their branch from today on, or takes them out of theirs: all of them, or nobody. */
export const groupMany = defineCommand({
  name: 'roster.groupMany',
  title: '成批编入党小组',
  input: GroupInput,
  output: ChangedMany,
  async run(tx, input) {
    const changes = await changesOf(tx, tx.today, input)
    if (changes.problems.length) return tx.refuse(...changes.problems)
    for (const [organisation, members] of changes.changed)
      await moveMembers(tx, members, { organisation, group: input.group ?? undefined, date: tx.today })
    return { changed: countOf(changes), same: changes.same }
  },
})

/** What `roster.groupMany` would do, for the clerk to look at before. */
export const previewGroups = defineQuery({
  name: 'roster.groupManyPreview',
  title: '成批编入党小组前核对',
  input: GroupInput,
  output: ManyPreview,
  async run(reader, input, outside) {
    const changes = await changesOf(reader, outside.today(), input)
    return {
      label,
      before: [...changes.before].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
      changes: countOf(changes),
      same: changes.same,
      problems: changes.problems,
    }
  },
})
