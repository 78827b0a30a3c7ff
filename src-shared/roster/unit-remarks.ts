import { addMonths, comparePlain, printDate, type PlainDate } from '../plain-date'
import { warning, type Problem } from '../problem'
import { withoutMembers, type Organisation } from './organisation'
import { committeePosts, posts, type Post } from './post'
import { statuteThresholds, type Thresholds } from './thresholds'

/** What a unit is held against its thresholds by. */
export interface UnitState {
  unit: Pick<Organisation, 'kind' | 'branchKind' | 'parent' | 'elected'>
  /** Of the unit and all below it. */
  members: number
  full: number
  /** Posts of the unit that hold that day. */
  posts: readonly Pick<Post, 'post'>[]
  /** Members on its committee who do not belong to it that day: moved, or sent from elsewhere. */
  elsewhere?: readonly { name: string; post: Post['post'] }[]
}

/**
 * What is worth a look at a unit on a day: its size, its committee, its term (domain §2.2). Full members count for 3 and 7,
 * all members for 50 and 100. All are warnings: a branch between two meetings is smaller than it should be, and nobody decides
 * on it but the organisation.
 */
export function unitRemarks(state: UnitState, day: PlainDate, rules: Thresholds = statuteThresholds): Problem[] {
  const { unit } = state
  if (unit.kind === 'group') return groupRemarks(state, rules)
  if (unit.kind === 'hub') return []
  const ofSize = unit.parent ? branchRemarks(state, rules) : communityRemarks(state, rules)
  return [...ofSize, ...termRemarks(state, day, rules)]
}

function branchRemarks(
  { unit, members, full, posts: held, elsewhere = [] }: UnitState,
  { branch }: Thresholds,
): Problem[] {
  if (unit.kind !== 'branch') return []
  if (unit.branchKind && withoutMembers.has(unit.branchKind))
    return members
      ? [warning('branch-without-members', '临时、功能型党支部一般不接收组织关系，请核对这些党员的组织关系。')]
      : []
  const found: Problem[] = []
  const { fullAtLeast, membersAtMost } = branch
  if (members > 0 && full < fullAtLeast.number && unit.branchKind !== 'joint')
    found.push(
      warning(
        'branch-small',
        `正式党员${full}名，不足${fullAtLeast.number}名的一般成立联合党支部（${fullAtLeast.source}）。`,
      ),
    )
  if (members > membersAtMost.number)
    found.push(
      warning('branch-large', `党员${members}名，一般不超过${membersAtMost.number}名（${membersAtMost.source}）。`),
    )
  // First what somebody can put right at once: a list shows the first alone.
  return [...elsewhere.map(elsewhereRemark), ...found, ...committeeRemarks(full, held, branch)]
}

/** Who was moved may go on leading where they came from; mostly somebody forgot to end the post. */
const elsewhereRemark = ({ name, post }: { name: string; post: Post['post'] }) =>
  warning('post-elsewhere', `${posts[post]}${name}的组织关系不在本支部，请核对；不再担任的，请登记免职。`)

function committeeRemarks(full: number, held: UnitState['posts'], branch: Thresholds['branch']): Problem[] {
  const seats = held.filter(({ post }) => committeePosts.has(post)).length
  const { committeeFrom, committeeAtLeast, committeeAtMost } = branch
  if (!held.some(({ post }) => post === 'secretary')) return full ? [warning('no-secretary', '还没有登记书记。')] : []
  if (full < committeeFrom.number) return []
  if (seats < committeeAtLeast.number)
    return [
      warning('no-committee', `正式党员${full}名，应设支部委员会，登记的委员${seats}名（${committeeFrom.source}）。`),
    ]
  return seats > committeeAtMost.number
    ? [
        warning(
          'committee-large',
          `支部委员会${seats}人，最多${committeeAtMost.number}人（${committeeAtMost.source}）。`,
        ),
      ]
    : []
}

function communityRemarks({ unit, members }: UnitState, { community }: Thresholds): Problem[] {
  const { committeeFrom, generalBranchAbove } = community
  const fitting =
    members >= committeeFrom.number ? 'committee' : members > generalBranchAbove.number ? 'generalBranch' : 'branch'
  if (fitting === unit.kind || !members) return []
  const words = { committee: '党委', generalBranch: '党总支', branch: '党支部' }
  return [
    warning(
      'community-level',
      `党员${members}名，按人数一般设${words[fitting]}（${committeeFrom.source}）。是否调整由上级决定。`,
    ),
  ]
}

function groupRemarks({ members }: UnitState, { group }: Thresholds): Problem[] {
  const { number, source } = group.membersAtLeast
  return members < number ? [warning('group-small', `党小组${members}人，一般不少于${number}人（${source}）。`)] : []
}

/** When the committee in office has to be elected anew; undefined where nobody wrote down when it was elected. */
export function termEnd(
  { parent, elected }: Pick<Organisation, 'parent' | 'elected'>,
  { term }: Thresholds = statuteThresholds,
): PlainDate | undefined {
  const years = (parent ? term.branchYears : term.communityYears).number
  return elected && `${Number(elected.slice(0, 4)) + years}${elected.slice(4)}`.replace(/-02-29$/, '-02-28')
}

function termRemarks({ unit }: UnitState, day: PlainDate, rules: Thresholds): Problem[] {
  const end = termEnd(unit, rules)
  if (!end) return []
  if (comparePlain(end, day) < 0)
    return [warning('term-over', `任期到${printDate(end)}，已经届满，请报上级安排换届或延期。`)]
  const notice = addMonths(day, rules.term.noticeMonths.number)
  return comparePlain(end, notice) <= 0 ? [warning('term-ending', `任期到${printDate(end)}，请准备换届。`)] : []
}
