/** One thing measured: the program's own way against the plainest way to the same end, the floor. */
export interface Plan {
  /** Number of the target in the performance table. */
  name: string
  title: string
  target: string
  /** A step of its own in front of the measured ones, not measured: a fresh profile and what belongs in it. */
  fresh?: 'ours' | 'both'
  /** Drawn in the page: the window is shown, and each measured step finds what it begins with. */
  drawn?: true
  /** The floor does the same work, and its journal entries go no further than the store. */
  floorWithoutDisk?: true
  /** Books that several plans are measured on, made by the step `….prepare` of that name; filling them takes ten minutes. */
  books?: string
  rounds: number
}

/** Pages of a community with 6,000 doors, all on the same books. */
function onHomes(name: string, title: string, target: string): Plan {
  return { name: `P17-${name}`, title, target, books: 'P17', rounds: 7 }
}

/** What is measured in the real Electron, where IndexedDB and the journal's disk are. */
export const electronPlans: readonly Plan[] = [
  { name: 'P2', title: '100 commands: rows, totals, journal, disk / 100 strict adds', target: '≤ 2.5 wall', rounds: 7 },
  {
    name: 'P2-disk',
    title: '100 commands / the same without the journal on disk',
    target: '≤ 1.5 wall',
    fresh: 'both',
    floorWithoutDisk: true,
    rounds: 7,
  },
  {
    name: 'P3',
    title: 'import of 5,000 members / reading the sheet, raw puts',
    target: '≤ 1.5 CPU',
    fresh: 'ours',
    rounds: 5,
  },
  {
    name: 'P5-paint',
    title: 'first paint of a roster of 50,000 / hand-written recycled rows',
    target: '≤ 1.5',
    drawn: true,
    rounds: 9,
  },
  {
    name: 'P5-frame',
    title: '240 frames of scrolling it / hand-written recycled rows',
    target: '≤ 1.3',
    drawn: true,
    rounds: 9,
  },
  { name: 'P6', title: 'quarter of all members, 100,000 entries / batched getAll', target: '≤ 0.005', rounds: 5 },
  { name: 'P13', title: 'roster.members of 45,991 / fetching the rows', target: '≤ 0.5 wall', rounds: 5 },
  { name: 'P14', title: 'roster.tree of 45,991 / fetching the rows', target: '≤ 0.2 wall', rounds: 5 },
  {
    name: 'P16',
    title: 'import of 15,000 residents into 6,000 doors / reading the sheet, raw puts',
    target: '≤ 1.5 CPU',
    fresh: 'ours',
    rounds: 5,
  },
  onHomes('list', 'households of 6,000 doors with 15,000 residents / fetching the rows', '≤ 1.5 CPU'),
  onHomes('overview', 'grids and buildings with their counts / fetching the rows', '≤ 1.2 CPU'),
  onHomes('building', 'a building of 34 floors with 8 doors / fetching its rows door by door', '≤ 1.5 CPU'),
]

const onLargeBooks = (name: string, title: string, target: string, more: Partial<Plan> = {}): Plan => ({
  ...{ name: `P15-${name}`, title, target, books: 'P15', rounds: 5 },
  ...more,
})
const question = (name: string, title: string) =>
  onLargeBooks(name, `${title} / batched getAll of a tenth of the ledger`, '≤ 0.05', { rounds: 3 })

/** Points of 45,991 members with 2.4 million entries; only measured where it is asked for. */
export const largePlans: readonly Plan[] = [
  question('account', 'account of one member'),
  question('entries', 'its entries'),
  question('periods', 'its closed months'),
  question('sheet', 'month of a branch'),
  question('distribution', 'year of a branch, which its distribution shows'),
  question('quarter', 'quarter of everybody'),
  question('trend', 'months of a branch'),
  question('year', 'year of a branch for its review'),
  question('closings', 'closings of an open month'),
  question('closed', 'closings of a closed month'),
  onLargeBooks('enter', '100 entries in branches with closed months / 100 strict adds', '≤ 2.5 wall', { rounds: 7 }),
  onLargeBooks('check', 'doctor, all totals and closings counted again / batched getAll of a tenth', '–', {
    rounds: 3,
  }),
]

/** What is measured in plain Node. */
export const nodePlans: readonly Plan[] = [
  { name: 'P4', title: 'key strokes among 50,000 people / `includes` over an array', target: '≤ 0.1', rounds: 9 },
  { name: 'P7', title: 'signed bundle of 100,000 entries / plain CSV, hash, deflate', target: '≤ 1.3 CPU', rounds: 5 },
  { name: 'P8', title: 'bundle verified and counted / inflate, hash, CSV split', target: '≤ 1.5 CPU', rounds: 5 },
  { name: 'P8-again', title: 'the same bundle again, which is known / the first time', target: '≤ 0.05', rounds: 5 },
  {
    name: 'P10',
    title: 'a fourth quarter with three that are held / a bundle of one quarter',
    target: '≤ 1.2',
    rounds: 5,
  },
]

/** Milliseconds of one measured step; CPU of all the program's processes, null where it can't be known. */
export interface Spent {
  wall: number
  cpu: number | null
}

/** One round: both ways right after each other. */
export interface Round {
  name: string
  floor: Spent
  ours: Spent
}

/** Both ways in turn, the first of them changing from round to round. */
export async function measured(
  { name, rounds }: Plan,
  spend: (way: 'floor' | 'ours') => Promise<Spent>,
  tell: (round: Round) => void,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)
    const spent = { [order[0]]: await spend(order[0]), [order[1]]: await spend(order[1]) }
    tell({ name, floor: spent.floor!, ours: spent.ours! })
  }
}
