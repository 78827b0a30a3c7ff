import { expect, it } from 'vitest'
import { visibleNodes, type TreeItem } from '../../../src-renderer/widgets/tree-nodes'

const leaf = (id: string): TreeItem => ({ id, name: id, total: 1, children: [] })
const root: TreeItem = {
  id: 'root',
  name: 'root',
  total: 3,
  children: [{ id: 'a', name: 'a', total: 2, children: [leaf('a1'), leaf('a2')] }, leaf('b')],
}

it('what lies below a closed node is not in sight', () => {
  const ids = (closed: string[]) => visibleNodes(root, new Set(closed)).map(({ id, level }) => `${level}${id}`)
  expect(ids([])).toEqual(['0root', '1a', '2a1', '2a2', '1b'])
  expect(ids(['a'])).toEqual(['0root', '1a', '1b'])
  expect(ids(['root'])).toEqual(['0root'])
  expect(visibleNodes(root, new Set()).find(({ id }) => id === 'a2')?.parent).toBe('a')
})
