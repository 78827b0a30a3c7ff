import { readBuildingNames, readUnits, unitsText } from '../../../../src-shared/grid/read-buildings'
import type { PlainDate } from '../../../../src-shared/plain-date'
import { problem, refused } from '../../../../src-shared/problem'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, runs, type Deed, type DeedField } from '../../roster/deeds/deed'
import { changedTexts, yesNoText, yesNoValue, yesOrNo } from './changed-texts'

export type BuildingCard = NonNullable<QueryOutput<'grid.building'>>
/** Where buildings may belong. */
export interface Areas {
  estates: readonly ChoiceOption[]
  grids: readonly ChoiceOption[]
}

const unitsField: DeedField = {
  ...{ name: 'units', label: '单元、层数、每层户数', as: 'text', optional: true },
  hint: '如 2单元 × 34层 × 8户',
}
const sinceField: DeedField = {
  ...{ ...dateField('划入日期', 'since'), optional: true, hint: '一直就在这个网格的留空' },
  when: texts => Boolean(texts['grid']),
}
const wrong = (field: string, message: string) => refused(problem('not-read', message, { path: [field] }))

/** Buildings that stood already, many at once. */
export function addBuildingsDeed({ estates, grids }: Areas, known: { estate?: string; grid?: string } = {}): Deed {
  return {
    question: '登记楼栋',
    deed: '登记楼栋',
    remedy: '编码接着往后编。登记错了，按 Ctrl+Z 一次撤销；各栋不同的，登记以后逐栋修改。',
    fields: [
      { name: 'estate', label: '小区', as: 'choice', options: estates, optional: true },
      { name: 'names', label: '楼栋', as: 'text', hint: '如 1–12号楼，也可以写 1、3、5–8号楼、东楼' },
      unitsField,
      { name: 'grid', label: '划入网格', as: 'choice', options: grids, optional: true },
      sinceField,
    ],
    initial: { estate: known.estate ?? '', grid: known.grid ?? '' },
    run: async (engine, { names = '', units = '', ...texts }, command) => {
      const [called, built] = [readBuildingNames(names), readUnits(units)]
      if ('wrong' in called) return wrong('names', called.wrong)
      if ('wrong' in built) return wrong('units', built.wrong)
      const buildings = called.value.map(name => ({ name, ...(built.value.length && { units: built.value }) }))
      return engine.run('grid.addBuildings', { ...texts, buildings }, command).then(atTypedFields)
    },
    said: '已登记楼栋',
  }
}

/** Names were typed as one text: what is wrong with one of them is said beside it. */
function atTypedFields<T extends Awaited<ReturnType<Deed['run']>>>(outcome: T): T {
  if (outcome.ok) return outcome
  const problems = outcome.problems.map(one => {
    const at = { name: 'names', from: 'since' }[String(one.path?.[0])]
    return at ? { ...one, path: [at] } : one
  })
  return { ...outcome, problems }
}

/** What is written of a building. */
export function changeBuildingDeed(
  building: BuildingCard,
  { estates, groups }: { estates: readonly ChoiceOption[]; groups: readonly ChoiceOption[] },
): Deed {
  const before = {
    ...{ name: building.name, estate: building.estate ?? '', units: unitsText(building.units) },
    ...{ group: building.group ?? '', address: building.address ?? '', year: building.year?.toString() ?? '' },
    ...{ elevator: yesNoText(building.elevator), unmanaged: yesNoText(building.unmanaged) },
    externalCode: building.externalCode ?? '',
  }
  return {
    question: `修改${building.name}`,
    deed: '保存',
    remedy: '改错了，再改一次或按 Ctrl+Z 撤销。换网格用“划入别的网格”，以前的日子不变。',
    fields: [
      { name: 'name', label: '楼栋', as: 'text' },
      { name: 'estate', label: '小区', as: 'choice', options: estates, optional: true },
      unitsField,
      { name: 'group', label: '楼栋党小组', as: 'choice', options: groups, optional: true },
      { name: 'address', label: '地址', as: 'text', optional: true },
      { name: 'year', label: '建成年份', as: 'text', optional: true },
      { name: 'elevator', label: '有电梯', as: 'choice', options: yesOrNo, optional: true },
      { name: 'unmanaged', label: '弃管楼', as: 'choice', options: yesOrNo, optional: true },
      { name: 'externalCode', label: '外部编码', as: 'text', optional: true },
    ],
    initial: before,
    run: async (engine, texts, command) => {
      const { units, year, elevator, unmanaged, ...changes } = changedTexts(before, texts)
      const built = readUnits(units ?? '')
      if ('wrong' in built) return wrong('units', built.wrong)
      if (year && !/^\d{4}$/.test(year)) return wrong('year', '请写成四位年份，如 1998。')
      const [lift, left] = [yesNoValue(elevator), yesNoValue(unmanaged)]
      return engine.run(
        'grid.changeBuilding',
        {
          id: building.id,
          ...changes,
          ...(units !== undefined && { units: units === null ? null : built.value }),
          ...(year !== undefined && { year: year === null ? null : Number(year) }),
          ...(lift !== undefined && { elevator: lift }),
          ...(left !== undefined && { unmanaged: left }),
        } as CommandInput<'grid.changeBuilding'>,
        command,
      )
    },
    said: `已修改${building.name}`,
  }
}

/** Buildings go to a grid from a day on. */
export function placeDeed(
  buildings: readonly { id: string; name: string; grid: string | null }[],
  grids: readonly ChoiceOption[],
  today: PlainDate,
): Deed {
  const [first] = buildings
  const what = buildings.length > 1 ? `${first!.name}等${buildings.length}栋楼` : (first?.name ?? '')
  const placed = buildings.some(({ grid }) => grid)
  return {
    question: `${what}划入网格`,
    deed: '划入网格',
    remedy: '从这一天起在新的网格，以前的日子不变。划错了，按 Ctrl+Z 一次撤销。',
    fields: [
      { name: 'grid', label: '网格', as: 'choice', options: grids },
      {
        ...dateField('划入日期', 'from'),
        ...(placed ? {} : { optional: true as const, hint: '一直就在这个网格的留空' }),
      },
    ],
    initial: placed ? onDay(today, 'from') : {},
    run: runs('grid.placeBuildings', { buildings: buildings.map(({ id }) => id) }),
    said: `已把${what}划入网格`,
  }
}

/** A building was pulled down. */
export function endBuildingDeed(building: BuildingCard, today: PlainDate): Deed {
  return {
    question: `${building.name}拆除`,
    deed: '登记拆除',
    remedy: '从这一天起不再有这栋楼，里面的户、人和岗位到这一天止，以前的日子不变。登记错了，按 Ctrl+Z 撤销。',
    fields: [dateField('拆除日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.endBuilding', { id: building.id }),
    said: `已登记${building.name}拆除`,
  }
}
