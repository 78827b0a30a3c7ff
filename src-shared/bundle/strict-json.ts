/** A JSON value; objects have no prototype, so a key like `__proto__` is a key like any other. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const maximumDepth = 32
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const string = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const words: readonly [string, Json][] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

/**
 * Reads JSON that somebody else wrote, stricter than `JSON.parse`: a key that comes twice, more than 32 levels, a
 * number that is not finite or not exact as an integer, a bare control character and a lone surrogate make the whole
 * text unreadable.
 * @returns undefined where the text is not acceptable
 */
export function parseStrictJson(text: string): Json | undefined {
  let at = 0

  function space(): void {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1
  }

  function take(mark: string): boolean {
    space()
    if (text[at] !== mark) return false
    at += 1
    return true
  }

  function token(shape: RegExp): string | undefined {
    space()
    shape.lastIndex = at
    const found = shape.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }

  function readString(): string | undefined {
    const found = token(string)
    if (found === undefined || /\p{Cc}/u.test(found)) return undefined
    const value = JSON.parse(found) as string
    return /\p{Cs}/u.test(value) ? undefined : value
  }

  function readNumber(): number | undefined {
    const found = token(number)
    const value = Number(found ?? NaN)
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : undefined
  }

  function readList(depth: number): Json[] | undefined {
    const list: Json[] = []
    if (take(']')) return list
    do {
      const item = readValue(depth)
      if (item === undefined) return undefined
      list.push(item)
    } while (take(','))
    return take(']') ? list : undefined
  }

  function readObject(depth: number): Json | undefined {
    const object = Object.create(null) as { [key: string]: Json }
    if (take('}')) return object
    do {
      const key = readString()
      if (key === undefined || key in object || !take(':')) return undefined
      const value = readValue(depth)
      if (value === undefined) return undefined
      object[key] = value
    } while (take(','))
    return take('}') ? object : undefined
  }

  function readValue(depth: number): Json | undefined {
    if (depth > maximumDepth) return undefined
    if (take('{')) return readObject(depth + 1)
    if (take('[')) return readList(depth + 1)
    if (text[at] === '"') return readString()
    const word = words.find(([spelt]) => text.startsWith(spelt, at))
    if (!word) return readNumber()
    at += word[0].length
    return word[1]
  }

  const value = readValue(0)
  space()
  return at === text.length ? value : undefined
}
