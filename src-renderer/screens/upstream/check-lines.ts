import type { LocationQueryRaw } from 'vue-router'
import type { CheckGroup } from '../../../src-shared/upstream/check-rules'
import type { Draft } from '../drafts'

/** A line of the check sheet: what is amiss, and the page that mends it. */
export interface CheckLine {
  text: string
  to: { path: string; query: LocationQueryRaw }
}

/** A rule with the lines that it found. */
export interface CheckPart extends Pick<CheckGroup, 'code' | 'severity' | 'title' | 'todo' | 'source'> {
  lines: CheckLine[]
}

type Opens = CheckGroup['rows'][number]['opens']

/**
 * The check sheet of a period. Every line knows its place, so that the next one is at hand when one comes back.
 * @param back the page of the check sheet
 */
export function checkParts(groups: readonly CheckGroup[], drafts: readonly Draft[], back: string): CheckPart[] {
  let at = 0
  const return_ = () => `${back}&at=${at++}`
  const parts = groups.map(({ rows, ...rule }) => ({
    ...rule,
    lines: rows.map(({ text, opens }) => ({ text, to: pageOf(opens, return_()) })),
  }))
  if (!drafts.length) return parts
  const lines = drafts.map(({ title, path }) => ({ text: title, to: withBack(path, return_()) }))
  return [...parts, { ...unfinished, lines }]
}

/** Not in the books, so the books can't find it. */
const unfinished = {
  code: 'draft',
  severity: 'look',
  title: '还有没写完的',
  todo: '写完保存，或者不要了；没有保存的不报送。',
  source: '本机的草稿',
} as const

function pageOf(opens: Opens, back: string): CheckLine['to'] {
  if (opens.table === 'members')
    return { path: `/roster/${opens.id}/change`, query: { ...(opens.field && { field: opens.field }), back } }
  if (opens.table === 'meetings') return { path: `/meetings/${opens.id}`, query: { part: opens.part, back } }
  if (opens.table === 'points') return { path: `/points/${opens.member}`, query: { back } }
  const { branch, kind, date } = opens
  return { path: '/meetings/new', query: { branch, kind, date, back } }
}

function withBack(path: string, back: string): CheckLine['to'] {
  const [page = '', query = ''] = path.split('?')
  return { path: page, query: { ...Object.fromEntries(new URLSearchParams(query)), back } }
}

/** `1 项要先改好，12 项请看一眼` */
export function checkSum(parts: readonly CheckPart[]): string {
  const count = (severity: CheckPart['severity']) =>
    parts.reduce((sum, part) => sum + (part.severity === severity ? part.lines.length : 0), 0)
  const [stops, looks] = [count('stop'), count('look')]
  return [stops && `${stops} 项要先改好`, looks && `${looks} 项请看一眼`].filter(Boolean).join('，')
}
