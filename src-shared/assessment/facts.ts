import type { KeptTable } from '../tables'

/**
 * Counts over the office's own books that an indicator may ask for, by name: what they are called, what the two numbers are
 * (口径), and what is to be done where the books have nothing to count. They are counted in the engine; the same name always means
 * the same count. Of `faults` the numerator counts what is wrong.
 */
export const factNames = {
  'estates.branches': {
    label: '小区党支部覆盖',
    basis: '有小区党支部的小区 / 小区总数',
    counts: 'done',
    lacks: '还没有登记小区',
  },
  'branches.faults': {
    label: '支部设置、支委配备不合规',
    basis: '不合规的党支部个数',
    counts: 'faults',
    word: '不合规',
    lacks: '还没有登记党支部',
  },
  'branches.groups': {
    label: '党小组覆盖',
    basis: '设有党小组的党支部 / 负责楼栋多于一栋的党支部',
    counts: 'done',
    lacks: '还没有登记楼栋由哪个党支部负责',
  },
  'meetings.held': {
    label: '三会一课、主题党日完成率',
    basis: '已开次数 / 应开次数（到期的；党课按惯例开，不计应开）',
    counts: 'done',
    lacks: '还没有登记党支部',
  },
  'meetings.missing': {
    label: '组织生活会、民主评议、换届没有按期',
    basis: '到期没有开的次数，任期届满没有换届的个数',
    counts: 'faults',
    word: '缺',
    lacks: '还没有登记党支部',
  },
  'members.complete': {
    label: '党员信息完整率',
    basis: '采集表各项齐全的党员 / 在册党员',
    counts: 'done',
    lacks: '名册上还没有党员',
  },
  'points.closed': {
    label: '积分月记录',
    basis: '已结账的支部月数 / 应结账的支部月数',
    counts: 'done',
    lacks: '还没有到应结账的月份',
  },
  'points.posted': {
    label: '积分季公示',
    basis: '已公示的支部季度数 / 应公示的支部季度数',
    counts: 'done',
    lacks: '还没有到应公示的季度',
  },
  'grid.staffed': {
    label: '网格长、网格员、楼栋长配备率',
    basis: '已配备的岗位 / 应配备的岗位',
    counts: 'done',
    lacks: '还没有登记网格和楼栋',
  },
  'grid.patrols': {
    label: '一日两巡落实率',
    basis: '已巡查次数 / 应巡查次数',
    counts: 'done',
    lacks: '还没有登记网格，或者没有到应巡查的日子',
  },
  'grid.visits': {
    label: '五访应访必访率',
    basis: '已走访的应访事项 / 到期的应访事项',
    counts: 'done',
    lacks: '还没有登记网格',
  },
  'conferences.missing': {
    label: '联席会议没有开够',
    basis: '应开而没有开的半年数',
    counts: 'faults',
    word: '缺',
    lacks: '还没有过完半年',
  },
  'survey.satisfied': {
    label: '居民满意度',
    basis: '满意和基本满意的份数 / 有效份数',
    counts: 'done',
    lacks: '有效测评表不够份数',
  },
} as const satisfies Record<string, FactMeaning>

export type FactName = keyof typeof factNames

interface FactMeaning {
  label: string
  basis: string
  counts: 'done' | 'faults'
  /** What stands before a number of faults. */
  word?: string
  lacks: string
}

/** What a fact is. */
export const factMeaning = (fact: FactName): FactMeaning => factNames[fact]

/** One of the rows that a count adds up: what is done of what is due. The two numbers of a fact are sums of its lines. */
export interface FactLine {
  /** Of the line, within its fact. */
  id: string
  name: string
  done: number
  due: number
  /** What is not there, in words. */
  says?: string | undefined
  /** The record that it is of. */
  opens?: { table: KeptTable; id: string } | undefined
}

export interface FactCount {
  numerator: number
  /** Of faults: among how many they were looked for. */
  denominator: number
  lines: FactLine[]
}

/** The two numbers of a fact out of its lines. */
export function countLines(fact: FactName, lines: FactLine[]): FactCount {
  const sum = (of: 'done' | 'due') => lines.reduce((all, line) => all + line[of], 0)
  const [done, due] = [sum('done'), sum('due')]
  return { numerator: factNames[fact].counts === 'faults' ? due - done : done, denominator: due, lines }
}
