import * as z from 'zod'
import { printDate, wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { Organisation, type OrganisationKind } from '../../../src-shared/roster/organisation'
import { liesBelow } from '../../../src-shared/roster/unit-places'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import { moveMembers } from './move-members'
import { endPosts } from './posts'
import { standingUnit } from '../standing-unit'
import type { Tx } from '../transaction'
import { afterDissolved } from '../units-left'

const id = Organisation.shape.id.meta({ label: '党组织' })

/**
 * Dissolves units on a day, with all below them, and says where their members went: nobody is left without a branch. One unit
 * into another is 并入; several into one are a merger; what is dissolved stays on the books with its meetings and points.
 */
export const dissolveUnits = defineCommand({
  name: 'roster.dissolveUnits',
  title: '撤销党组织',
  input: z.object({
    units: z.array(id).min(1).meta({ label: '党组织' }),
    date: wholeDate.meta({ label: '撤销日期' }),
    reason: z.string().optional().meta({ label: '撤销依据' }),
    into: id.optional().meta({ label: '党员并入' }),
  }),
  output: z.object({ units: z.array(id), moved: z.number().int(), reason: z.string().optional() }),
  async run(tx, { units, date, reason, into }) {
    if (date > tx.today)
      tx.refuse(problem('date-future', '撤销日期晚于今天，请更正。', { field: '撤销日期', path: ['date'] }))
    const gone = await withBelow(tx, units)
    if (into && gone.some(unit => unit.id === into))
      tx.refuse(
        problem('dissolve-into-itself', '党员不能并入同时撤销的党组织，请重新选择。', {
          field: '党员并入',
          path: ['into'],
        }),
      )
    for (const unit of gone)
      if (unit.founded && date <= unit.founded)
        tx.refuse(
          problem('unit-date-order', `撤销日期应晚于${unit.name}的成立日期，请更正。`, {
            field: '撤销日期',
            path: ['date'],
          }),
        )
    const moved = await moveOut(tx, gone, into, date)
    await tx.putAll(
      'organisations',
      gone.map(unit => ({ ...unit, dissolved: date })),
    )
    const ids = new Set(gone.map(unit => unit.id))
    await endPosts(
      tx,
      (await tx.all('posts')).filter(post => ids.has(post.organisation)),
      date,
    )
    await tx.putAll(
      'attached',
      (await tx.all('attached'))
        .filter(one => one.organisation !== undefined && ids.has(one.organisation) && (!one.to || one.to > date))
        .map(one => ({ ...one, organisation: into })),
    )
    await afterDissolved(tx, gone, date)
    return { units: gone.map(unit => unit.id), moved, ...(reason && { reason }) }
  },
})

async function withBelow(tx: Tx, units: readonly string[]): Promise<Organisation[]> {
  const roots = []
  for (const unit of units) {
    const found = await standingUnit(tx, unit)
    if (!found.parent) tx.refuse(problem('unit-root', '这是本单位自己的党组织，不能撤销。'))
    roots.push(found)
  }
  const all = await tx.all('organisations')
  const parents = new Map(all.map(unit => [unit.id, unit.parent]))
  const below = all.filter(
    unit => !unit.dissolved && !units.includes(unit.id) && units.some(root => liesBelow(unit.id, root, parents)),
  )
  return [...roots, ...below]
}

/** Moves the members of the branches that go, and takes those of the groups that go out of their group. */
async function moveOut(tx: Tx, gone: readonly Organisation[], into: string | undefined, date: string): Promise<number> {
  const of = (kind: OrganisationKind) => new Set(gone.flatMap(unit => (unit.kind === kind ? [unit.id] : [])))
  const [branches, groups] = [of('branch'), of('group')]
  const standing = (await tx.all('memberships')).filter(span => !span.to || span.to > date)
  const homeless = standing.filter(span => branches.has(span.organisation))
  const since = homeless.find(span => span.to)
  if (since)
    tx.refuse(
      problem(
        'dissolve-date-order',
        `${await namesFrom(tx).of('members', since.member)}${printDate(since.to!)}才离开这里，撤销日期不能更早，请更正。`,
        { field: '撤销日期', path: ['date'] },
      ),
    )
  if (homeless.length && !into)
    tx.refuse(
      problem('members-homeless', `还有${homeless.length}名党员的组织关系在这里，请选择他们并入哪个党支部。`, {
        field: '党员并入',
        path: ['into'],
      }),
    )
  const target = into && homeless.length ? await standingUnit(tx, into, date) : undefined
  if (target && target.kind !== 'branch')
    tx.refuse(
      problem('unit-place', '党员的组织关系只能在党支部，请选择一个党支部。', { field: '党员并入', path: ['into'] }),
    )
  if (target)
    await moveMembers(
      tx,
      homeless.map(({ member }) => member),
      { organisation: target.id, date },
    )
  const ungrouped = standing.filter(
    span => !span.to && !branches.has(span.organisation) && span.group && groups.has(span.group),
  )
  for (const span of ungrouped)
    await moveMembers(tx, [span.member], { organisation: span.organisation, date, group: undefined })
  return homeless.length
}
