import * as z from 'zod'
import { done, problem, refused, type Problem, warning } from '../../../src-shared/problem'
import { Arrived } from '../../../src-shared/roster/arrived'
import { Member } from '../../../src-shared/roster/member'
import { Membership } from '../../../src-shared/roster/membership'
import { Procedure } from '../../../src-shared/roster/procedure'
import { branchFinder, branchName } from '../../../src-shared/roster/branch-names'
import { standingOn } from '../../../src-shared/roster/standing'
import { openBranches, type RosterMatch } from '../../../src-shared/roster/roster-import/match-roster'
import type { RosterValue } from '../../../src-shared/roster/roster-import/roster-fields'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import { referralTo, RowSet } from '../referrers'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { ImportInput } from './import-input'
import { memberDied, refuseOtherPlace } from './leaving'
import { moveMembers } from './move-members'
import { arrivalDay, cameBy, newcomersSince, type Since } from './newcomers'
import { warnOfPostsLeft } from './posts-left'
import { checkValues, ValuesInput } from './member-values'
import { apart, readStandings, standingTables, writeStandings } from './standing'
import { readRosterFile } from './read-file'
import { Imported } from './outputs'

const memberUnknown = problem('member-unknown', '名册上没有这名党员，可能已经删除。请回到名册重新选择。')

/**
 * Takes a roster into the books: one command, whole or not at all. Doubtful rows on which nobody decided stay out and are
 * named as warnings; a row with an error refuses the file, and so does a decision that does not fit.
 */
export const importRoster = defineCommand({
  name: 'roster.import',
  title: '导入党员花名册',
  backupFirst: 'before-import',
  input: ImportInput,
  output: Imported,
  async prepare(outside, input) {
    const file = await readRosterFile(outside, input)
    if (!file.ok) return file
    const { reading } = file.value
    const { matches } = file.value.decided
    const errors = reading.problems.filter(found => found.severity === 'error')
    if (errors.length) return refused(...errors)
    const doubtful = matches.flatMap(({ row, action, reason }): Problem[] =>
      action === 'doubtful'
        ? [warning('doubtful', `${reason ?? '可能已经在册'}，这一行没有写入，请核对后决定，或在名册中修改`, { row })]
        : [],
    )
    return done({ matches }, [...reading.problems, ...doubtful])
  },
  async run(tx, { matches }: { matches: RosterMatch[] }) {
    const branchId = await branches(tx, matches)
    const counts = { added: 0, changed: 0, same: 0, doubtful: 0 }
    for (const { action } of matches) {
      if (action === 'new') counts.added++
      else if (action !== 'refused') counts[action]++
    }
    const added = matches.filter(({ action }) => action === 'new').map(({ value }) => ({ value, id: tx.newId() }))
    await takeIn(
      tx,
      added.map(({ id, value }) => ({ id, value, organisation: branchId(value.branch!) })),
      await newcomersSince(tx),
    )
    for (const { action, existing, changes } of matches) {
      if (action !== 'changed') continue
      const after = Object.fromEntries(changes!.map(change => [change.field, change.after])) as RosterValue
      await changeOne(tx, existing!, after, branchId)
    }
    return counts
  },
})

/** Adds one member by hand, from the texts of a form. */
export const addMember = defineCommand({
  name: 'roster.addMember',
  title: '新增党员',
  input: z.object({
    values: ValuesInput,
    branch: z.string().meta({ label: '所在党支部全称' }),
    group: Membership.shape.group,
    /** How somebody came; left out, the books decide as they do for a file. */
    arrived: Arrived.optional(),
    procedure: Procedure.shape.id.optional().meta({ label: '发展党员的登记' }),
  }),
  output: z.object({ id: Member.shape.id }),
  async run(tx, { values, branch, group, arrived, procedure }) {
    if (!branch) tx.refuse(problem('branch-unknown', '请选择所在党支部', { field: '所在党支部全称' }))
    await refuseOtherPlace(tx, { organisation: branch, group }, arrived?.from, arrivalDay)
    const value = checkValues(tx, values, {})
    await refuseSecondHolder(tx, value.idNumber, undefined)
    const id = tx.newId()
    const came = arrived && (await cameBy(tx, arrived, { branch, joined: value.joined }))
    await takeIn(tx, [{ id, value, organisation: branch, group }], came ? () => came : await newcomersSince(tx))
    const developed = procedure && (await tx.get('procedures', procedure))
    if (developed) await tx.put('procedures', { ...developed, member: id })
    return { id }
  },
})

/** Changes what is on file of one member; a field left out stays. */
export const changeMember = defineCommand({
  name: 'roster.changeMember',
  title: '修改党员信息',
  input: z.object({ id: z.string().meta({ label: '党员' }), values: ValuesInput }),
  output: z.object({ id: Member.shape.id }),
  async run(tx, { id, values }) {
    const member = await tx.get('members', id)
    if (!member) return tx.refuse(memberUnknown)
    const standing = standingOn(tx.today, await readStandings(tx, id))
    const value = checkValues(tx, values, { ...member, ...standing })
    await refuseSecondHolder(tx, value.idNumber, id)
    await changeOne(tx, id, value, () => '')
    return { id }
  },
})

/**
 * Removes somebody who was entered by mistake, with their belonging to branches. Refused as soon as anything else in
 * the books names them: who was at a meeting was there.
 */
export const removeMember = defineCommand({
  name: 'roster.removeMember',
  title: '删除党员',
  input: z.object({ id: z.string().meta({ label: '党员' }), reason: removalReason }),
  output: z.object({ id: Member.shape.id, reason: removalReason }),
  async run(tx, { id, reason }) {
    const member = await tx.get('members', id)
    if (!member) return tx.refuse(memberUnknown)
    const parts = await partsOf(tx, id)
    const own = new RowSet(parts.flatMap(({ table, ids }) => ids.map(row => ({ table, id: row }))))
    const used = await referralTo(tx, new RowSet([{ table: 'members', id }]), own)
    if (used) {
      const user = await namesFrom(tx).row(used.from.table, used.from.row)
      const what = `“${user}”用到了${member.name}，不能删除。误录的，请先更正或删除那条记录`
      tx.refuse(problem('member-in-use', `${what}；离开本单位的，不要删除，请登记“离开”。`))
    }
    for (const { table, ids } of parts) await tx.remove(table, ids)
    await tx.remove('members', [id])
    return { id, reason }
  },
})

/** The rows that are only there because somebody is on the books. */
async function partsOf(tx: Tx, member: string) {
  const parts = []
  for (const table of ['memberships', ...standingTables, 'attachments'] as const)
    parts.push({ table, ids: (await tx.all(table, { member })).map(({ id }) => id) })
  for (const where of [{ one: member }, { other: member }])
    parts.push({ table: 'distinctPeople' as const, ids: (await tx.all('distinctPeople', where)).map(({ id }) => id) })
  return parts
}

/** Puts newcomers on the books: who they are, which branch they belong to, and what holds of them today. */
async function takeIn(
  tx: Tx,
  people: readonly { id: string; value: RosterValue; organisation: string; group?: string | undefined }[],
  since: Since,
): Promise<void> {
  const parted = people.map(({ value, ...where }) => ({ ...where, ...apart(value) }))
  await tx.putAll(
    'members',
    parted.map(({ id, own }) => Member.parse({ ...own, id })),
  )
  await tx.putAll(
    'memberships',
    parted.map(({ id, organisation, group, own }) => {
      return { id: tx.newId(), member: id, organisation, ...(group && { group }), ...since(organisation, own.joined) }
    }),
  )
  await writeStandings(
    tx,
    parted.map(({ id, standing }) => ({ member: id, standing, newcomer: true })),
  )
}

async function changeOne(tx: Tx, id: string, after: RosterValue, branchId: (name: string) => string): Promise<void> {
  const member = await tx.get('members', id)
  if (!member) throw new Error('a matched member is gone')
  const { branch, own, standing } = apart(after)
  if (Object.keys(own).length) await tx.put('members', { ...member, ...own, ...Member.parse({ ...member, ...own }) })
  await writeStandings(tx, [{ member: id, standing, newcomer: false }])
  if (branch) await move(tx, id, branchId(branch))
}

/** From today on somebody belongs to another branch, or to one again; what was before stays on the books. */
async function move(tx: Tx, member: string, organisation: string): Promise<void> {
  const spans = await tx.all('memberships', { member })
  if (spans.some(span => span.departure === 'died')) tx.refuse(memberDied)
  const isHere = spans.some(span => !span.to)
  if (isHere) {
    const to = { organisation, date: tx.today }
    await moveMembers(tx, [member], to)
    return warnOfPostsLeft(tx, [member], to)
  }
  await tx.put('memberships', { id: tx.newId(), member, organisation, from: tx.today, arrival: 'transferIn' })
}

async function refuseSecondHolder(tx: Tx, idNumber: string | undefined, except: string | undefined): Promise<void> {
  if (!idNumber) return
  const [holder] = (await tx.all('members', { idNumber })).filter(member => member.id !== except)
  if (holder)
    tx.refuse(
      problem('id-taken', `与在册党员${holder.name}的身份证号码相同，请核对`, {
        field: '公民身份证号码',
        path: ['values', 'idNumber'],
      }),
    )
}

/** Ids of all branches that rows name; those the books lack are made under the community. */
async function branches(tx: Tx, matches: readonly RosterMatch[]): Promise<(name: string) => string> {
  const organisations = await tx.all('organisations')
  const [root] = organisations.filter(organisation => !organisation.parent)
  if (!root) return tx.refuse(problem('office-missing', '请先建立本单位台账。'))
  const find = branchFinder(openBranches(organisations, tx.today))
  const made = new Map<string, string>()
  for (const { action, value } of matches) {
    const name = value.branch && branchName(value.branch)
    if (!name || (action !== 'new' && action !== 'changed') || find(name) || made.has(name)) continue
    const id = tx.newId()
    made.set(name, id)
    await tx.put('organisations', { id, kind: 'branch', name, parent: root.id })
  }
  return name => find(name)?.id ?? made.get(branchName(name))!
}
