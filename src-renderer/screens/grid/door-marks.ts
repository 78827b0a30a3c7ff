import { tags, type Tag } from '../../../src-shared/grid/mark'
import { daysBetween, printDate, type PlainDate } from '../../../src-shared/plain-date'

/** How a door is drawn: a letter, and a shade that says the same for those who see it. */
export interface DoorMark {
  letter: string
  words: string
  shade: 'care' | 'note' | 'quiet' | 'good' | 'none'
}

/** One letter for each tag, and how much it asks for. */
const ofTag: Readonly<Record<Tag, Pick<DoorMark, 'letter' | 'shade'>>> = {
  hardship: { letter: '困', shade: 'care' },
  aloneElder: { letter: '独', shade: 'care' },
  emptyNest: { letter: '巢', shade: 'care' },
  veryOld: { letter: '高', shade: 'care' },
  disabled: { letter: '残', shade: 'care' },
  leftChild: { letter: '童', shade: 'care' },
  leftElder: { letter: '老', shade: 'care' },
  veteran: { letter: '优', shade: 'note' },
  jobless: { letter: '业', shade: 'note' },
  rented: { letter: '租', shade: 'quiet' },
  vacant: { letter: '空', shade: 'quiet' },
}

const order = Object.keys(tags) as Tag[]

export const tagMark = (tag: Tag): DoorMark => ({ ...ofTag[tag], words: tags[tag] })

/**
 * The mark of a door's tags: the first of them in the order of lists, with a `+` where there are more.
 * @param only one tag that is looked for, where somebody looks for one
 */
export function markOfTags(found: readonly Tag[], only: Tag | null): DoorMark | null {
  const own = order.filter(tag => found.includes(tag) && (!only || tag === only))
  const [first] = own
  if (!first) return null
  return {
    letter: ofTag[first].letter + (own.length > 1 ? '+' : ''),
    words: own.map(tag => tags[tag]).join('、'),
    shade: ofTag[first].shade,
  }
}

/** How long ago somebody was there, in spans that a worker plans by. */
export const visitSpans = [
  { letter: '月', words: '30天内走访过', days: 30, shade: 'good' },
  { letter: '季', words: '90天内走访过', days: 90, shade: 'note' },
  { letter: '年', words: '一年内走访过', days: 365, shade: 'quiet' },
  { letter: '久', words: '一年以上没有走访', days: Infinity, shade: 'care' },
] as const

export const neverVisited: DoorMark = { letter: '未', words: '没有走访记录', shade: 'none' }

/** The mark of a door by its last visit, as of a day. */
export function markOfVisit(visited: PlainDate | null, day: PlainDate): DoorMark {
  if (!visited) return neverVisited
  const { letter, shade } = visitSpans.find(({ days }) => daysBetween(visited, day) <= days)!
  return { letter, shade, words: `最近走访${printDate(visited)}` }
}
