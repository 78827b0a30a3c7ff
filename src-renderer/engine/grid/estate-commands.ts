import * as z from 'zod'
import { Estate } from '../../../src-shared/grid/estate'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { isMaskedText } from '../../../src-shared/roster/masks'
import { defineCommand } from '../command'
import { numberMasked } from '../number-masked'
import { standingUnit } from '../standing-unit'
import type { Tx } from '../transaction'
import { changed } from './changed'
import { removalReason } from './removal-reason'
import { refuseUsed } from './refuse-used'
import { nextSerials } from './serials'
import { knownPlace, refuseFuture, refuseSameName, standingPlace } from './standing-places'

const shape = Estate.shape
const id = shape.id.meta({ label: '小区' })
const facts = Estate.omit({ id: true, deletedAt: true, serial: true, steps: true, to: true })

/** Registers an estate (小区) under the next number. */
export const addEstate = defineCommand({
  name: 'grid.addEstate',
  title: '登记小区',
  input: facts,
  output: z.object({ id, serial: shape.serial }),
  async run(tx, estate) {
    await refuseWrong(tx, estate)
    await refuseSameName(tx, 'estates', [estate.name])
    const [serial] = await nextSerials(tx, 'estates', 1)
    const made = tx.newId()
    await tx.put('estates', { ...estate, id: made, serial: serial! })
    return { id: made, serial: serial! }
  },
})

/** Changes what stands on the card of an estate; a field that is null is cleared. */
export const changeEstate = defineCommand({
  name: 'grid.changeEstate',
  title: '修改小区',
  input: z.object({
    id,
    name: shape.name.optional(),
    externalCode: shape.externalCode.nullable(),
    kinds: shape.kinds.nullable(),
    address: shape.address.nullable(),
    built: shape.built.nullable(),
    branch: shape.branch.nullable(),
    property: shape.property.nullable(),
    propertyContact: shape.propertyContact.nullable(),
    propertyPhone: shape.propertyPhone.nullable(),
    propertyUntil: shape.propertyUntil.nullable(),
    redProperty: shape.redProperty.nullable(),
    committeeHead: shape.committeeHead.nullable(),
    committeePhone: shape.committeePhone.nullable(),
    committeeElected: shape.committeeElected.nullable(),
    problem: shape.problem.nullable(),
    plan: shape.plan.nullable(),
    answerable: shape.answerable.nullable(),
    from: shape.from.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: estate, ...said }) {
    const before = await knownPlace(tx, 'estates', estate)
    const after = changed(before, said)
    await refuseWrong(tx, after, before)
    if (after.name !== before.name) await refuseSameName(tx, 'estates', [after.name], row => row.id !== estate)
    await tx.put('estates', after)
    return { id: estate }
  },
})

/** That an estate is no more, from a day on; its buildings are gone or belong elsewhere by then. */
export const endEstate = defineCommand({
  name: 'grid.endEstate',
  title: '撤销小区',
  input: z.object({ id, to: shape.to.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: estate, to }) {
    const before = await standingPlace(tx, 'estates', estate, to, { field: '撤销日期', path: ['to'] })
    refuseFuture(tx, to, '撤销日期', 'to')
    const standing = (await tx.all('buildings', { estate })).filter(one => !one.to || one.to > to)
    if (standing.length)
      tx.refuse(
        problem(
          'estate-not-empty',
          `${printDate(to)}${before.name}还有${standing.length}栋楼，请先把它们改到别的小区，或者登记拆除。`,
        ),
      )
    const posts = (await tx.all('gridPosts', { estate })).filter(post => !post.to || post.to > to)
    if (posts.some(({ from }) => from && from >= to))
      tx.refuse(problem('posts-later', `那天以后还有人在${before.name}上任，请先更正他们的岗位。`))
    await tx.putAll(
      'gridPosts',
      posts.map(post => ({ ...post, to, reason: post.reason ?? '小区撤销' })),
    )
    await tx.put('estates', { ...before, to })
    return { id: estate }
  },
})

/** Removes an estate that was registered by mistake; nothing may hang on it. */
export const removeEstate = defineCommand({
  name: 'grid.removeEstate',
  title: '删除小区',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: estate, reason }) {
    const { name } = await knownPlace(tx, 'estates', estate)
    await refuseUsed(tx, { table: 'estates', id: estate }, name, '撤销')
    await tx.remove('estates', [estate])
    return { id: estate, reason }
  },
})

/** Days that cannot be, a branch that is none, somebody who answers but is unknown. */
async function refuseWrong(
  tx: Tx,
  { from, built, branch, answerable, propertyPhone = '', committeePhone = '' }: Partial<Estate>,
  before: Partial<Estate> = {},
): Promise<void> {
  if (isMaskedText(propertyPhone)) tx.refuse(numberMasked('物业电话', ['propertyPhone']))
  if (isMaskedText(committeePhone)) tx.refuse(numberMasked('业委会电话', ['committeePhone']))
  refuseFuture(tx, from, '启用日期', 'from')
  refuseFuture(tx, built, '建成时间', 'built')
  if (branch && branch !== before.branch) {
    const { kind, name } = await standingUnit(tx, branch)
    if (kind !== 'branch')
      tx.refuse(
        problem('estate-branch', `${name}不是党支部，请选小区党支部。`, { field: '小区党支部', path: ['branch'] }),
      )
  }
  if (answerable && answerable !== before.answerable && !(await tx.get('gridPeople', answerable)))
    tx.refuse(
      problem('person-unknown', '没有这名网格人员，可能已经删除。请重新选择。', {
        field: '责任人',
        path: ['answerable'],
      }),
    )
}
