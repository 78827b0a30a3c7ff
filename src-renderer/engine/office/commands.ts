import * as z from 'zod'
import { Office } from '../../../src-shared/office/office'
import { Operator } from '../../../src-shared/office/operator'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'

/** Starts the books of an office: itself, its own party organisation, and who works here. Once a profile. */
export const createOffice = defineCommand({
  name: 'office.create',
  title: '建立本单位台账',
  input: z.object({
    role: Office.shape.role,
    name: Office.shape.name,
    code: Office.shape.code,
    operator: Operator.shape.name.optional(),
  }),
  output: z.object({ id: Office.shape.id }),
  async run(tx, { role, name, code, operator }) {
    if ((await tx.all('offices')).length)
      tx.refuse(problem('office-exists', '这里已经建立了台账。要另建一个，请换一个数据文件夹。'))
    const id = tx.newId()
    await tx.put('offices', { id, role, name, code })
    await tx.put('organisations', { id: tx.newId(), kind: 'committee', name })
    if (operator) await addOnce(tx, operator)
    return { id }
  },
})

/** Adds somebody who works at this PC. */
export const addOperator = defineCommand({
  name: 'office.addOperator',
  title: '登记操作人',
  input: z.object({ name: Operator.shape.name }),
  output: z.object({ id: Operator.shape.id }),
  async run(tx, { name }) {
    return { id: await addOnce(tx, name) }
  },
})

async function addOnce(tx: Tx, name: string): Promise<string> {
  const [known] = await tx.all('operators', { name })
  if (known) return known.id
  const id = tx.newId()
  await tx.put('operators', { id, name })
  return id
}
