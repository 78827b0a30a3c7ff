/** Whom a file or a paper out of the roster is about. */
export type Whom = 'ticked' | 'listed' | 'all'

export interface Scope {
  key: Whom
  /** In words, with how many they are. */
  label: string
  count: number
  /** What the list does not show of them, in words. */
  note: string
}

const words: Readonly<Record<Whom, string>> = { ticked: '只限勾选的', listed: '当前筛选的', all: '全部' }

/** Ticked ones count wherever they are; that some are out of sight is said. */
export const unlistedWords = (count: number): string => (count ? `，其中 ${count} 人不在当前列表` : '')

/** What can be asked for, never nobody, the likeliest first: who is ticked, who is found by the filter, everybody of the unit. */
export function scopesOf({ unlisted, ...counts }: Readonly<Record<Whom | 'unlisted', number>>): Scope[] {
  const offered: Whom[] = [
    ...(counts.ticked ? (['ticked'] as const) : []),
    ...(counts.listed && counts.listed < counts.all ? (['listed'] as const) : []),
    'all',
  ]
  return offered.map(key => ({
    ...{ key, label: `${words[key]} ${counts[key]} 人`, count: counts[key] },
    note: key === 'ticked' ? unlistedWords(unlisted) : '',
  }))
}
