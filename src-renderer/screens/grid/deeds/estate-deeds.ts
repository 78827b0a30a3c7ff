import { estateKinds, estateSteps } from '../../../../src-shared/grid/estate'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, partialField, runs, type Deed, type DeedField } from '../../roster/deeds/deed'
import { changedTexts, yesNoText, yesNoValue, yesOrNo } from './changed-texts'

export type EstateCard = QueryOutput<'grid.estate'>
type Step = keyof typeof estateSteps
type EstateKind = keyof typeof estateKinds

const text = (name: string, label: string, more: Partial<DeedField> = {}): DeedField => ({
  ...{ name, label, as: 'text', optional: true },
  ...more,
})
const phoneHint = '遮着的号码不改就保持原样；要改，把号码写全'
const mended = '改错了，再改一次或按 Ctrl+Z 撤销。'
const kindsOf = (codes: string) => codes.split(' ').filter(Boolean) as EstateKind[]

const factFields = (branches: readonly ChoiceOption[]): DeedField[] => [
  { name: 'name', label: '小区名称', as: 'text' },
  { name: 'kinds', label: '小区类型', as: 'several', options: optionsOf(estateKinds), optional: true },
  text('address', '地址'),
  { name: 'branch', label: '小区党支部', as: 'choice', options: branches, optional: true },
  partialField('建成时间', 'built'),
  text('externalCode', '外部编码', { hint: '上级系统里的编码，没有的留空' }),
]

/** A new estate. */
export function addEstateDeed(branches: readonly ChoiceOption[]): Deed {
  return {
    question: '登记小区',
    deed: '登记小区',
    remedy: '登记错了，可以修改、撤销或删除。物业、业委会和七步法登记以后再填。',
    fields: factFields(branches),
    run: (engine, { kinds = '', ...texts }, command) =>
      runs('grid.addEstate', { kinds: kindsOf(kinds) })(engine, texts, command),
    said: '已登记小区',
  }
}

/** What an estate is. */
export function estateFactsDeed(estate: EstateCard, branches: readonly ChoiceOption[]): Deed {
  const before = {
    ...{ name: estate.name, kinds: estate.kinds.join(' '), address: estate.address ?? '' },
    ...{ branch: estate.branch ?? '', built: estate.built ?? '', externalCode: estate.externalCode ?? '' },
  }
  return {
    question: `修改${estate.name}`,
    deed: '保存',
    remedy: mended,
    fields: factFields(branches),
    initial: before,
    run: (engine, texts, command) => {
      const { kinds, ...changes } = changedTexts(before, texts)
      const said = { ...changes, ...(kinds !== undefined && { kinds: kinds && kindsOf(kinds) }) }
      return engine.run('grid.changeEstate', { id: estate.id, ...said } as CommandInput<'grid.changeEstate'>, command)
    },
    said: `已修改${estate.name}`,
  }
}

/** The property company and its contact. */
export function propertyDeed(estate: EstateCard): Deed {
  const before = {
    ...{ property: estate.property ?? '', propertyContact: estate.propertyContact ?? '' },
    ...{ propertyPhone: estate.propertyPhone ?? '', propertyUntil: estate.propertyUntil ?? '' },
    redProperty: yesNoText(estate.redProperty),
  }
  return {
    question: `${estate.name}的物业`,
    deed: '保存',
    remedy: mended,
    fields: [
      text('property', '物业公司', { hint: '没有物业的留空' }),
      text('propertyContact', '物业负责人'),
      text('propertyPhone', '物业电话', estate.propertyPhone ? { hint: phoneHint } : {}),
      { ...dateField('物业合同到期日', 'propertyUntil'), optional: true },
      { name: 'redProperty', label: '红色物业', as: 'choice', options: yesOrNo, optional: true },
    ],
    initial: before,
    run: (engine, texts, command) => {
      const { redProperty, ...changes } = changedTexts(before, texts)
      const red = yesNoValue(redProperty)
      return engine.run(
        'grid.changeEstate',
        { id: estate.id, ...changes, ...(red !== undefined && { redProperty: red }) },
        command,
      )
    },
    said: `已保存${estate.name}的物业`,
  }
}

/** The owners' committee. */
export function committeeDeed(estate: EstateCard): Deed {
  const before = {
    ...{ committeeHead: estate.committeeHead ?? '', committeePhone: estate.committeePhone ?? '' },
    committeeElected: estate.committeeElected ?? '',
  }
  return {
    question: `${estate.name}的业委会`,
    deed: '保存',
    remedy: mended,
    fields: [
      text('committeeHead', '业委会主任', { hint: '没有业委会的留空' }),
      text('committeePhone', '业委会电话', estate.committeePhone ? { hint: phoneHint } : {}),
      { ...dateField('业委会选举日期', 'committeeElected'), optional: true },
    ],
    initial: before,
    run: (engine, texts, command) =>
      engine.run('grid.changeEstate', { id: estate.id, ...changedTexts(before, texts) }, command),
    said: `已保存${estate.name}的业委会`,
  }
}

/** What is wrong with an estate, what is planned, and who answers for it. */
export function planDeed(estate: EstateCard): Deed {
  const before = {
    ...{ problem: estate.problem ?? '', plan: estate.plan ?? '', answerable: estate.answerable ?? '' },
  }
  const serving = estate.serving.map(({ id, name }) => ({ value: id, label: name }))
  return {
    question: `${estate.name}的问题与方案`,
    deed: '保存',
    remedy: mended,
    fields: [
      text('problem', '突出问题', { lines: 3 }),
      text('plan', '治理方案（一小区一方案）', { lines: 4 }),
      {
        ...{ name: 'answerable', label: '责任人', as: 'choice', options: serving, optional: true },
        hint: serving.length ? '' : '先在“网格人员”里登记人员，这里才有得选',
      },
    ],
    initial: before,
    run: (engine, texts, command) =>
      engine.run('grid.changeEstate', { id: estate.id, ...changedTexts(before, texts) }, command),
    said: `已保存${estate.name}的问题与方案`,
  }
}

/** The day of one of the seven steps. */
export function stepDeed(estate: EstateCard, step: Step, today: PlainDate): Deed {
  const known = estate.steps.find(one => one.step === step)
  return {
    question: `${estate.name}七步法：${estateSteps[step]}`,
    deed: '保存',
    remedy: '日期写错了，再登记一次；误登的，点“清除”。前面的步骤可以以后补。',
    fields: [dateField('完成日期', 'on'), text('note', '情况', { lines: 2 })],
    initial: known ? { on: known.on, note: known.note ?? '' } : onDay(today, 'on'),
    run: runs('grid.noteEstateStep', { id: estate.id, step }),
    said: `已登记“${estateSteps[step]}”`,
  }
}

/** An estate is no more. */
export function endEstateDeed(estate: EstateCard, today: PlainDate): Deed {
  return {
    question: `登记${estate.name}撤销`,
    deed: '登记撤销',
    remedy: '从这一天起不再有，以前的日子不变。里面还有楼栋的，先改到别的小区或者登记拆除。',
    fields: [dateField('撤销日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.endEstate', { id: estate.id }),
    said: `已登记${estate.name}撤销`,
  }
}
