import type { OwnerField } from './attachments/attachment'
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

const attachments = (by: OwnerField): RecordPart => ({
  table: 'attachments',
  by,
  about: 'name',
  words: { made: '添加附件', removed: '取下附件', returned: '恢复附件' },
})

export const recordParts: { readonly [T in KeptTable]?: readonly RecordPart[] } = {
  members: [
    {
      table: 'memberships',
      by: 'member',
      about: 'organisation',
      words: { made: '转入党支部', removed: '取消转入', returned: '恢复转入' },
    },
    {
      table: 'floatings',
      by: 'member',
      about: 'place',
      words: { made: '登记流动', removed: '取消流动登记', returned: '恢复流动登记' },
    },
    {
      table: 'losses',
      by: 'member',
      about: 'reason',
      words: { made: '登记失联', removed: '取消失联登记', returned: '恢复失联登记' },
    },
    {
      table: 'votingHalts',
      by: 'member',
      about: 'kind',
      words: { made: '登记表决权情况', removed: '取消表决权登记', returned: '恢复表决权登记' },
    },
    {
      table: 'posts',
      by: 'member',
      about: 'post',
      words: { made: '任职', removed: '取消任职', returned: '恢复任职' },
    },
    {
      table: 'scorings',
      by: 'member',
      about: 'resolution',
      words: { made: '登记计分方式', removed: '取消计分方式', returned: '恢复计分方式' },
    },
    attachments('member'),
  ],
  meetings: [
    attachments('meeting'),
    {
      table: 'printings',
      by: 'meeting',
      about: 'of',
      words: { made: '打印', removed: '取消打印', returned: '恢复打印' },
    },
  ],
  evidence: [attachments('evidence')],
  buildings: [
    {
      table: 'gridParts',
      by: 'building',
      about: 'grid',
      words: { made: '划入网格', removed: '取消划入', returned: '恢复划入' },
    },
  ],
  households: [
    {
      table: 'marks',
      by: 'household',
      about: 'tag',
      words: { made: '登记标签', removed: '取消标签登记', returned: '恢复标签登记' },
    },
  ],
  organisations: [
    {
      table: 'lineage',
      by: 'organisation',
      about: 'name',
      words: { made: '记下原名称', removed: '取消沿革', returned: '恢复沿革' },
    },
  ],
}

/** Records that stand for themselves; where one entry wrote several kinds, the first of these speaks for it. */
export const mainRecords: readonly KeptTable[] = [
  'offices',
  'meetings',
  'talks',
  'taskEnds',
  'members',
  'points',
  'dualEntries',
  'organisations',
  'attached',
  'procedures',
  'operators',
  'reports',
  'children',
  'received',
  'superiors',
  'replies',
  'answers',
  'returns',
  'comparisons',
  'forms',
  'distinctPeople',
  'putOffs',
  'plans',
  'copies',
  'themes',
  'pointsPacks',
  'closings',
  'appeals',
  'vetoes',
  'templates',
  'grids',
  'estates',
  'buildings',
  'households',
  'residents',
  'gridPeople',
  'gridPosts',
  'patrols',
  'visits',
  'visitCalls',
  'diaries',
  'pairings',
  'rubrics',
  'assessments',
  'partScores',
  'evidence',
  'remarks',
  'surveys',
  'reviews',
  'vaults',
  'sealed',
]
