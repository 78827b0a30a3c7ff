import * as z from 'zod'
import { GridPerson } from '../../../src-shared/grid/grid-person'
import { problem, warning } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { isMaskedText } from '../../../src-shared/roster/masks'
import { personName } from '../../../src-shared/roster/person-name'
import { numberMasked } from '../number-masked'
import type { Tx } from '../transaction'
import { servingPeople } from './queries'

const { id, member, attached, name, sex, phone, unit } = GridPerson.shape

/** Somebody who is to serve: one who does already, a member, one who reported, or somebody by name; exactly one of these. */
export const Who = z.object({
  person: id.optional().meta({ label: '网格人员' }),
  ...{ member, attached, name, sex, phone, unit },
})

export type Who = z.output<typeof Who>

export const personUnknown = problem('grid-person-unknown', '没有这名网格人员，可能已经删除。请重新选择。')

/** Somebody who serves in the grids, or the refusal. */
export async function knownPerson(tx: Tx, person: string): Promise<Stored<GridPerson>> {
  return (await tx.get('gridPeople', person)) ?? tx.refuse(personUnknown)
}

/** The one who is meant: as they stand already, or written down now. One person stands once, whatever they do. */
export async function personFor(tx: Tx, { person, ...said }: Who): Promise<Stored<GridPerson> | GridPerson> {
  if ([person, said.member, said.attached, said.name].filter(Boolean).length !== 1)
    tx.refuse(
      problem('grid-person-which', '请选择在册党员、报到党员或已登记的网格人员，或者填写姓名，只能选一种。', {
        field: '人员',
        path: ['who'],
      }),
    )
  if (person) return knownPerson(tx, person)
  const [known] = said.member
    ? await tx.all('gridPeople', { member: said.member })
    : said.attached
      ? await tx.all('gridPeople', { attached: said.attached })
      : []
  return known ?? writePerson(tx, { ...said, id: tx.newId() })
}

/** Writes somebody down, new or changed; refuses who stands already, warns of a namesake. */
export async function writePerson(tx: Tx, said: GridPerson): Promise<GridPerson> {
  const row: GridPerson = { ...said, ...(said.name && { name: personName(said.name) }) }
  if ([row.member, row.attached, row.name].filter(Boolean).length !== 1)
    tx.refuse(
      problem('grid-person-which', '请选择在册党员或报到党员，或者填写姓名，只能选一种。', {
        field: '姓名',
        path: ['name'],
      }),
    )
  if (isMaskedText(row.phone ?? '')) tx.refuse(numberMasked('联系电话', ['phone']))
  if (row.member && !(await tx.get('members', row.member)))
    tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '在册党员', path: ['member'] }))
  if (row.attached && !(await tx.get('attached', row.attached)))
    tx.refuse(problem('attached-unknown', '没有这名报到党员，请重新选择。', { field: '报到党员', path: ['attached'] }))
  const others = (await tx.all('gridPeople')).filter(other => other.id !== row.id)
  if (
    others.some(
      other => (row.member && other.member === row.member) || (row.attached && other.attached === row.attached),
    )
  )
    tx.refuse(
      problem('grid-person-known', '这个人已经登记为网格人员，一个人只登记一次。', { field: '人员', path: ['name'] }),
    )
  if (row.name) await warnOfNamesakes(tx, row)
  await tx.put('gridPeople', row)
  return row
}

/** Namesakes may be two people: it is said, and both stand. */
async function warnOfNamesakes(tx: Tx, { id: own, name: called }: GridPerson): Promise<void> {
  const alike = [...(await servingPeople(tx)).values()].find(other => other.id !== own && other.name === called)
  if (alike)
    tx.warn(
      warning(
        'grid-person-alike',
        `已经有一名同名的网格人员（${alike.unit ?? asWords[alike.as]}）。是同一个人的，请撤销这一步，选已登记的；不是的，请填所在单位或电话加以区别。`,
        { field: '姓名' },
      ),
    )
}

export const asWords = { member: '在册党员', attached: '报到党员', other: '其他人员' } as const
