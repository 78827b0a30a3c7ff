import { inTwoGrids } from './grid/placing'
import { meetingYear } from './meetings/meeting-number'
import { doorKey } from './grid/doors'
import { overlap } from './roster/membership'
import type { KeptTable, RecordOf } from './tables'

/** What only one live row of a table may hold. Commands see to it in their own words; undo holds every row to it. */
export interface Unique<R> {
  /** What is the same in two rows that claim it. */
  claim: string
  /** Index by which the others are found. */
  index: string
  /** Key in that index; undefined where the row claims nothing. */
  key: (row: R) => unknown
  /** Whether two rows with the same key claim the same thing; left out where the key says all. */
  alike?: (a: R, b: R) => boolean
}

const bothStand = (a: { to?: string | undefined }, b: { to?: string | undefined }) => !a.to && !b.to

export const uniqueRows: { readonly [T in KeptTable]?: Unique<RecordOf<T>> } = {
  operators: { claim: '姓名相同', index: 'name', key: ({ name }) => name },
  members: { claim: '公民身份证号码相同', index: 'idNumber', key: ({ idNumber }) => idNumber },
  /** 第几次: one number once in a branch, kind and year (meeting-number.ts). */
  meetings: {
    claim: '年度、种类和次数相同',
    index: '[branch+kind+number]',
    key: ({ branch, kind, number }) => [branch, kind, number],
    alike: (a, b) => meetingYear(a) === meetingYear(b),
  },
  /** A member has one photo. */
  attachments: {
    claim: '是同一名党员的照片',
    index: 'member',
    key: ({ purpose, member }) => (purpose === 'photo' ? member : undefined),
    alike: (a, b) => a.purpose === b.purpose,
  },
  /** Places that stand have each a name of their own; who ended may have had the same. */
  estates: { claim: '名称相同', index: 'name', key: ({ name }) => name, alike: bothStand },
  grids: { claim: '名称相同', index: 'name', key: ({ name }) => name, alike: bothStand },
  buildings: {
    claim: '在同一个小区名称相同',
    index: 'estate',
    key: ({ estate }) => estate,
    alike: (a, b) => a.name === b.name && bothStand(a, b),
  },
  /** A building lies in one grid on any day (domain §5.6 trap 7). */
  gridParts: {
    claim: '有几天把同一栋楼划在不同的网格',
    index: 'building',
    key: ({ building }) => building,
    alike: inTwoGrids,
  },
  /** A member serves in the grids as one person, whatever they do there. */
  gridPeople: { claim: '是同一名党员', index: 'member', key: ({ member }) => member },
  /** A door stands once in its building on any day. */
  households: {
    claim: '是同一个门',
    index: 'building',
    key: ({ building }) => building,
    alike: (a, b) => doorKey(a) === doorKey(b) && overlap(a, b),
  },
  /** A member on the books lives behind one door on any day. */
  residents: {
    claim: '是同一名党员的住处',
    index: 'member',
    key: ({ member }) => member,
    alike: overlap,
  },
  /** A year is assessed once. */
  assessments: { claim: '是同一年度的自评', index: 'year', key: ({ year }) => year },
  /** An entry is reversed once. */
  points: { claim: '冲正的是同一条积分记录', index: 'reverses', key: ({ reverses }) => reverses },
  dualEntries: { claim: '冲正的是同一条服务记录', index: 'reverses', key: ({ reverses }) => reverses },
}
