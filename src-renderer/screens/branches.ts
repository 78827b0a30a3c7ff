import { computed, type ComputedRef } from 'vue'
import type { QueryOutput } from '../engine/client'
import { useLive } from './engine'

type TreeNode = NonNullable<QueryOutput<'roster.tree'>>

export interface BranchOption {
  value: string
  label: string
  /** The full name of the seal. */
  name: string
  /** Members that day. */
  total: number
}

const branchesBelow = (node: TreeNode): TreeNode[] => [
  ...(node.kind === 'branch' ? [node] : []),
  ...node.children.flatMap(branchesBelow),
]

/** The groups of each branch; none until the tree came. */
export function useGroups(): ComputedRef<(branch: string) => BranchOption[]> {
  const tree = useLive('roster.tree', () => ({}))
  return computed(() => {
    const nodes = tree.value.value ? branchesBelow(tree.value.value) : []
    const groups = new Map(nodes.map(({ id, children }) => [id, children.filter(({ kind }) => kind === 'group')]))
    return branch => (groups.get(branch) ?? []).map(({ id, name, total }) => ({ value: id, label: name, name, total }))
  })
}

/**
 * The branches of this office in the tree's order; null until the tree came.
 * @param asOf the day whose branches they are; today's where it says nothing
 */
export function useBranches(asOf: () => string | null = () => null): ComputedRef<BranchOption[] | null> {
  const tree = useLive('roster.tree', () => {
    const day = asOf()
    return day ? { asOf: day } : {}
  })
  return computed(() =>
    tree.loading.value && !tree.value.value
      ? null
      : (tree.value.value ? branchesBelow(tree.value.value) : []).map(({ id, short, name, total }) => ({
          value: id,
          label: short,
          name,
          total,
        })),
  )
}
