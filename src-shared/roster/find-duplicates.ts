import type { DistinctPeople } from './distinct-people'
import { comparableName, comparablePhone, likenessOf, type Identity, type Likeness, type SoundOf } from './likeness'

type Person = Identity & { id: string }

export interface LikePair<P extends Person> extends Likeness {
  one: P
  other: P
}

const order = ['sure', 'likely', 'hint'] as const

/** Two people in either order. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ')

/**
 * Pairs of people who may be one, the surest first. Only those are held against each other who share a number, a name,
 * a telephone or a day of birth, so that fifty thousand take no longer than they must.
 * @param distinct pairs that somebody said are two people
 */
export function findDuplicates<P extends Person>(
  people: readonly P[],
  soundOf: SoundOf,
  distinct: readonly Pick<DistinctPeople, 'one' | 'other'>[] = [],
): LikePair<P>[] {
  const settled = new Set(distinct.map(({ one, other }) => pairKey(one, other)))
  const pairs = new Map<string, LikePair<P>>()
  for (const group of groups(people))
    group.forEach((one, i) => {
      for (const other of group.slice(i + 1)) {
        const key = pairKey(one.id, other.id)
        if (settled.has(key) || pairs.has(key)) continue
        const likeness = likenessOf(one, other, soundOf)
        if (likeness) pairs.set(key, { one, other, ...likeness })
      }
    })
  return [...pairs.values()].sort(
    (a, b) => order.indexOf(a.strength) - order.indexOf(b.strength) || (a.one.name < b.one.name ? -1 : 1),
  )
}

/** Who on the books may be the person that somebody is typing, the surest first. */
export function similarTo<P extends Person>(
  typed: Identity,
  people: readonly P[],
  soundOf: SoundOf,
): (Likeness & { person: P })[] {
  return people
    .flatMap(person => {
      const likeness = likenessOf(typed, person, soundOf)
      return likeness ? [{ person, ...likeness }] : []
    })
    .sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength))
}

/** People who share what a likeness can rest on; nobody is in a group alone. */
function groups<P extends Person>(people: readonly P[]): P[][] {
  const found = new Map<string, P[]>()
  for (const person of people) {
    const { idNumber, name, birth } = person
    const phone = comparablePhone(person.phone)
    const keys = [
      idNumber && `id ${idNumber}`,
      `name ${comparableName(name)}`,
      phone && `phone ${phone}`,
      birth?.length === 10 && `birth ${birth}`,
    ]
    for (const key of keys) {
      if (!key) continue
      const group = found.get(key)
      if (group) group.push(person)
      else found.set(key, [person])
    }
  }
  return [...found.values()].filter(({ length }) => length > 1)
}
