import type { PlainDate } from '../plain-date'
import { itemOn, packOn, type Ledger, type PackItem, type PointsPack, type Span } from './pack'

/** What a class changes of the items of one pack. */
interface ClassRules {
  off: ReadonlySet<string>
  multiply: ReadonlyMap<string, { numerator: number; denominator: number }>
}

/** Where the sum of an item stands for one span of its cap under one version of the pack. */
export interface Cell {
  column: number
  code: string
  item: PackItem | undefined
  classes: ReadonlyMap<string, ClassRules>
}

/** An item within a cycle: spans of its cap, and in each the versions that held in it. */
export interface RuleLine {
  code: string
  /** As the newest version in the cycle has it; undefined where no pack knows the code. */
  item: PackItem | undefined
  group: PackItem['group']
  block: string | undefined
  spans: Cell[][]
}

/** A stretch of months with a base of its own, both numbers inside it. */
export interface CycleLayout {
  first: number
  last: number
  /** The pack that held when it began: base, blocks, floor and ceiling are its. */
  frame: PointsPack | undefined
  lines: RuleLine[]
}

/** The rules of a year laid out by column, so that one member and fifty thousand are settled by the same few lines. */
export interface RuleLayout {
  /** `2026` */
  year: string
  /** In force on the day of the account. */
  pack: PointsPack | undefined
  codes: readonly string[]
  /** Cycles that have begun. */
  cycles: readonly CycleLayout[]
  /** Columns a member takes. */
  width: number
  /** Where an item's entries of a month (1 to 12) are summed; undefined for a code or month that is not laid out. */
  cellOf(code: string, month: number): Cell | undefined
}

const lengths: Record<Span, number> = { year: 12, quarter: 3, month: 1 }

/**
 * The rules of the year up to a day, and those codes besides that earlier packs gave. Every entry keeps the delta of its
 * own date, and caps are those of the version in force in the month of the fact (domain §3.7 trap 3).
 */
export function ruleLayout(
  packs: readonly PointsPack[],
  day: PlainDate,
  used: Iterable<string>,
  ledger: Ledger = 'members',
): RuleLayout {
  const year = day.slice(0, 4)
  const until = Number(day.slice(5, 7))
  const firstOf = (month: number) => `${year}-${String(month).padStart(2, '0')}-01`
  const packIn = (month: number) => packOn(packs, firstOf(month), ledger)
  const pack = packOn(packs, day, ledger)
  const own = pack?.items.map(item => item.code) ?? []
  const codes = [...own, ...[...new Set(used)].filter(code => !own.includes(code)).sort()]
  const columns = new Map<string, (Cell | undefined)[]>(codes.map(code => [code, []]))
  const rulesOf = new Map<PointsPack | undefined, Cell['classes']>()
  let width = 0

  function classesIn(of: PointsPack | undefined): Cell['classes'] {
    const known = rulesOf.get(of) ?? classRules(of)
    rulesOf.set(of, known)
    return known
  }
  function lineOf(code: string, first: number, last: number): RuleLine {
    const places: RuleLine['spans'] = []
    let [before, under]: [number, PointsPack | undefined] = [-1, undefined]
    let newest: PackItem | undefined
    for (let month = first; month <= Math.min(last, until); month++) {
      const version = packIn(month)
      const item = itemOn(packs, firstOf(month), code, ledger)
      const span = Math.floor((month - 1) / lengths[item?.capPer ?? 'year'])
      if (before !== span) places.push([])
      if (before !== span || under !== version)
        places[places.length - 1]!.push({ column: width++, code, item, classes: classesIn(version) })
      const last = places[places.length - 1]!
      columns.get(code)![month] = last[last.length - 1]
      ;[before, under, newest] = [span, version, item]
    }
    return { code, item: newest, group: newest?.group ?? 'addition', block: newest?.block, spans: places }
  }
  const cycles = cyclesUntil(until, packIn).map(({ first, last, frame }) => ({
    ...{ first, last, frame },
    lines: codes.map(code => lineOf(code, first, last)),
  }))
  return { year, pack, codes, cycles, width, cellOf: (code, month) => columns.get(code)?.[month] }
}

/** The pack whose base, blocks, floor and ceiling hold in the cycle of a day. */
export function frameOn(packs: readonly PointsPack[], day: PlainDate): PointsPack | undefined {
  const { cycles } = ruleLayout(packs, day, [])
  return cycles[cycles.length - 1]?.frame
}

/** The cycles of a year that have begun by a month, each of the length that the pack has which is in force then. */
function cyclesUntil(until: number, packIn: (month: number) => PointsPack | undefined) {
  const cycles: Pick<CycleLayout, 'first' | 'last' | 'frame'>[] = []
  for (let first = 1; first <= until; first = cycles[cycles.length - 1]!.last + 1) {
    let begins = first
    while (begins <= until && !packIn(begins)) begins++
    const frame = begins <= until ? packIn(begins) : undefined
    // Rules by the year judge the whole of the year that they begin in.
    if (frame && (begins === first || frame.cycle === 'year')) {
      const length = lengths[frame.cycle]
      cycles.push({ first, last: Math.ceil(first / length) * length, frame })
    } else cycles.push({ first, last: frame ? begins - 1 : 12, frame: undefined })
  }
  return cycles
}

function classRules(pack: PointsPack | undefined): Cell['classes'] {
  return new Map(
    (pack?.classes ?? [])
      .filter(({ off, multiply }) => off.length || multiply.length)
      .map(({ code, off, multiply }) => [
        code,
        {
          off: new Set(off),
          multiply: new Map(multiply.flatMap(({ items, ...times }) => items.map(item => [item, times] as const))),
        },
      ]),
  )
}
