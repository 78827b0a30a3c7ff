/**
 * Counts over the office's own books that an indicator may ask for, by name: what they are called and what the two numbers are
 * (口径). They are counted in the engine; the same name always means the same count.
 */
export const factNames = {
  'estates.branches': { label: '小区党支部覆盖', basis: '有小区党支部的小区 / 小区总数' },
  'branches.faults': { label: '支部设置、支委配备不合规', basis: '不合规的党支部个数' },
  'branches.groups': { label: '党小组、中心户覆盖', basis: '设有党小组的党支部 / 楼栋多于一栋的党支部' },
  'meetings.held': { label: '三会一课、主题党日完成率', basis: '已开次数 / 应开次数' },
  'meetings.missing': { label: '组织生活会、民主评议、换届没有按期', basis: '逾期没有开的次数' },
  'members.complete': { label: '党员信息完整率', basis: '采集表各项齐全的党员 / 在册党员' },
  'points.closed': { label: '积分月记录', basis: '已结账的支部月数 / 应结账的支部月数' },
  'points.posted': { label: '积分季公示', basis: '已公示的支部季度数 / 应公示的支部季度数' },
  'grid.staffed': { label: '网格长、网格员、楼栋长配备率', basis: '已配备的岗位 / 应配备的岗位' },
  'grid.patrols': { label: '一日两巡落实率', basis: '已巡查次数 / 应巡查次数' },
  'grid.visits': { label: '五访应访必访率', basis: '已走访的应访事项 / 到期的应访事项' },
  'conferences.missing': { label: '联席会议没有开够', basis: '应开而没有开的半年数' },
  'survey.satisfied': { label: '居民满意度', basis: '满意和基本满意的份数 / 有效份数' },
} as const

export type FactName = keyof typeof factNames
