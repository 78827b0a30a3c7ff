import * as z from 'zod'
import { GridPost } from '../../../src-shared/grid/grid-post'
import { Selection } from '../../../src-shared/grid/selection'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import { reportedBehind } from '../reported'
import { refuseDates } from '../span-dates'
import type { Tx } from '../transaction'
import { changed } from './changed'
import { holdAgainst, refusePost, refuseSteps } from './post-rules'
import { knownPerson, personFor, Who } from './who'

const { role, grid, building, unit, estate, force, selection, from, to, reason } = GridPost.shape
const id = GridPost.shape.id.meta({ label: '网格岗位' })

/** Somebody begins to serve in a grid, a building or an estate; whoever is not on the list yet is written down with it. */
export const appointInGrid = defineCommand({
  name: 'grid.appoint',
  title: '登记网格任职',
  input: z.object({
    who: Who.meta({ label: '人员' }),
    ...{ role, grid, building, unit, estate, force, selection, from, to },
  }),
  output: z.object({ id, person: GridPost.shape.person }),
  async run(tx, { who, ...said }) {
    const person = await personFor(tx, who)
    const post: GridPost = { ...said, id: tx.newId(), person: person.id }
    await refusePost(tx, post, person)
    await holdAgainst(tx, post)
    await warnReported(tx, post.from)
    await tx.put('gridPosts', post)
    return { id: post.id, person: person.id }
  },
})

/** Puts right what is written of a post: a field left out stays, null empties it. Who it is and of what stays. */
export const changeGridPost = defineCommand({
  name: 'grid.changePost',
  title: '更正网格任职',
  input: z.object({
    ...{ id, unit: unit.nullable(), force: force.nullable(), from: from.nullable(), to: to.nullable() },
    reason: reason.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: post, ...said }) {
    const before = await knownPost(tx, post)
    const after: GridPost = changed(before, said)
    await refusePost(tx, after, await knownPerson(tx, after.person))
    if (after.from !== before.from || after.to !== before.to || after.unit !== before.unit) await holdAgainst(tx, after)
    for (const field of ['from', 'to'] as const)
      if (after[field] !== before[field]) await warnReported(tx, after[field], before[field])
    await tx.put('gridPosts', after)
    return { id: post }
  },
})

/** Somebody serves no longer, from a day on. */
export const endGridPost = defineCommand({
  name: 'grid.endPost',
  title: '登记网格卸任',
  input: z.object({ id, to: wholeDate.meta({ label: '卸任日期' }), reason }),
  output: z.object({ id }),
  async run(tx, { id: post, to: day, reason: why }) {
    const found = await knownPost(tx, post)
    refuseDates(tx, { from: found.from, to: day })
    await warnReported(tx, day)
    await tx.put('gridPosts', { ...found, to: day, ...(why && { reason: why }) })
    return { id: post }
  },
})

/** Removes a post that was entered by mistake; who left it is noted with the day. */
export const removeGridPost = defineCommand({
  name: 'grid.removePost',
  title: '删除网格任职登记',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: post, reason: why }) {
    const { from: since } = await knownPost(tx, post)
    tx.warn(...(await reportedBehind(tx, since ?? '')))
    await tx.remove('gridPosts', [post])
    return { id: post, reason: why }
  },
})

/** The five steps by which a 楼栋长, or in the roster a 党小组长, was chosen (推审选评聘): the day of each, null where it is taken off. */
export const noteSelection = defineCommand({
  name: 'grid.noteSelection',
  title: '登记推审选评聘',
  input: z.object({
    post: id.optional(),
    /** A post of the roster. */
    groupLeader: z.string().optional().meta({ label: '党小组长任职' }),
    recommended: Selection.shape.recommended.nullable(),
    examined: Selection.shape.examined.nullable(),
    elected: Selection.shape.elected.nullable(),
    assessed: Selection.shape.assessed.nullable(),
    engaged: Selection.shape.engaged.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { post, groupLeader, ...said }) {
    if (Boolean(post) === Boolean(groupLeader)) tx.refuse(notSelected)
    const leads = groupLeader ? await tx.get('posts', groupLeader) : undefined
    const serves = post ? await knownPost(tx, post) : undefined
    if (serves ? serves.role !== 'buildingLeader' : leads?.post !== 'groupLeader') tx.refuse(notSelected)
    const steps = { ...(serves ?? leads)?.selection, ...said }
    const done = Object.fromEntries(Object.entries(steps).filter(([, day]) => day)) as Selection
    refuseSteps(tx, done)
    const { selection: _, ...bare } = (serves ?? leads)!
    const after = { ...bare, ...(Object.keys(done).length && { selection: done }) }
    if (serves) await tx.put('gridPosts', after as Stored<GridPost>)
    else await tx.put('posts', after as NonNullable<typeof leads>)
    return { id: after.id }
  },
})

const notSelected = problem('post-selection', '推审选评聘只用于楼栋长和党小组长，请选择其中一条任职。', {
  field: '任职',
  path: ['post'],
})

async function knownPost(tx: Tx, post: string): Promise<Stored<GridPost>> {
  return (
    (await tx.get('gridPosts', post)) ??
    tx.refuse(problem('post-unknown', '没有这条任职登记，可能已经删除。请重新选择。'))
  )
}

/** Figures that went out count what held at the end of their period: says which of them end on or behind the earliest of the days. */
export async function warnReported(tx: Tx, ...days: (string | undefined)[]): Promise<void> {
  const [first] = days.flatMap(day => day ?? []).sort()
  if (first) tx.warn(...(await reportedBehind(tx, first)))
}
