import type { Participant } from './meeting'

type Named = Pick<Participant, 'name' | 'unit'>

/** `刘洋（物业公司经理）、王芳` as names with what they came for; separated by 、，； spaces or lines, each once. */
export function readParticipants(text: string): Named[] {
  const found = new Map<string, Named>()
  for (const part of text.split(/[、，,；;\s]+(?![^（(]*[）)])/u)) {
    const match = /^(.+?)(?:[（(](.*)[）)])?$/u.exec(part.trim())
    if (!match) continue
    const unit = match[2]?.trim()
    const named = { name: match[1]!.trim(), ...(unit ? { unit } : {}) }
    if (named.name) found.set(participantKey(named), named)
  }
  return [...found.values()]
}

/** Names as `readParticipants` reads them. */
export function printParticipants(list: readonly Named[]): string {
  return list.map(({ name, unit }) => (unit ? `${name}（${unit}）` : name)).join('、')
}

/**
 * What was said of names by their key, after their text was typed into: the one name that was put right in its place keeps what
 * was said of it.
 */
export function marksAfter<T>(before: string, after: string, said: Readonly<Record<string, T>>): Record<string, T> {
  const [was, is] = [before, after].map(text => readParticipants(text).map(participantKey)) as [string[], string[]]
  const [key, ...others] = was.filter(one => !is.includes(one))
  const value = key === undefined ? undefined : said[key]
  if (key === undefined || value === undefined || others.length || was.length !== is.length) return { ...said }
  const { [key]: _, ...rest } = said
  return { ...rest, [is[was.indexOf(key)]!]: value }
}

/** What tells two of them apart. */
export const participantKey = ({ name, unit = '' }: Named): string => `${name}|${unit}`
