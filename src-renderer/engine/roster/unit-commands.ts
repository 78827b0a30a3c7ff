import * as z from 'zod'
import { comparePlain, printDate, wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { branchName } from '../../../src-shared/roster/branch-names'
import { Organisation, stoodOn } from '../../../src-shared/roster/organisation'
import { communityLevels, fits, liesBelow, misplaced } from '../../../src-shared/roster/unit-places'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import { referralTo, RowSet } from '../referrers'
import { removalReason } from '../removal'
import { standingUnit, unitUnknown } from '../standing-unit'
import type { Tx } from '../transaction'
import { reportedBehind } from '../reported'

const { kind, name, parent, branchKind, tie, situation, contact, phone, founded, elected } = Organisation.shape
const id = Organisation.shape.id.meta({ label: '党组织' })

/** Founds a unit of the tree: a branch, a group, a hub. */
export const addUnit = defineCommand({
  name: 'roster.addUnit',
  title: '新设党组织',
  input: z.object({
    kind,
    name,
    parent: z.string().meta(parent.unwrap().meta()!),
    branchKind,
    tie,
    situation,
    contact,
    phone,
    founded,
    elected,
  }),
  output: z.object({ id }),
  async run(tx, { parent: above, ...fields }) {
    const unit = { ...fields, name: branchName(fields.name) }
    const over = await standingUnit(tx, above)
    const wrong = misplaced(unit.kind, over)
    if (wrong) tx.refuse(problem('unit-place', wrong, { field: '组织类别', path: ['kind'] }))
    refuseFuture(tx, unit.founded, '成立日期', 'founded')
    await refuseSameName(tx, { ...unit, parent: over.id })
    const made = tx.newId()
    await tx.put('organisations', { ...unit, id: made, parent: over.id })
    return { id: made }
  },
})

/**
 * Changes a unit. With `since`, what it was until then stays in its history (更名, 改隶属, 升降格); without, a mistake is put
 * right, and it never was otherwise. Facts without a history of their own (联系人, 成立日期 …) are simply written.
 */
export const changeUnit = defineCommand({
  name: 'roster.changeUnit',
  title: '调整党组织',
  input: z.object({
    id,
    since: wholeDate.optional().meta({ label: '变更日期' }),
    reason: z.string().optional().meta({ label: '变更依据' }),
    name: name.optional(),
    kind: kind.optional(),
    parent,
    branchKind: branchKind.nullable(),
    tie: tie.nullable(),
    situation: situation.nullable(),
    contact: contact.nullable(),
    phone: phone.nullable(),
    founded: founded.nullable(),
    elected: elected.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: unit, since, reason, ...said }) {
    const before = await standingUnit(tx, unit)
    const changes = Object.fromEntries(
      Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? undefined]])),
    )
    const after = { ...before, ...changes, ...(said.name && { name: branchName(said.name) }) } as Organisation
    refuseFuture(tx, after.founded, '成立日期', 'founded')
    refuseFuture(tx, after.elected, '本届选举日期', 'elected')
    if (after.name !== before.name || after.parent !== before.parent) await refuseSameName(tx, after)
    await refuseMisplaced(tx, before, after, since)
    if (after.founded !== before.founded) await refuseLateFounding(tx, after)
    if (after.kind !== 'branch') delete after.branchKind
    if (since && (after.kind !== before.kind || after.parent !== before.parent))
      tx.warn(...(await reportedBehind(tx, since)))
    if (since && isOther(before, after)) await keepFormer(tx, before, since, reason)
    await tx.put('organisations', after)
    if (!after.parent && after.name !== before.name) await renameOffice(tx, after.name)
    return { id: unit }
  },
})

/** Removes a unit that was made by mistake. One that existed is dissolved instead. */
export const removeUnit = defineCommand({
  name: 'roster.removeUnit',
  title: '删除党组织',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: unit, reason }) {
    const found = await tx.get('organisations', unit)
    if (!found) return tx.refuse(unitUnknown)
    if (!found.parent) tx.refuse(problem('unit-root', '这是本单位自己的党组织，不能删除。'))
    const former = (await tx.all('lineage', { organisation: unit })).map(row => row.id)
    const own = new RowSet(former.map(row => ({ table: 'lineage' as const, id: row })))
    const used = await referralTo(tx, new RowSet([{ table: 'organisations', id: unit }]), own)
    if (used) {
      const user = await namesFrom(tx).row(used.from.table, used.from.row)
      tx.refuse(problem('unit-in-use', `“${user}”用到了${found.name}，不能删除。确实不再有的，请登记“撤销”。`))
    }
    await tx.remove('lineage', former)
    await tx.remove('organisations', [unit])
    return { id: unit, reason }
  },
})

function refuseFuture(tx: Tx, date: string | undefined, field: string, at: string): void {
  if (date && date > tx.today) tx.refuse(problem('date-future', `${field}晚于今天，请更正。`, { field, path: [at] }))
}

/** Branches are told apart by their names alone; every branch may have its 第一党小组. */
async function refuseSameName(
  tx: Tx,
  { id: except, name: wanted, kind: of, parent: over }: Partial<Organisation> & { name: string },
): Promise<void> {
  const inside = of === 'group' || of === 'hub'
  const same = (await tx.all('organisations')).some(
    unit =>
      unit.id !== except &&
      (!inside || unit.parent === over) &&
      branchName(unit.name) === branchName(wanted) &&
      stoodOn(unit, tx.today),
  )
  if (same)
    tx.refuse(problem('unit-name-taken', `已经有“${wanted}”，请换一个名称。`, { field: '党组织名称', path: ['name'] }))
}

/** Nobody belonged to a unit before it was founded. */
async function refuseLateFounding(tx: Tx, { id: unit, founded: day }: Organisation): Promise<void> {
  if (!day) return
  const [office] = await tx.all('offices')
  const began = office?.createdAt.slice(0, 10) ?? tx.today
  const spans = (await tx.all('memberships')).filter(span => span.organisation === unit || span.group === unit)
  if (spans.some(({ from = began }) => comparePlain(from, day) < 0))
    tx.refuse(
      problem('unit-date-order', '那天以前已经有党员的组织关系在这里，成立日期不能更晚，请更正。', {
        field: '成立日期',
        path: ['founded'],
      }),
    )
}

const isOther = (a: Organisation, b: Organisation) =>
  a.name !== b.name || a.kind !== b.kind || a.parent !== b.parent || a.branchKind !== b.branchKind

/**
 * From a day on a unit may be of another kind where nobody belongs to it any longer and nothing below it misfits; who was there
 * before stays where they were, by its history. A mistake of kind is put right only while nobody ever belonged to it, and a group
 * that had members keeps its branch: who was where then would no longer be so, and figures that were reported would change.
 */
async function refuseUsed(tx: Tx, before: Organisation, after: Organisation, since: string | undefined): Promise<void> {
  const spans = (await tx.all('memberships')).filter(
    span => span.organisation === before.id || span.group === before.id,
  )
  const below = (await tx.all('organisations')).filter(
    unit => unit.parent === before.id && !(unit.dissolved && unit.dissolved <= (since ?? tx.today)),
  )
  const misfit = below.find(unit => !fits(unit.kind, after.kind))
  const held = since ? spans.some(({ to }) => !to || comparePlain(to, since) > 0) : spans.length > 0
  if (after.kind !== before.kind && (misfit || (held && (before.kind === 'branch' || before.parent))))
    tx.refuse(
      problem(
        'unit-kind-used',
        misfit
          ? `下面还有${misfit.name}，不能改成这个类别，请先调整它。`
          : since
            ? `${printDate(since)}还有党员的组织关系在这里，类别不能改。请先把他们转到别的党支部，或者填更晚的变更日期。`
            : '这里有过党员的组织关系，不是登记错了，请填写变更日期，以前的类别会保留在沿革里。',
        { field: '组织类别', path: ['kind'] },
      ),
    )
  if (after.parent !== before.parent && spans.length > 0 && before.kind === 'group')
    tx.refuse(
      problem('unit-parent-used', '党小组里有过党员，不能移到别的党支部。请在那边新设，再把这个撤销。', {
        field: '上级党组织',
        path: ['parent'],
      }),
    )
}

async function refuseMisplaced(
  tx: Tx,
  before: Organisation,
  after: Organisation,
  since: string | undefined,
): Promise<void> {
  if (!before.parent) {
    if (after.parent) tx.refuse(problem('unit-root', '这是本单位自己的党组织，没有上级可选。'))
    if (!communityLevels.includes(after.kind))
      tx.refuse(problem('unit-place', '本单位只能是党委、党总支或党支部。', { field: '组织类别', path: ['kind'] }))
    return refuseUsed(tx, before, after, since)
  }
  await refuseUsed(tx, before, after, since)
  const all = await tx.all('organisations')
  const parents = new Map(all.map(one => [one.id, one.parent]))
  const over = await standingUnit(tx, after.parent ?? '')
  const from = since ?? after.founded
  if (after.parent !== before.parent && over.founded && (!from || comparePlain(from, over.founded) < 0))
    tx.refuse(
      problem('unit-not-yet', `${over.name}${printDate(over.founded)}才成立，变更日期不能更早，请更正。`, {
        field: '变更日期',
        path: ['since'],
      }),
    )
  if (over.id === after.id || liesBelow(over.id, after.id, parents))
    tx.refuse(
      problem('unit-loop', '不能移到自己下面，请重新选择上级党组织。', { field: '上级党组织', path: ['parent'] }),
    )
  const wrong = misplaced(after.kind, over)
  if (wrong) tx.refuse(problem('unit-place', wrong, { field: '上级党组织', path: ['parent'] }))
}

/** Writes down what a unit was until a day; the day must lie behind its last change. */
async function keepFormer(tx: Tx, unit: Organisation, until: string, reason: string | undefined): Promise<void> {
  refuseFuture(tx, until, '变更日期', 'since')
  const last = (await tx.all('lineage', { organisation: unit.id })).map(row => row.until).sort()
  const earliest = last[last.length - 1] ?? unit.founded
  if (earliest && until <= earliest)
    tx.refuse(
      problem('unit-date-order', `变更日期应晚于${earliest}（成立或上次变更），请更正。`, {
        field: '变更日期',
        path: ['since'],
      }),
    )
  const { kind: was, name: called, parent: under, branchKind: sort } = unit
  await tx.put('lineage', {
    ...{ id: tx.newId(), organisation: unit.id, until, kind: was, name: called, parent: under, branchKind: sort },
    ...(reason && { reason }),
  })
}

/** The office is called as its own organisation is. */
async function renameOffice(tx: Tx, called: string): Promise<void> {
  const [office] = await tx.all('offices')
  if (office) await tx.put('offices', { ...office, name: called })
}
