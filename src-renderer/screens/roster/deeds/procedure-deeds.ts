import type { PlainDate } from '../../../../src-shared/plain-date'
import { sexes } from '../../../../src-shared/roster/choices'
import { procedureKinds, procedurePacks, type ProcedureKind } from '../../../../src-shared/roster/procedure-packs'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import type { ProcedureRow } from '../development/procedure-columns'
import { dateField, onDay, optionsOf, partialField, runs, type Deed, type DeedField } from './deed'

type Step = ProcedureRow['steps'][number]

function particulars(kind: ProcedureKind, places: readonly ChoiceOption[]): DeedField[] {
  if (kind === 'founding')
    return [
      { name: 'name', label: '拟成立的党支部（全称）', as: 'text' },
      { name: 'branch', label: '上级党组织', as: 'choice', options: places },
    ]
  return [
    { name: 'name', label: '姓名', as: 'text' },
    { name: 'branch', label: '党支部', as: 'choice', options: places },
    { name: 'sex', label: '性别', as: 'choice', options: optionsOf(sexes), optional: true },
    { ...partialField('出生日期', 'birth'), hint: '如 2001-05-01，只知道年月写 2001-05' },
  ]
}

/** Somebody applies, or a branch is to be founded. */
export function beginDeed(kind: ProcedureKind, places: readonly ChoiceOption[], today: PlainDate): Deed {
  const { steps } = procedurePacks[kind]
  const options = steps.filter(({ onlyIfSo }) => !onlyIfSo).map(({ code, label }) => ({ value: code, label }))
  const phone: DeedField = { name: 'phone', label: '联系电话', as: 'text', optional: true }
  const asked = particulars(kind, places)
  return {
    question: `登记${procedureKinds[kind]}`,
    deed: '登记',
    remedy:
      kind === 'development'
        ? '登记的还不是党员，不在花名册上，不计入应到会。前面的步骤登记以后再补。登记错了，可以撤销或删除。'
        : '登记的还不是党支部，批准成立以后再到“党组织”新设。登记错了，可以撤销或删除。',
    fields: [
      ...asked.filter(({ optional }) => !optional),
      { name: 'step', label: '从哪一步登记起', as: 'choice', options },
      dateField('这一步的日期'),
      ...asked.filter(({ optional }) => optional),
      ...(kind === 'development' ? [phone] : []),
    ],
    initial: { ...onDay(today), step: steps[0]!.code, ...(places.length === 1 && { branch: places[0]!.value }) },
    run: runs('roster.beginProcedure', { kind }),
    said: `已登记${procedureKinds[kind]}`,
  }
}

/** What is on file besides the steps. The list shows the phone masked, so it is only written when typed anew. */
export function changeProcedureDeed(row: ProcedureRow, places: readonly ChoiceOption[]): Deed {
  const empty = row.kind === 'development' ? { sex: null, birth: null } : {}
  const phone: DeedField = {
    ...{ name: 'phone', label: '联系电话', as: 'text', optional: true },
    hint: row.phone ? `现在是${row.phone}，不改就空着` : '',
  }
  return {
    question: `修改${row.name}的情况`,
    deed: '保存',
    remedy: '改错了，再改一次或撤销即可。',
    fields: [...particulars(row.kind, places), ...(row.kind === 'development' ? [phone] : [])],
    initial: { name: row.name, branch: row.branch, sex: row.sex ?? '', birth: row.birth ?? '' },
    run: runs('roster.changeProcedure', { id: row.id, ...empty }),
    said: `已修改${row.name}的情况`,
  }
}

/** When a step was taken. */
export function stepDeed(row: ProcedureRow, step: Step, today: PlainDate): Deed {
  const months = Array.from({ length: 7 }, (_, i) => ({ value: String(i + 6), label: `${i + 6}个月` }))
  return {
    question: `${row.name}：${step.label}`,
    deed: step.date ? '改日期' : '登记',
    remedy: '登记错了，可以改，也可以清除日期。',
    fields: [
      dateField('日期'),
      ...(step.extends ? [{ name: 'months', label: '延长多久', as: 'choice' as const, options: months }] : []),
      { name: 'note', label: '说明', as: 'text', optional: true },
    ],
    initial: {
      ...onDay(step.date ?? today),
      ...{ note: step.note ?? '', months: step.months ? String(step.months) : '' },
    },
    run: (engine, { months: chosen, ...texts }, command) =>
      engine.run(
        'roster.noteStep',
        { id: row.id, step: step.step, ...texts, ...(chosen && { months: Number(chosen) }) },
        command,
      ),
    said: `已登记${row.name}：${step.label}`,
  }
}

/** A step's date was written down by mistake. */
export function clearStepDeed(row: ProcedureRow, step: Step): Deed {
  return {
    question: `清除“${step.label}”的日期？`,
    deed: '清除',
    remedy: '只清除这一步；清除错了，可以撤销。',
    fields: [],
    run: runs('roster.noteStep', { id: row.id, step: step.step }),
    said: `已清除${row.name}：${step.label}`,
  }
}

/** It goes no further. */
export function endProcedureDeed(row: ProcedureRow, today: PlainDate): Deed {
  return {
    question: `终止${row.name}的${procedureKinds[row.kind]}`,
    deed: '终止',
    remedy: '已经登记的步骤都留着。以后重新申请的，另行登记。终止错了，可以撤销。',
    fields: [dateField('终止日期'), { name: 'reason', label: '终止原因', as: 'text' }],
    initial: onDay(today),
    run: runs('roster.endProcedure', { id: row.id }),
    said: `已终止${row.name}的${procedureKinds[row.kind]}`,
  }
}

/** Says who on the roster, or which unit of the tree, it came to. */
export function tieDeed(row: ProcedureRow, units: readonly ChoiceOption[]): Deed {
  const person = row.kind === 'development'
  const field: DeedField = person
    ? { name: 'member', label: '党员', as: 'member' }
    : { name: 'organisation', label: '党支部', as: 'choice', options: units }
  return {
    question: person ? `${row.name}是名册上的哪一名党员` : `${row.name}是哪一个党支部`,
    deed: '确定',
    remedy: '选错了，可以撤销。',
    fields: [field],
    initial: person ? { member: row.name } : {},
    run: runs('roster.changeProcedure', { id: row.id }),
    said: person ? `已对应到名册上的${row.name}` : `已对应到${row.name}`,
  }
}
