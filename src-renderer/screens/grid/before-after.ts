/** A grid as a row of what a split or a merge comes to. */
export interface GridSize {
  name: string
  buildings: number
  households: number
  residents: number
}

interface Counted {
  households: number
  residents: number
}

/** What a grid of these buildings comes to. */
export function sizeOf(name: string, buildings: readonly Counted[]): GridSize {
  const sum = (key: keyof Counted) => buildings.reduce((all, one) => all + one[key], 0)
  return { name, buildings: buildings.length, households: sum('households'), residents: sum('residents') }
}

/** What several grids come to. */
export function sumOfSizes(name: string, sizes: readonly Omit<GridSize, 'name'>[]): GridSize {
  const sum = (key: 'buildings' | 'households' | 'residents') => sizes.reduce((all, one) => all + one[key], 0)
  return { name, buildings: sum('buildings'), households: sum('households'), residents: sum('residents') }
}
