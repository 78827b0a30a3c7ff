import type { KeptTable } from './tables'

/** A field that stays as it is once there are rows of another kind, because it went out with them. */
export interface FrozenField {
  table: KeptTable
  field: string
  /** Kind of the rows that freeze it. */
  once: KeptTable
  message: string
}

export const frozenFields: readonly FrozenField[] = [
  {
    table: 'offices',
    field: 'code',
    once: 'reports',
    message: '已经用这个区划代码报送过，不能再改：上级凭它认本单位。确实写错了的，请与街道信息员商量。',
  },
]
