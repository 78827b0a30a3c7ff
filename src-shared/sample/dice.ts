/** Dice that fall the same way for the same seed (mulberry32). */
export interface Dice {
  /** An integer from 0 to `below` − 1. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
  /** True in `percent` of 100 throws. */
  chance(percent: number): boolean
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: from => from[below(from.length)]!, chance: percent => below(100) < percent }
}
