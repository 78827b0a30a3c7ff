import { problem, type Problem } from '../problem'
import type { WordValues } from './word-values'

/** A tag as it stands in a template: `{名}`, or the two ends of what is repeated or left out, `{#名}` and `{/名}`. */
export interface TemplateTag {
  name: string
  place: 'alone' | 'opens' | 'closes'
}

const field = '模板'
const at = (code: string, message: string) => problem(code, message, { field })

/** What is said of tags; each sentence names the tag as it is written in Word. */
export const tagProblems = {
  unknown: (name: string): Problem =>
    at(
      'template-tag-unknown',
      `模板里的 {${name}} 不认识，填不出来。请对照“能用的填写项”改成其中一个，或者删去；花括号本身要印出来的，请改用全角的｛｝。`,
    ),
  elsewhere: (name: string, within: string): Problem =>
    at('template-tag-place', `模板里的 {${name}} 放错了地方：请移到 {#${within}} 与 {/${within}} 之间。`),
  repeats: (name: string): Problem =>
    at(
      'template-tag-list',
      `模板里的 {${name}} 有好几条，写不进一处：请写成 {#${name}} 与 {/${name}} 一对，里面放每条的填写项。`,
    ),
  unclosed: (name: string): Problem =>
    at('template-tag-unclosed', `模板里的 {#${name}} 没有结尾，请在同一张表、同一段内容后面补上 {/${name}}。`),
  unopened: (name: string): Problem =>
    at('template-tag-unopened', `模板里的 {/${name}} 前面没有对应的 {#${name}}，请补上，或者删去它。`),
  missing: (name: string): Problem =>
    at('template-tag-missing', `模板里没有 {${name}}，打印出来会缺少这一项，请在该填的地方写上 {${name}}。`),
  wide: (name: string): Problem =>
    at('template-tag-wide', `模板里的 ｛${name}｝ 用了全角花括号，填不出来，请改成英文半角的 {${name}}。`),
  brace: (near: string): Problem =>
    at(
      'template-brace',
      `模板里“${[...near].slice(0, 20).join('')}”附近的花括号不成对。填写项请写成英文半角的一对，如 {议题}；花括号本身要印出来的，请改用全角的｛｝。`,
    ),
} as const

type Scope = ReadonlyMap<string, string | Scope>

/** What may stand where: names of texts, and of lists with what may stand in each of their repetitions. */
function scopeOf(values: readonly WordValues[]): Scope {
  const scope = new Map<string, string | Scope>()
  for (const one of values)
    for (const [name, value] of Object.entries(one)) scope.set(name, typeof value === 'string' ? value : scopeOf(value))
  return scope
}

/** The list that a name stands in, wherever that is. */
function listWith(scope: Scope, name: string): string | undefined {
  for (const [list, within] of scope)
    if (typeof within !== 'string') {
      if (within.has(name)) return list
      const deeper = listWith(within, name)
      if (deeper !== undefined) return deeper
    }
  return undefined
}

/**
 * What is wrong with the tags of a template, held against what a document says when it says everything.
 * @param tags in the order in which they stand
 * @param needed of each group one has to be there
 */
export function checkTags(
  tags: readonly TemplateTag[],
  everything: WordValues,
  needed: readonly (readonly string[])[],
): Problem[] {
  const all = scopeOf([everything])
  const open: { name: string; scope: Scope }[] = []
  const found: Problem[] = []
  const valueOf = (name: string) =>
    [...open.map(({ scope }) => scope).reverse(), all].map(scope => scope.get(name)).find(value => value !== undefined)
  for (const { name, place } of tags) {
    if (place === 'closes') {
      const last = open[open.length - 1]
      if (last?.name === name) open.pop()
      else found.push(tagProblems.unopened(name))
      continue
    }
    const value = valueOf(name)
    if (value === undefined) {
      const list = listWith(all, name)
      found.push(list === undefined ? tagProblems.unknown(name) : tagProblems.elsewhere(name, list))
    } else if (place === 'alone' && typeof value !== 'string') found.push(tagProblems.repeats(name))
    if (place === 'opens')
      open.push({ name, scope: value === undefined || typeof value === 'string' ? new Map() : value })
  }
  found.push(...open.map(({ name }) => tagProblems.unclosed(name)))
  const names = new Set(tags.map(({ name }) => name))
  for (const group of needed)
    if (!group.some(name => names.has(name))) found.push(tagProblems.missing(group[group.length - 1]!))
  return unique(found)
}

const unique = (problems: readonly Problem[]) => [...new Map(problems.map(one => [one.message, one])).values()]

/** Braces of paragraphs that belong to no tag; the library lets the last one pass. */
export function looseBraces(paragraphs: readonly string[]): Problem[] {
  const loose = paragraphs.filter(text => /[{}]/.test(text.replace(/\{[^{}]*\}/g, '')))
  return unique(loose.map(tagProblems.brace))
}

/** Names that were typed in full-width braces, as an input method writes them, though they are tags. */
export function wideTags(text: string, everything: WordValues): Problem[] {
  const all = scopeOf([everything])
  const typed = [...text.matchAll(/｛[#/＃／]?\s*([^｛｝\s]{1,20})\s*｝/g)].map(([, name]) => name!)
  const known = typed.filter(name => all.has(name) || listWith(all, name) !== undefined)
  return [...new Set(known)].map(tagProblems.wide)
}

/** The tags that a template may hold, as they are written in Word; of a list what stands between its ends. */
export function tagList(everything: WordValues): { tag: string; within?: string[]; sample?: string }[] {
  return [...scopeOf([everything])].map(([name, value]) =>
    typeof value === 'string'
      ? { tag: `{${name}}`, sample: value }
      : { tag: `{#${name}}…{/${name}}`, within: namesIn(value) },
  )
}

const namesIn = (scope: Scope): string[] =>
  [...scope].flatMap(([name, value]) =>
    typeof value === 'string' ? [`{${name}}`] : [`{#${name}}…{/${name}}`, ...namesIn(value)],
  )
