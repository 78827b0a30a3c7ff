import table from '../../resources/roster/strokes.json'

let known: Map<string, string> | undefined
/** The strokes of each character of the table in their order, `251` of 口; read when something is first ordered. */
const strokes = (): ReadonlyMap<string, string> =>
  (known ??= new Map(
    Object.entries(table.strokes).flatMap(([code, characters]) => [...characters].map(c => [c, code])),
  ))

let placed: { characters: readonly string[]; compare: (a: string, b: string) => number } | undefined
function allPlaced(): NonNullable<typeof placed> {
  const { compare } = new Intl.Collator('zh-u-co-stroke')
  return (placed ??= { characters: [...strokes().keys()].sort(compare), compare })
}

/** How many strokes a character has that the table lacks: as many as the one that ICU puts it behind. */
function countOf(character: string): number {
  const { characters, compare: icu } = allPlaced()
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (icu(characters[middle]!, character) <= 0) low = middle + 1
    else high = middle
  }
  return low ? strokes().get(characters[low - 1]!)!.length : 0
}

const kept = (memory: Map<string, string>, text: string, make: (text: string) => string): string => {
  const before = memory.get(text)
  if (before !== undefined) return before
  const made = make(text)
  memory.set(text, made)
  return made
}
const characterKeys = new Map<string, string>()
const nameKeys = new Map<string, string>()
const textKeys = new Map<string, string>()

/** The number of strokes, then what they are (横竖撇点折), then the character itself; one that is not in the table behind them. */
const characterKey = (character: string) =>
  kept(characterKeys, character, () => {
    const code = strokes().get(character)
    const count = code?.length ?? (/\p{Script=Han}/u.test(character) ? countOf(character) : 0)
    return String(count).padStart(2, '0') + (code ?? '9') + character
  })

const nameKey = (name: string) =>
  kept(nameKeys, name, () => {
    const [surname = '', ...given] = [...name.replace(/[·\s]/g, '')]
    return [characterKey(surname), String(given.length).padStart(2, '0'), ...given.map(characterKey)].join('')
  })
const textKey = (text: string) => kept(textKeys, text, () => [...text].map(characterKey).join(''))

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/**
 * Orders names by 姓氏笔画, the order of party lists: by the strokes of the surname, of one surname the single-character names
 * (王宁) before the longer ones (王小洪), then by the strokes of the given name (decision 47).
 */
export const byNameStrokes = (a: string, b: string): number => compare(nameKey(a), nameKey(b))

/** Orders other texts, such as names of units, character by character. */
export const byStrokes = (a: string, b: string): number => compare(textKey(a), textKey(b))

/** Rows in the order of party lists: by branch as the tree has it, then by strokes of the name. Does not change its input. */
export function inListOrder<T>(rows: readonly T[], of: (row: T) => { branch: number; name: string }): T[] {
  return rows
    .map(row => ({ row, ...of(row) }))
    .sort((a, b) => a.branch - b.branch || byNameStrokes(a.name, b.name))
    .map(({ row }) => row)
}
