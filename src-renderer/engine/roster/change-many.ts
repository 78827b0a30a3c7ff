import * as z from 'zod'
import { problem, Refusal, type Problem } from '../../../src-shared/problem'
import { Member } from '../../../src-shared/roster/member'
import { bulkFields } from '../../../src-shared/roster/bulk-fields'
import { printField, rosterField, type RosterValue } from '../../../src-shared/roster/roster-import/roster-fields'
import { noStandings, Standing, standingOn, standingsByMember } from '../../../src-shared/roster/standing'
import { defineCommand, defineQuery } from '../command'
import type { Reader } from '../reader'
import type { Tx } from '../transaction'
import { checkValues } from './member-values'
import { ChangedMany, ManyPreview } from './many-outputs'
import { apart, readStandings, writeStandings } from './standing'

const ManyInput = z.object({
  ids: z.array(z.string()).min(1, { error: '请先在名册中选人' }).meta({ label: '党员' }),
  field: z.enum(bulkFields, { error: '这一栏要逐人修改，不能成批修改' }).meta({ label: '栏目' }),
  text: z.string().meta({ label: '改为' }),
})
type ManyInput = z.infer<typeof ManyInput>

interface Changes {
  /** What becomes of each whom it changes. */
  changed: { member: Member; value: RosterValue }[]
  same: number
  /** What the field says now, by word; null for nothing. */
  before: Map<string | null, number>
  /** By person; an error refuses all. */
  problems: Problem[]
}

/** What holds for a time or not cannot be left open: nothing would be written. */
function notEmptied(field: keyof Standing): Problem {
  const { label } = rosterField(field)
  const usual = printField(field, standingOn('', noStandings)[field])
  return problem('required', `“${label}”不能留空，没有这种情况的请选择“${usual}”。`, { field: label, path: ['text'] })
}

/** What giving one field the same text for many comes to, by the rules of the form of one. Changes nothing. */
async function changesOf(reader: Reader, today: string, { ids, field, text }: ManyInput): Promise<Changes> {
  const standings = standingsByMember(await readStandings(reader))
  const changes: Changes = { changed: [], same: 0, before: new Map(), problems: [] }
  const people = [...new Set(ids)]
  for (const [i, member] of (await reader.states('members', people)).entries()) {
    const at = ids.indexOf(people[i]!)
    if (!member || member.deletedAt) {
      const gone = problem('member-unknown', '选中的人里有已经删除的，请重新选择', { path: ['ids', at] })
      changes.problems.push(gone)
      continue
    }
    const known: RosterValue = { ...member, ...standingOn(today, standings(member.id)) }
    const before = printField(field, known[field])
    changes.before.set(before, (changes.before.get(before) ?? 0) + 1)
    const said = ({ path: _, message, ...found }: Problem): Problem => ({
      ...found,
      message: `${member.name}：${message}`,
      path: ['ids', at],
    })
    try {
      const given = { today, warn: (...found: Problem[]) => void changes.problems.push(...found.map(said)) }
      const value = checkValues(given, { [field]: text }, known)
      if (value[field] === undefined && field in Standing.shape) {
        changes.problems.push(notEmptied(field as keyof Standing))
        return changes
      }
      if (printField(field, value[field]) === before) changes.same++
      else changes.changed.push({ member, value: { [field]: value[field] } as RosterValue })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      changes.problems.push(...error.problems.map(said))
    }
  }
  return changes
}

/** Gives one field of many members the same value: one command, for all of them or for nobody. */
export const changeMany = defineCommand({
  name: 'roster.changeMany',
  title: '成批修改党员信息',
  input: ManyInput,
  output: ChangedMany,
  async run(tx: Tx, input: ManyInput) {
    const { changed, same, problems } = await changesOf(tx, tx.today, input)
    if (problems.some(({ severity }) => severity === 'error')) return tx.refuse(...problems)
    tx.warn(...problems)
    const parted = changed.map(({ member, value }) => ({ member, ...apart(value) }))
    const own = parted.filter(person => Object.keys(person.own).length)
    await tx.putAll(
      'members',
      own.map(({ member, own }) => ({ ...member, ...own, ...Member.parse({ ...member, ...own }) })),
    )
    await writeStandings(
      tx,
      parted.map(({ member, standing }) => ({ member: member.id, standing, newcomer: false })),
    )
    return { changed: changed.length, same }
  },
})

/** What `roster.changeMany` would do, for the clerk to look at before. */
export const previewMany = defineQuery({
  name: 'roster.changeManyPreview',
  title: '成批修改前核对',
  input: ManyInput,
  output: ManyPreview,
  async run(reader, input, outside) {
    const { changed, same, before, problems } = await changesOf(reader, outside.today(), input)
    return {
      label: rosterField(input.field).label,
      before: [...before].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
      changes: changed.length,
      same,
      problems,
    }
  },
})
