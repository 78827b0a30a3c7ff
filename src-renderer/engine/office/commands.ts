import * as z from 'zod'
import { Office } from '../../../src-shared/office/office'
import { Operator } from '../../../src-shared/office/operator'
import { done, problem, warning, type Outcome } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { frozenBetween } from '../frozen'
import type { Tx } from '../transaction'
import { Undone, undoName } from './entry-title'
import { entryNumber } from './outputs'
import { planUndo, writeUndo } from './undoing'

/** Starts the books of an office: itself, its own party organisation, and who works here. Once a profile. */
export const createOffice = defineCommand({
  name: 'office.create',
  title: '建立本单位台账',
  final:
    '台账建立后不能撤销。名称、代码写错了，到“设置”→“本单位与操作人”更正；要另建一本，请在另一台电脑上建，或请街道信息员用另一个数据文件夹打开程序。',
  input: z.object({
    role: Office.shape.role,
    name: Office.shape.name,
    code: Office.shape.code,
    operator: Operator.shape.name.optional(),
  }),
  output: z.object({ id: Office.shape.id }),
  async run(tx, { role, name, code, operator }) {
    if ((await tx.all('offices')).length)
      tx.refuse(
        problem(
          'office-exists',
          '这里已经建立了台账。要另建一本，请在另一台电脑上建，或请街道信息员用另一个数据文件夹打开程序。',
        ),
      )
    const id = tx.newId()
    await tx.put('offices', { id, role, name, code })
    await tx.put('organisations', { id: tx.newId(), kind: 'committee', name })
    if (operator) await addOnce(tx, operator)
    return { id }
  },
})

const Correction = z.object({ name: Office.shape.name.optional(), code: Office.shape.code.optional() })

/**
 * Corrects how this office is written, and its own party organisation with it. What was printed and sent before stays as
 * it was; the code stays too, once a report has gone out under it.
 */
export const correctOffice = defineCommand({
  name: 'office.correct',
  title: '更正本单位',
  input: Correction,
  output: Office.pick({ id: true, name: true, code: true }),
  async prepare({ main }, input): Promise<Outcome<z.output<typeof Correction> & { hasKey: boolean }>> {
    return done({ ...input, hasKey: (await main['keys.made']({})).made })
  },
  async run(tx, { name, code, hasKey }) {
    const [before] = await tx.all('offices')
    if (!before) return tx.refuse(problem('office-missing', '请先建立本单位台账。'))
    const after = { ...before, name: name ?? before.name, code: code ?? before.code }
    const frozen = await frozenBetween(tx, 'offices', before, after)
    if (frozen) tx.refuse(problem('code-sent', frozen.message, { field: '区划代码', path: [frozen.field] }))
    if (after.code !== before.code && hasKey) tx.warn(enrolAgain)
    if (after.name !== before.name || after.code !== before.code) await tx.put('offices', after)
    const own = (await tx.all('organisations', { name: before.name })).filter(({ parent }) => !parent)
    if (after.name !== before.name)
      await tx.putAll(
        'organisations',
        own.map(unit => ({ ...unit, name: after.name })),
      )
    return { id: after.id, name: after.name, code: after.code }
  },
})

/** The file that presents the key names the code; whether it was handed over, the books do not say. */
const enrolAgain = warning(
  'enrol-again',
  '密钥卡和登记文件上是原来的区划代码。已经交给上级的，请重新写出登记文件、打印密钥卡，请上级重新确认。',
)

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

/** One row a name, removed ones included: somebody who was taken off the list comes back as who they were. */
async function addOnce(tx: Tx, name: string): Promise<string> {
  const [known] = await tx.everything('operators', { name })
  if (known && !known.deletedAt) return known.id
  const id = known?.id ?? tx.newId()
  await tx.put('operators', { id, name })
  return id
}

/** Takes an entry of the journal back: its rows as they were before it. Itself an entry, so that it can be taken back too. */
export const undoEntry = defineCommand({
  name: undoName,
  title: '撤销',
  input: z.object({ entry: entryNumber }),
  output: Undone,
  prepare: async ({ commandNamed }, { entry }) => Promise.resolve(done({ entry, commandNamed })),
  async run(tx, { entry, commandNamed }) {
    const plan = await planUndo(tx, entry, commandNamed)
    if (!plan.ok) return tx.refuse(...plan.problems)
    await writeUndo(tx, plan.value)
    return plan.value.undone
  },
})
