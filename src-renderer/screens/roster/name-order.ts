import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { nameReadings } from '../people-index'
import { useSetting } from '../setting'

export const nameOrders = { strokes: '按姓氏笔画', pinyin: '按拼音' } as const
export type NameOrder = keyof typeof nameOrders

const isOrder = (stored: unknown): stored is NameOrder => stored === 'strokes' || stored === 'pinyin'

/** The order of names that the clerk chose, kept on this PC, and rows in it: branches stay in the order of the tree. */
export function useNameOrder<R extends { name: string; branch: string }>(
  rows: Readonly<Ref<readonly R[]>>,
): {
  order: Ref<NameOrder>
  ordered: ComputedRef<readonly R[]>
  compare: ComputedRef<((a: R, b: R) => number) | null>
} {
  const order = useSetting<NameOrder>('names.roster', 'strokes', isOrder)
  const keyOf = ref<((name: string) => string) | null>(null)
  watch(
    order,
    async chosen => {
      if (chosen === 'strokes') return void (keyOf.value = null)
      const { pinyinKey } = await nameReadings()
      const keys = new Map<string, string>()
      keyOf.value = name => {
        const key = keys.get(name) ?? pinyinKey(name)
        keys.set(name, key)
        return key
      }
    },
    { immediate: true },
  )
  const compare = computed(() => {
    const key = keyOf.value
    if (!key) return null
    return (a: R, b: R) => {
      const [x, y] = [key(a.name), key(b.name)]
      return x < y ? -1 : x > y ? 1 : 0
    }
  })
  const ordered = computed(() => {
    const names = compare.value
    if (!names) return rows.value
    const place = new Map<string, number>()
    for (const { branch } of rows.value) if (!place.has(branch)) place.set(branch, place.size)
    return [...rows.value].sort((a, b) => place.get(a.branch)! - place.get(b.branch)! || names(a, b))
  })
  return { order, ordered, compare }
}
