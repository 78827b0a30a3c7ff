import { gridKinds } from '../../../../src-shared/grid/grid'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, runs, type Deed, type DeedField } from '../../roster/deeds/deed'
import { changedTexts } from './changed-texts'

export type GridCard = NonNullable<QueryOutput<'grid.grid'>>

const sinceHint = '早就有的留空'
const fields: readonly DeedField[] = [
  { name: 'name', label: '网格名称', as: 'text' },
  {
    ...{ name: 'kind', label: '网格类型', as: 'choice', options: optionsOf(gridKinds) },
    hint: '医院、园区、校园等单独成一个的，选专属网格',
  },
  { name: 'bounds', label: '四至范围', as: 'text', optional: true, lines: 2 },
  { ...dateField('启用日期', 'from'), optional: true, hint: sinceHint },
  { name: 'externalCode', label: '外部编码', as: 'text', optional: true, hint: '上级系统里的编码，没有的留空' },
]

/** A new grid; its buildings come next. */
export function addGridDeed(): Deed {
  return {
    question: '登记网格',
    deed: '登记网格',
    remedy: '编码自动编，用过的不再用。登记错了，可以修改、撤销或删除。',
    fields,
    initial: { kind: 'general' },
    run: runs('grid.addGrid', {}),
    said: '已登记网格',
  }
}

/** What is written of a grid. */
export function changeGridDeed(grid: GridCard): Deed {
  const before = {
    ...{ name: grid.name, kind: grid.kind, bounds: grid.bounds ?? '' },
    ...{ from: grid.from ?? '', externalCode: grid.externalCode ?? '' },
  }
  return {
    question: `修改${grid.name}`,
    deed: '保存',
    remedy: '改错了，再改一次或按 Ctrl+Z 撤销。范围变了，用“划入楼栋”“拆分”或“合并”。',
    fields,
    initial: before,
    run: (engine, texts, command) =>
      engine.run(
        'grid.changeGrid',
        { id: grid.id, ...changedTexts<string>(before, texts) } as CommandInput<'grid.changeGrid'>,
        command,
      ),
    said: `已修改${grid.name}`,
  }
}

/** Which branches and groups are responsible from a day on. */
export function responsibleDeed(grid: GridCard, organisations: readonly ChoiceOption[]): Deed {
  return {
    question: `${grid.name}由哪些党组织负责`,
    deed: '保存',
    remedy: '没有勾的，从这一天起不再负责；以前的日子不变。一个支部可以负责几个网格。',
    fields: [
      { name: 'organisations', label: '负责的党组织', as: 'several', options: organisations, optional: true },
      { ...dateField('从哪天起', 'from'), optional: true, hint: '一直就是的留空' },
    ],
    initial: { organisations: grid.organisations.map(({ id }) => id).join(' '), from: grid.from ?? '' },
    run: (engine, { organisations: chosen = '', ...texts }, command) =>
      engine.run(
        'grid.setResponsible',
        { grid: grid.id, organisations: chosen.split(' ').filter(Boolean), ...texts },
        command,
      ),
    said: `已登记负责${grid.name}的党组织`,
  }
}

/** A grid is no more. */
export function endGridDeed(grid: GridCard, today: PlainDate): Deed {
  return {
    question: `登记${grid.name}撤销`,
    deed: '登记撤销',
    remedy: '从这一天起不再有，以前的日子不变。里面还有楼栋的，先划入别的网格，或者用“拆分”“合并”。',
    fields: [dateField('撤销日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.endGrid', { id: grid.id }),
    said: `已登记${grid.name}撤销`,
  }
}
