import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { withoutMembers, type Organisation } from '../../../src-shared/roster/organisation'
import { personName } from '../../../src-shared/roster/person-name'
import { Procedure, StepTaken } from '../../../src-shared/roster/procedure'
import { procedureKinds, procedurePacks, procedureSteps } from '../../../src-shared/roster/procedure-packs'
import { procedureState } from '../../../src-shared/roster/procedure-state'
import { misplaced } from '../../../src-shared/roster/unit-places'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { standingUnit } from '../standing-unit'

const { kind, name, branch, sex, birth, phone, member, organisation } = Procedure.shape
const id = Procedure.shape.id.meta({ label: '程序' })
const output = z.object({ id })

/** Somebody applies to join, or a branch is to be founded; `step` is the one from which the books follow it. */
export const beginProcedure = defineCommand({
  name: 'roster.beginProcedure',
  title: '登记发展党员、成立党支部',
  input: z.object({ kind, name, branch, sex, birth, phone, step: StepTaken.shape.step.optional(), date: wholeDate }),
  output,
  async run(tx, { step, date, ...said }) {
    const first = { step: step ?? procedurePacks[said.kind].steps[0]!.code, date }
    const made = { ...said, id: tx.newId(), name: nameOf(said), steps: [first] }
    await checkPlace(tx, made)
    checkStep(tx, made, first)
    const same = (await tx.all('procedures')).filter(other => other.kind === made.kind && other.name === made.name)
    if (same.some(other => stateOf(tx, other).state === 'running'))
      tx.warn(warning('procedure-twice', `已经登记了${made.name}的${procedureKinds[made.kind]}，请核对是不是同一件。`))
    await write(tx, made)
    return { id: made.id }
  },
})

/** Puts right what is on file besides the steps; `null` empties a field. Also says who on the roster it came to. */
export const changeProcedure = defineCommand({
  name: 'roster.changeProcedure',
  title: '修改发展党员、成立党支部',
  input: z.object({
    id,
    name: name.optional(),
    branch: branch.optional(),
    sex: sex.nullable(),
    birth: birth.nullable(),
    phone: phone.nullable(),
    member: member.nullable(),
    organisation: organisation.nullable(),
  }),
  output,
  async run(tx, { id: which, ...said }) {
    const before = await known(tx, which)
    const changes = Object.fromEntries(
      Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? undefined]])),
    )
    const after = { ...before, ...changes } as Procedure
    after.name = nameOf(after)
    if (after.branch !== before.branch) await checkPlace(tx, after)
    if (said.member && !(await tx.get('members', said.member)))
      tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '党员', path: ['member'] }))
    if (said.organisation) await standingUnit(tx, said.organisation)
    await write(tx, after, before)
    return { id: which }
  },
})

/** Writes down when a step was taken, or puts its day right; without a day the step is taken off again. */
export const noteStep = defineCommand({
  name: 'roster.noteStep',
  title: '登记步骤',
  input: StepTaken.extend({ id, date: wholeDate.optional().meta({ label: '日期' }) }),
  output,
  async run(tx, { id: which, date, ...said }) {
    const before = await known(tx, which)
    const at = before.steps.findIndex(({ step }) => step === said.step)
    if (date === undefined) {
      if (at < 0) tx.refuse(stepUnknown)
      await write(tx, { ...before, steps: before.steps.filter((_, i) => i !== at) }, before)
      return { id: which }
    }
    const taken = { ...said, date }
    checkStep(tx, before, taken)
    // A step keeps its place, so that the history names the one that changed.
    const steps = at < 0 ? [...before.steps, taken] : before.steps.map((step, i) => (i === at ? taken : step))
    await write(tx, { ...before, steps }, before)
    return { id: which }
  },
})

/** It goes no further, from a day on: withdrawn, refused, moved away. */
export const endProcedure = defineCommand({
  name: 'roster.endProcedure',
  title: '终止发展党员、成立党支部',
  input: z.object({
    id,
    date: wholeDate.meta({ label: '终止日期' }),
    reason: z
      .string()
      .trim()
      .min(1, { error: '请写明终止原因' })
      .meta({ ...Procedure.shape.reason.meta()! }),
  }),
  output,
  async run(tx, { id: which, date, reason }) {
    const before = await known(tx, which)
    if (stateOf(tx, before).state !== 'running')
      tx.refuse(problem('procedure-over', `${before.name}的步骤已经走完或终止，不用再终止。`))
    refuseFuture(tx, date, '终止日期')
    if (before.steps.some(step => step.date > date))
      tx.refuse(problem('date-order', '终止日期早于已经登记的步骤，请更正。', { field: '终止日期', path: ['date'] }))
    await tx.put('procedures', { ...before, ended: date, reason })
    return { id: which }
  },
})

/** Removes what was entered by mistake; what goes no further is ended with the day. */
export const removeProcedure = defineCommand({
  name: 'roster.removeProcedure',
  title: '删除发展党员、成立党支部',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    await known(tx, which)
    await tx.remove('procedures', [which])
    return { id: which, reason }
  },
})

type Particulars = Pick<Procedure, 'kind' | 'name' | 'branch' | 'ended'>

const nameOf = ({ kind: of, name: said }: Pick<Procedure, 'kind' | 'name'>) =>
  of === 'development' ? personName(said) : said
const stateOf = (tx: Tx, procedure: Procedure) => procedureState(procedure, procedurePacks[procedure.kind], tx.today)

async function known(tx: Tx, which: string): Promise<Procedure> {
  const found = await tx.get('procedures', which)
  return found ?? tx.refuse(problem('procedure-unknown', '没有这项登记，可能已经删除。请回到“发展党员”重新选择。'))
}

/** Somebody applies to a branch that admits; a branch is founded where one may stand. */
async function checkPlace(tx: Tx, { kind: of, branch: where }: Particulars): Promise<void> {
  const unit: Organisation = await standingUnit(tx, where)
  const refuse = (message: string) =>
    tx.refuse(problem('unit-place', message, { field: '所在党组织', path: ['branch'] }))
  if (of === 'founding') {
    const wrong = misplaced('branch', unit)
    if (wrong) refuse(wrong)
    return
  }
  if (unit.kind !== 'branch') refuse('申请入党应向党支部提出，请选择一个党支部。')
  if (unit.branchKind && withoutMembers.has(unit.branchKind))
    tx.warn(warning('branch-admits-nobody', `${unit.name}是临时或功能型党支部，一般不发展党员，请核对。`))
}

/** Refuses a step that is not of the procedure, lies in the future or behind its end, or extends what can't be. */
function checkStep(tx: Tx, { kind: of, ended }: Particulars, { step, date, months }: StepTaken): void {
  const found = procedurePacks[of].steps.find(({ code }) => code === step)
  if (!found) return tx.refuse(problem('step-unknown', `${procedureKinds[of]}没有“${procedureSteps[step]}”这一步。`))
  refuseFuture(tx, date, '日期')
  if (ended && date >= ended)
    tx.refuse(problem('procedure-over', '这一天已经终止，不能再登记步骤。', { field: '日期', path: ['date'] }))
  if (months !== undefined && !found.extension)
    tx.refuse(problem('step-months', `“${found.label}”不延长期限。`, { field: '延长月数', path: ['months'] }))
}

function refuseFuture(tx: Tx, date: string, field: string): void {
  if (date > tx.today) tx.refuse(problem('date-future', `${field}晚于今天，请更正。`, { field, path: ['date'] }))
}

/** Writes a procedure; what is worth a look now and was not before is said. */
async function write(tx: Tx, after: Procedure, before?: Procedure): Promise<void> {
  const old = new Set(before && stateOf(tx, before).remarks.map(({ message }) => message))
  tx.warn(...stateOf(tx, after).remarks.filter(({ code, message }) => code !== 'steps-missed' && !old.has(message)))
  await tx.put('procedures', after)
}

const stepUnknown = problem('step-unknown', '这一步没有登记日期，不用清除。')
