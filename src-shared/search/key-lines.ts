/**
 * Keys of many things, so laid out that finding those with some text in them looks at few of them: for every two
 * characters that follow each other there is a list of the lines that have them.
 */
export interface Lines {
  /** The keys, each between two line breaks. */
  haystack: string
  /** Where each line begins, and whose it is. */
  starts: Uint32Array
  owners: Uint32Array
  /** Lines by pair of characters: those of bucket b lie from `begins[b]` to `begins[b + 1]`, in order. */
  begins: Uint32Array
  lines: Uint32Array
}

export interface Keys {
  texts: string[]
  owners: number[]
}
export const newKeys = (): Keys => ({ texts: [], owners: [] })
export function put({ texts, owners }: Keys, owner: number, text: string): void {
  texts.push(text)
  owners.push(owner)
}

const buckets = 1 << 15
/** Two characters, or one of many strokes alone; different ones may share a bucket, so every hit is looked at. */
const pair = (a: number, b: number) => ((a * 31) ^ (b * 7)) & (buckets - 1)
const lone = (a: number) => pair(a, 0)
const isLatin = (code: number) => code < 256

export function linesOf({ texts, owners }: Keys): Lines {
  const starts = new Uint32Array(texts.length)
  let at = 1
  texts.forEach((text, i) => {
    starts[i] = at
    at += text.length + 1
  })
  const haystack = `\n${texts.join('\n')}\n`
  const begins = new Uint32Array(buckets + 2)
  eachBucket(haystack, bucket => void begins[bucket + 2]!++)
  for (let bucket = 2; bucket < begins.length; bucket++) begins[bucket]! += begins[bucket - 1]!
  const lines = new Uint32Array(begins[buckets + 1]!)
  eachBucket(haystack, (bucket, line) => void (lines[begins[bucket + 1]!++] = line))
  return { haystack, starts, owners: Uint32Array.from(owners), begins, lines }
}

function eachBucket(haystack: string, note: (bucket: number, line: number) => void): void {
  let line = 0
  let before = 10
  for (let at = 1; at < haystack.length; at++) {
    const code = haystack.charCodeAt(at)
    note(pair(before, code), line)
    if (!isLatin(code)) note(lone(code), line)
    if (code === 10) line++
    before = code
  }
}

/** Whether any key has it in it. */
export function holds(lines: Lines, needle: string): boolean {
  const found = new Set<number>()
  collect(lines, needle, found, 1)
  return found.size > 0
}

/**
 * Adds the owners of lines that have the text in them, in their order, until there are enough. A line break at the
 * front or the end of the text stands for the beginning or the end of a key.
 */
export function collect(
  { haystack, starts, owners, begins, lines }: Lines,
  needle: string,
  found: Set<number>,
  limit: number,
): void {
  if (found.size >= limit) return
  const bucket = rarest(needle, begins)
  if (bucket === undefined) return everyLine({ haystack, starts, owners }, needle, found, limit)
  const first = needle[0] === '\n'
  let last = -1
  for (let i = begins[bucket]!; i < begins[bucket + 1]! && found.size < limit; i++) {
    const line = lines[i]!
    if (line === last) continue
    last = line
    const from = starts[line]! - 1
    const hit = first
      ? haystack.startsWith(needle, from)
      : haystack.slice(from, starts[line + 1] ?? haystack.length).includes(needle)
    if (hit) found.add(owners[line]!)
  }
}

/** The bucket of a text that fewest lines are in; none for a single letter, which almost every line has. */
function rarest(needle: string, begins: Uint32Array): number | undefined {
  const candidates = needle.length === 1 && !isLatin(needle.charCodeAt(0)) ? [lone(needle.charCodeAt(0))] : []
  for (let i = 1; i < needle.length; i++) candidates.push(pair(needle.charCodeAt(i - 1), needle.charCodeAt(i)))
  const size = (bucket: number) => begins[bucket + 1]! - begins[bucket]!
  return candidates.sort((a, b) => size(a) - size(b))[0]
}

function everyLine(
  { haystack, starts, owners }: Pick<Lines, 'haystack' | 'starts' | 'owners'>,
  needle: string,
  found: Set<number>,
  limit: number,
): void {
  for (let line = 0; line < starts.length && found.size < limit; line++) {
    const at = haystack.indexOf(needle, starts[line])
    if (at < 0) return
    while (line + 1 < starts.length && starts[line + 1]! <= at) line++
    found.add(owners[line]!)
  }
}
