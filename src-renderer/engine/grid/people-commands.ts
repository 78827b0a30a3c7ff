import * as z from 'zod'
import { GridPerson } from '../../../src-shared/grid/grid-person'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import { referralTo, RowSet } from '../referrers'
import { removalReason } from './removal-reason'
import { changed } from './changed'
import { knownPerson, Who, writePerson } from './who'

const { member, attached, name, sex, phone, unit } = GridPerson.shape
const id = GridPerson.shape.id.meta({ label: '网格人员' })

/** Somebody who serves, or is to serve, in the grids is written down: a member, one who reported, or anybody by name. */
export const addGridPerson = defineCommand({
  name: 'grid.addPerson',
  title: '登记网格人员',
  input: Who.omit({ person: true }),
  output: z.object({ id }),
  async run(tx, said) {
    const made = await writePerson(tx, { ...said, id: tx.newId() })
    return { id: made.id }
  },
})

/**
 * Puts right what is on file of somebody: a field left out stays, null empties it. Who became a member, or reported, is named
 * there from now on, and keeps everything that they hold and held.
 */
export const changeGridPerson = defineCommand({
  name: 'grid.changePerson',
  title: '修改网格人员',
  input: z.object({
    ...{ id, member: member.nullable(), attached: attached.nullable(), name: name.nullable() },
    ...{ sex: sex.nullable(), phone: phone.nullable(), unit: unit.nullable() },
  }),
  output: z.object({ id }),
  async run(tx, { id: person, ...said }) {
    const before = await knownPerson(tx, person)
    const whom = [said.member, said.attached, said.name]
    // Who is named by one record is no longer named by another.
    const otherwise = whom.some(Boolean) ? { member: undefined, attached: undefined, name: undefined } : {}
    await writePerson(tx, changed({ ...before, ...otherwise } as GridPerson, said))
    return { id: person }
  },
})

/** Removes somebody who was entered by mistake; who served leaves their posts and stays on the books. */
export const removeGridPerson = defineCommand({
  name: 'grid.removePerson',
  title: '删除网格人员',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: person, reason }) {
    await knownPerson(tx, person)
    const used = await referralTo(tx, new RowSet([{ table: 'gridPeople', id: person }]), new RowSet())
    if (used) {
      const user = await namesFrom(tx).row(used.from.table, used.from.row)
      tx.refuse(problem('grid-person-used', `“${user}”用到了这个人，不能删除。不再担任的，请登记卸任或者移交。`))
    }
    await tx.remove('gridPeople', [person])
    return { id: person, reason }
  },
})
