import type { QueryOutput } from '../engine/client'

type Row = Pick<
  QueryOutput<'roster.members'>['rows'][number],
  'id' | 'name' | 'branch' | 'branchName' | 'birth' | 'phone'
>

/** Somebody to choose by name. */
export interface Choosable {
  id: string
  name: string
  /** The name and what tells them from anybody else. */
  label: string
}

/**
 * People to choose by name, those of the unit in question first: by name alone where nobody else is called so, else with their
 * branch; namesakes of one branch with the year of birth and the end of the telephone number.
 * @param unit the branch it is about; who belongs elsewhere is shown with their branch
 */
export function choosable(rows: readonly Row[], unit?: string | null): Choosable[] {
  const own = rows.filter(({ branch }) => branch === unit)
  const ordered = own.length ? [...own, ...rows.filter(({ branch }) => branch !== unit)] : rows
  const named = counted(ordered, ({ name }) => name)
  const inBranch = counted(ordered, ({ name, branch }) => `${name} ${branch}`)
  const told = ordered.map(row => {
    const shown = named(row) > 1 || (own.length > 0 && row.branch !== unit)
    const parts = [shown && row.branchName, ...(inBranch(row) > 1 ? personal(row) : [])].filter(Boolean)
    return { id: row.id, name: row.name, label: row.name + (parts.length ? `（${parts.join('，')}）` : '') }
  })
  // Nothing on file tells them apart: numbered, so that each can be chosen at all.
  const alike = counted(told, ({ label }) => label)
  const before = new Map<string, number>()
  return told.map(one => {
    if (alike(one) === 1) return one
    const at = (before.get(one.label) ?? 0) + 1
    before.set(one.label, at)
    return { ...one, label: `${one.label}第${at}名` }
  })
}

const personal = ({ birth, phone }: Row) => [birth && `${birth.slice(0, 4)}年生`, phone && `尾号${phone.slice(-4)}`]

/** How many have the same word. */
function counted<T>(all: readonly T[], wordOf: (one: T) => string): (one: T) => number {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(wordOf(one), (counts.get(wordOf(one)) ?? 0) + 1)
  return one => counts.get(wordOf(one)) ?? 0
}

/** The id of somebody by all that is shown of them, or by the name alone where one is called so; empty where nobody is. */
export function personCalled(people: readonly { id: string; name?: string; label: string }[], text: string): string {
  const exact = people.find(({ label }) => label === text)
  const called = people.filter(({ name }) => name === text)
  return (exact ?? (called.length === 1 ? called[0] : undefined))?.id ?? ''
}
