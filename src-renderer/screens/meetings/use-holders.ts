import { computed, watch, type Ref } from 'vue'
import { holdsKind, meetingKinds, type MeetingKind } from '../../../src-shared/meetings/kinds'
import { isWholeDate, type PlainDate } from '../../../src-shared/plain-date'
import type { QueryOutput } from '../../engine/client'
import { useLive } from '../engine'
import type { MeetingForm } from './meeting-form'

type TreeNode = NonNullable<QueryOutput<'roster.tree'>>

const below = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(below)]
const optionOf = ({ id, short, name, kind }: TreeNode) => ({ value: id, label: kind === 'group' ? name : short })

/**
 * The units that hold a record's kind of meeting, as the tree was on its day: what is no branch any longer can still have
 * its record. A kind that only one unit holds is that unit's.
 * @param isNew whether the record may still choose its unit
 */
export function useHolders(form: Ref<MeetingForm>, isNew: boolean, today: () => PlainDate) {
  const tree = useLive('roster.tree', () => {
    const { date } = form.value
    return isWholeDate(date) && date < today() ? { asOf: date } : {}
  })
  const nodes = computed(() => (tree.value.value ? below(tree.value.value) : []))
  const asUnit = (node: TreeNode) => ({ ...node, parent: node === nodes.value[0] ? undefined : 'another' })
  const holders = (kind: MeetingKind) => nodes.value.filter(node => holdsKind(asUnit(node), kind))
  const units = computed(() => (tree.value.value ? holders(form.value.kind).map(optionOf) : null))
  const kinds = computed(() =>
    (Object.keys(meetingKinds) as MeetingKind[]).filter(
      kind => kind === form.value.kind || !nodes.value.length || holders(kind).length > 0,
    ),
  )
  const unit = computed(() => nodes.value.find(({ id }) => id === form.value.branch))
  const groups = computed(() => (unit.value?.children ?? []).filter(({ kind }) => kind === 'group').map(optionOf))
  /** How papers name the unit and, where it is one's own meeting, the group. */
  const onPaper = computed(() => {
    const group = groups.value.find(({ value }) => value === form.value.group)
    return {
      branchName: unit.value?.name ?? '',
      ...(unit.value ? { unitKind: unit.value.kind } : {}),
      ...(group ? { group: group.label } : {}),
    }
  })
  watch(
    [units, groups, () => form.value.kind],
    ([list]) => {
      if (!isNew || !list?.length) return
      if (!list.some(({ value }) => value === form.value.branch))
        form.value.branch = list.length === 1 ? list[0]!.value : ''
      const isGroup = form.value.kind === 'group'
      if (!isGroup || !groups.value.some(({ value }) => value === form.value.group))
        form.value.group = isGroup && groups.value.length === 1 ? groups.value[0]!.value : ''
    },
    { immediate: true },
  )
  return { units, kinds, groups, onPaper }
}
