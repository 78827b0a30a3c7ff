import type { GridPerson } from '../../../src-shared/grid/grid-person'
import { gridRoles, heldOf, selectedRoles, type GridPost } from '../../../src-shared/grid/grid-post'
import { selectionSteps, type Selection, type SelectionStep } from '../../../src-shared/grid/selection'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { printDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { holdsOn, overlap } from '../../../src-shared/roster/membership'
import { namesFrom } from '../names'
import { refuseDates } from '../span-dates'
import type { Tx } from '../transaction'

const places = { grid: 'grids', building: 'buildings', estate: 'estates' } as const
const placeWords = { grid: '网格', building: '楼栋', estate: '小区' } as const

/** The place that a post is held of. */
export const placeOf = (post: GridPost): string => post[heldOf[post.role]] ?? ''

/** What makes two posts the same one: role, place, and of a 单元长 the unit. */
export const seatOf = (post: Pick<GridPost, 'role' | 'grid' | 'building' | 'estate' | 'unit'>): string =>
  [post.role, post[heldOf[post.role]], post.role === 'unitLeader' ? post.unit : ''].join('|')

/** Refuses a post that cannot be: of no place or two, of one that did not stand, in dates that no calendar has. */
export async function refusePost(tx: Tx, post: GridPost, person: GridPerson): Promise<void> {
  const of = heldOf[post.role]
  const given = (['grid', 'building', 'estate'] as const).filter(field => post[field])
  if (given.length !== 1 || given[0] !== of)
    tx.refuse(
      problem('post-place', `${gridRoles[post.role]}是${placeWords[of]}的岗位，请选择一个${placeWords[of]}。`, {
        field: placeWords[of],
        path: [of],
      }),
    )
  refuseDates(tx, post)
  const place = await tx.get(places[of], placeOf(post))
  if (!place)
    return tx.refuse(
      problem('place-unknown', `没有这个${placeWords[of]}，可能已经删除。请重新选择。`, {
        field: placeWords[of],
        path: [of],
      }),
    )
  const begins = post.from ?? (post.to ? undefined : tx.today)
  if (begins && !holdsOn(place, begins))
    tx.refuse(
      problem('place-not-then', `${place.name}那天不在用，请核对上任日期。`, { field: '上任日期', path: ['from'] }),
    )
  if (post.unit && post.role !== 'unitLeader')
    tx.refuse(problem('post-unit', '只有单元长才填单元。', { field: '单元', path: ['unit'] }))
  if (post.role === 'unitLeader' && 'units' in place && place.units?.length) {
    const names = place.units.map(({ name }) => name)
    if (!post.unit || !names.includes(post.unit))
      tx.refuse(
        problem('post-unit', `请选择单元长是哪个单元的：${names.join('、')}。`, { field: '单元', path: ['unit'] }),
      )
  }
  if (post.role === 'dualReport' && !person.attached)
    tx.refuse(
      problem('post-dual', '双报到党员组织关系在单位，请先在“报到党员”里登记，再选择。', {
        field: '人员',
        path: ['who'],
      }),
    )
  if (post.selection && !selectedRoles.has(post.role))
    tx.refuse(
      problem('post-selection', '推审选评聘只用于楼栋长和党小组长。', { field: '推审选评聘', path: ['selection'] }),
    )
  refuseSteps(tx, post.selection)
}

/** Refuses a step that lies in the future; one that was done before the one before it is said. */
export function refuseSteps(tx: Tx, selection: Selection | undefined): void {
  const steps = Object.keys(selectionSteps) as SelectionStep[]
  const done = steps.flatMap(step => (selection?.[step] ? [{ step, on: selection[step] }] : []))
  for (const { step, on } of done)
    if (on > tx.today)
      tx.refuse(
        problem('date-future', `“${selectionSteps[step]}”的日期晚于今天，请更正。`, {
          field: selectionSteps[step],
          path: [step],
        }),
      )
  const before = done.find(({ on }, at) => at > 0 && on < done[at - 1]!.on)
  if (before)
    tx.warn(
      warning('step-order', `“${selectionSteps[before.step]}”早于前一步，请核对日期。`, {
        field: selectionSteps[before.step],
      }),
    )
}

/** Refuses the same post twice; warns where somebody else holds one that one person alone holds. */
export async function holdAgainst(tx: Tx, post: GridPost): Promise<void> {
  const seat = seatOf(post)
  const same = (await tx.all('gridPosts', { [heldOf[post.role]]: placeOf(post) })).filter(
    other => other.id !== post.id && seatOf(other) === seat && overlap(other, post),
  )
  if (same.some(({ person }) => person === post.person))
    tx.refuse(problem('post-taken', `已经登记了这个人任${gridRoles[post.role]}，不用再登记。`))
  const [held] = same
  if (held && shippedStaffing.single.has(post.role))
    tx.warn(
      warning('post-second', `${await secondWords(tx, held)}原来的请登记卸任。`, { field: '岗位', path: ['role'] }),
    )
}

async function secondWords(tx: Tx, held: GridPost): Promise<string> {
  const names = namesFrom(tx)
  const place = await names.of(places[heldOf[held.role]], placeOf(held))
  const since = held.from ? `${printDate(held.from)}起` : ''
  return `${place}${since}已有${gridRoles[held.role]}${await names.of('gridPeople', held.person)}，`
}
