import type { KeptTable } from './tables'

/** Rows that belong to a record and stand in its history under words of their own. */
export interface RecordPart {
  table: KeptTable
  /** Field that holds the record's id. */
  by: string
  /** Field that says what the row is about. */
  about: string
  words: { made: string; removed: string; returned: string }
}

export const recordParts: { readonly [T in KeptTable]?: readonly RecordPart[] } = {
  members: [
    {
      table: 'memberships',
      by: 'member',
      about: 'organisation',
      words: { made: '转入党支部', removed: '取消转入', returned: '恢复转入' },
    },
  ],
}

/** Records that stand for themselves; where one entry wrote several kinds, the first of these speaks for it. */
export const mainRecords: readonly KeptTable[] = [
  'offices',
  'meetings',
  'members',
  'points',
  'organisations',
  'operators',
  'reports',
  'children',
  'received',
  'superiors',
  'replies',
  'answers',
  'returns',
  'comparisons',
]
