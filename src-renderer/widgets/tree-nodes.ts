/** A node as a tree shows it. */
export interface TreeItem {
  id: string
  name: string
  total: number
  children: readonly TreeItem[]
}

export interface VisibleNode {
  id: string
  name: string
  total: number
  level: number
  hasChildren: boolean
  parent: string | null
}

/** The nodes in sight from top to bottom: those below a closed one are not. */
export function visibleNodes(root: TreeItem, closed: ReadonlySet<string>): VisibleNode[] {
  const below = (item: TreeItem, level: number, parent: string | null): VisibleNode[] => {
    const { id, name, total, children } = item
    const node = { id, name, total, level, parent, hasChildren: children.length > 0 }
    return [node, ...(closed.has(id) ? [] : children.flatMap(child => below(child, level + 1, id)))]
  }
  return below(root, 0, null)
}
