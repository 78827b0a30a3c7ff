import {
  gridField,
  gridFieldNames,
  type GridField,
  type GridTableKind,
} from '../../../../src-shared/grid/import/grid-fields'
import type { CommandInput } from '../../../engine/client'
import type { ImportInput, ImportKind } from '../../roster/import/import-kind'

interface Words {
  file: string
  hint: string
  unit: string
  path: string
  deed: string
  comesBack: (added: number) => string
  nameHeading: string
  telling: readonly GridField[]
  said: readonly GridField[]
}

const words: Readonly<Record<GridTableKind, Words>> = {
  buildings: {
    ...{ file: '楼栋表', hint: '一行一栋：小区、楼栋、单元数、层数、每层户数、网格。', unit: '栋' },
    ...{ path: '/grid', deed: '看网格', comesBack: added => `新增的 ${added} 栋从台账上去掉` },
    ...{ nameHeading: '楼栋', telling: ['estate', 'building', 'grid'], said: ['unitCount', 'floors', 'doors', 'grid'] },
  },
  households: {
    ...{ file: '住户表', hint: '一行一户：小区、楼栋、单元、室、户主、电话、标签。', unit: '户' },
    ...{ path: '/grid/households', deed: '看住户', comesBack: added => `新增的 ${added} 户从台账上去掉` },
    ...{ nameHeading: '门牌', telling: ['building', 'unit', 'room', 'contact'], said: ['estate', 'contact', 'tags'] },
  },
  residents: {
    ...{ file: '居民表', hint: '一行一人：小区、楼栋、单元、室、姓名、关系、性别、出生日期、电话。', unit: '人' },
    ...{ path: '/grid/households', deed: '看住户', comesBack: added => `新增的 ${added} 人从台账上去掉` },
    ...{
      nameHeading: '姓名',
      telling: ['building', 'unit', 'room', 'name', 'birth'],
      said: ['building', 'unit', 'room', 'relation'],
    },
  },
}

const labels = (fields: readonly GridField[]) => fields.map(field => gridField(field).label)

/** A table of the grid as the wizard takes it in. */
export function gridImport(kind: GridTableKind): ImportKind {
  const { file, hint, unit, path, deed, comesBack, nameHeading, telling, said } = words[kind]
  // The fields that the wizard names are those of the preview, which are the grid's.
  const asked = (input: ImportInput) => ({ kind, ...input }) as CommandInput<'grid.import'>
  return {
    ...{ title: '导入网格表格', file, hint, unit, nameHeading, comesBack },
    home: { path, deed },
    books: '台账',
    done: { title: `${file}已导入`, follows: '名单、统计已经按新的台账计算。' },
    ways: { update: '是同一条，更新', add: '是另外的，新增' },
    telling: labels(telling),
    said: labels(said),
    personalOf: field => gridField(gridFieldNames.find(name => name === field)!).personal,
    read: (engine, input) => engine.query('grid.importPreview', asked(input)),
    problems: (engine, input) => engine.query('grid.importProblems', asked(input)),
    write: (engine, input, command) => engine.run('grid.import', asked(input), command),
  }
}
