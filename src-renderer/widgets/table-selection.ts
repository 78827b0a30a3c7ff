/** Where somebody is in a table and what they have chosen; rows are known by their key. */
export interface Selection {
  /** Row of the keyboard, by place. */
  current: number
  /** Where a stretch with Shift began. */
  anchor: number
  chosen: ReadonlySet<string>
}

export const noSelection: Selection = { current: -1, anchor: -1, chosen: new Set() }

const stretch = (keys: readonly string[], from: number, to: number) =>
  new Set(keys.slice(Math.min(from, to), Math.max(from, to) + 1))

/** To a row, choosing nothing: who looks at somebody has not ticked them. */
export const goTo = (now: Selection, at: number): Selection => ({ ...now, current: at, anchor: at })

/** From where the stretch began to a row, in place of the stretch before; what was chosen besides stays. */
export function extendTo(now: Selection, keys: readonly string[], at: number): Selection {
  const anchor = now.anchor < 0 ? at : now.anchor
  const kept = new Set(now.chosen)
  if (now.anchor >= 0) for (const key of stretch(keys, anchor, now.current)) kept.delete(key)
  return { current: at, anchor, chosen: new Set([...kept, ...stretch(keys, anchor, at)]) }
}

/** One row more or less. */
export function toggle(now: Selection, keys: readonly string[], at: number): Selection {
  const key = keys[at]
  if (key === undefined) return now
  const chosen = new Set(now.chosen)
  if (!chosen.delete(key)) chosen.add(key)
  return { current: at, anchor: at, chosen }
}

/** All rows, or none of them where all were chosen; what is chosen out of sight stays. */
export function toggleAll(now: Selection, keys: readonly string[]): Selection {
  const all = keys.length > 0 && keys.every(key => now.chosen.has(key))
  const seen = new Set(keys)
  const others = [...now.chosen].filter(key => !seen.has(key))
  return { ...now, chosen: new Set([...others, ...(all ? [] : keys)]) }
}

/**
 * What a key does to the selection.
 * @param page rows in sight, for PageUp and PageDown
 * @returns null where the key is not the table's
 */
export function selectByKey(now: Selection, keys: readonly string[], name: string, page: number): Selection | null {
  const last = keys.length - 1
  const plain = name.replace('Shift+', '')
  const to: Record<string, number> = {
    ArrowDown: now.current + 1,
    ArrowUp: now.current - 1,
    PageDown: now.current + page,
    PageUp: now.current - page,
    Home: 0,
    End: last,
    'Ctrl+Home': 0,
    'Ctrl+End': last,
  }
  if (name === ' ') return toggle(now, keys, now.current)
  if (name === 'Ctrl+A') return { ...now, chosen: new Set([...now.chosen, ...keys]) }
  const wanted = to[plain]
  if (wanted === undefined || last < 0) return null
  const at = Math.max(0, Math.min(last, wanted))
  return name.includes('Shift+') ? extendTo(now, keys, at) : goTo(now, at)
}
