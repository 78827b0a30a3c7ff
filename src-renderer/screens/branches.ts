import { computed, type ComputedRef } from 'vue'
import type { QueryOutput } from '../engine/client'
import { useLive } from './engine'

type TreeNode = NonNullable<QueryOutput<'roster.tree'>>

export interface BranchOption {
  value: string
  label: string
}

const branchesBelow = (node: TreeNode): TreeNode[] => [
  ...(node.kind === 'branch' ? [node] : []),
  ...node.children.flatMap(branchesBelow),
]

/** The branches of this office in the tree's order; null until the tree came. */
export function useBranches(): ComputedRef<BranchOption[] | null> {
  const tree = useLive('roster.tree', () => ({}))
  return computed(() =>
    tree.loading.value && !tree.value.value
      ? null
      : (tree.value.value ? branchesBelow(tree.value.value) : []).map(({ id, short }) => ({ value: id, label: short })),
  )
}
