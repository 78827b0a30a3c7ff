import type { DeedTexts } from '../../roster/deeds/deed'

/** What was typed otherwise than it stood: what somebody emptied is null. Fields that were not asked stay as they are. */
export function changedTexts<N extends string>(
  before: Readonly<Record<N, string>>,
  texts: DeedTexts,
): Partial<Record<N, string | null>> {
  const names = Object.keys(before) as N[]
  const changes = names.flatMap(name => {
    const now = texts[name] ?? ''
    return now === before[name] ? [] : [[name, now || null] as const]
  })
  return Object.fromEntries(changes) as Partial<Record<N, string | null>>
}

export const yesOrNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const

export const yesNoText = (known: boolean | null): string => (known === null ? '' : known ? 'yes' : 'no')

/** What a choice of yes and no says: undefined where it was left as it stood, null where it was emptied. */
export const yesNoValue = (text: string | null | undefined): boolean | null | undefined =>
  text === undefined || text === null ? text : text === 'yes'
