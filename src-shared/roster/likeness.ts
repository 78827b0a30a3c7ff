import { comparePlain } from '../plain-date'
import type { Member } from './member'
import { personName } from './person-name'

/** What of somebody tells who it is. */
export type Identity = Pick<Member, 'name'> & Partial<Pick<Member, 'idNumber' | 'birth' | 'phone'>>

/** How much two people look like one: the number itself, what hardly happens by chance, or a slip to look at. */
export type LikenessStrength = 'sure' | 'likely' | 'hint'

export interface Likeness {
  strength: LikenessStrength
  /** Why, in the clerk's words. */
  reasons: string[]
}

/** How a name is read aloud; two names that are read alike are easily taken for each other. */
export type SoundOf = (name: string) => string

/** A name for comparing only: without the dot, the spaces and the case that people leave out. */
export function comparableName(name: string): string {
  return personName(name.normalize('NFKC')).replace(/[·\s]/gu, '').toLowerCase()
}

/** Digits of a telephone number; too few tell nothing. */
export function comparablePhone(phone: string | undefined): string | undefined {
  const digits = (phone ?? '')
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '')
  return digits.length >= 7 ? digits : undefined
}

/**
 * Whether two records may be one person, and why. A name read alike or one character off says nothing by itself: only
 * with the same birth or the same telephone. Two sound numbers that differ leave no more than a hint.
 */
export function likenessOf(a: Identity, b: Identity, soundOf: SoundOf): Likeness | undefined {
  if (a.idNumber && a.idNumber === b.idNumber) return { strength: 'sure', reasons: ['公民身份证号码相同'] }
  const name = nameReason(a.name, b.name, soundOf)
  if (!name) return undefined
  const birth = a.birth && b.birth ? comparePlain(a.birth, b.birth) === 0 : undefined
  const phone = comparablePhone(a.phone)
  const samePhone = phone !== undefined && phone === comparablePhone(b.phone)
  const contrary = Boolean(a.idNumber && b.idNumber)
  const strength = strengthOf({ same: name.same, birth, samePhone, contrary, whole: a.birth?.length === 10 })
  if (!strength) return undefined
  const reasons = [name.text]
  if (birth) reasons.push(a.birth === b.birth ? '出生日期相同' : '出生日期一致，一处只知年月')
  else reasons.push(birth === undefined ? '出生日期无从核对' : '出生日期不同')
  if (samePhone) reasons.push('联系电话相同')
  if (contrary) reasons.push('公民身份证号码不同')
  return { strength, reasons }
}

interface Signs {
  same: boolean
  birth: boolean | undefined
  samePhone: boolean
  contrary: boolean
  /** Whether the birth is known to the day. */
  whole: boolean
}

function strengthOf({ same, birth, samePhone, contrary, whole }: Signs): LikenessStrength | undefined {
  if (contrary) return same && birth ? 'hint' : undefined
  if (same)
    return birth || (birth === undefined && samePhone)
      ? 'likely'
      : birth === undefined || samePhone
        ? 'hint'
        : undefined
  if (samePhone) return birth === false ? undefined : 'likely'
  return birth && whole ? 'hint' : undefined
}

function nameReason(a: string, b: string, soundOf: SoundOf): { same: boolean; text: string } | undefined {
  if (a === b) return { same: true, text: '姓名相同' }
  const [x, y] = [comparableName(a), comparableName(b)]
  if (x === y) return { same: true, text: '姓名只差间隔点、空格或大小写' }
  if (oneSlip([...x], [...y])) return { same: false, text: '姓名只差一个字' }
  return soundOf(x) === soundOf(y) ? { same: false, text: '姓名读音相同' } : undefined
}

/** One character typed wrongly, left out or too many. Names of two characters differ in one as a rule. */
function oneSlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < b.length) return oneSlip(b, a)
  if (a.length < 3 || a.length - b.length > 1) return false
  const at = a.findIndex((character, i) => character !== b[i])
  const rest = b.slice(a.length === b.length ? at + 1 : at)
  return a.slice(at + 1).join('') === rest.join('')
}
