import * as z from 'zod'
import { PaperFoot } from '../../paper-foot'
import { isPlainDate, printDate, type PlainDate } from '../../plain-date'
import { maskId, maskPhone } from '../masks'
import { membershipOn, type Member } from '../member'
import { partyAge } from '../party-age'
import { posts, type Post } from '../post'
import { printField, rosterField, type RosterField } from '../roster-import/roster-fields'
import type { Standing } from '../standing'

const Cell = z.object({ label: z.string(), text: z.string() })
const Part = z.object({
  title: z.string(),
  rows: z.array(z.object({ date: z.string(), text: z.string() })),
  none: z.string(),
})

/** A member's card (党员信息卡片), all text as it is printed. */
export const MemberCardSheet = z.object({
  title: z.string(),
  heads: z.tuple([z.string(), z.string()]),
  /** Rows of one or two cells; the first ones stand beside the photograph. */
  rows: z.array(z.array(Cell)),
  besidePhoto: z.number().int(),
  /** Address of the photograph; null leaves its place to be pasted on. */
  photo: z.string().nullable(),
  parts: z.array(Part),
  hands: z.array(z.string()),
  footer: PaperFoot,
})

export type MemberCardSheet = z.infer<typeof MemberCardSheet>

/** Fields of the national form in pairs as the card has them; one alone takes the whole width. */
const pairs: readonly (readonly (RosterField | 'partyAge')[])[] = [
  ['name', 'sex'],
  ['nation', 'birth'],
  ['education', 'membership'],
  ['idNumber'],
  ['joined', 'regularised'],
  ['partyAge', 'partyStatus'],
  ['workPost', 'phone'],
  ['branch'],
  ['address'],
  ['lostContact', 'lostSince'],
  ['floating', 'floatingTo'],
]

export interface CardContext {
  /** Full name of the branch; empty for who has left. */
  branch: string
  office: string
  standing: Standing
  /** What happened when, the newest first. */
  history: readonly { date: PlainDate; text: string }[]
  posts: readonly Post[]
  /** Full name of a unit. */
  nameOf: (organisation: string) => string
  revision: number
  day: PlainDate
  operator: string
  /** Prints identity number and telephone in full. */
  reveal: boolean
  /** Address of the photograph; null where there is none. */
  photo: string | null
}

/** All that the national form asks of a member, under its labels, then posts, honours and what happened when. */
export function memberCardSheet(member: Member, context: CardContext): MemberCardSheet {
  const { branch, office, standing, day, operator, reveal, revision } = context
  const known = { ...member, ...standing, branch, membership: membershipOn(member, day) }
  const text = (name: RosterField) => {
    const printed = printField(name, known[name])
    if (name === 'idNumber' && !reveal) return maskId(printed)
    if (name === 'phone' && !reveal) return maskPhone(printed)
    return printed && isPlainDate(printed) ? printDate(printed) : printed
  }
  const cell = (name: (typeof pairs)[number][number]) =>
    name === 'partyAge'
      ? { label: '党龄', text: partyAgeText(member, day) }
      : { label: rosterField(name).label, text: text(name) ?? '' }
  return {
    title: '党员信息卡片',
    heads: [office, `截至${printDate(day)}`],
    rows: pairs.map(names => names.map(cell)),
    besidePhoto: 5,
    photo: context.photo,
    parts: [
      {
        title: '任职',
        rows: [...context.posts].sort(byFrom).map(({ post, organisation, from, to }) => ({
          date: spanText(from, to),
          text: `${context.nameOf(organisation)}${posts[post]}`,
        })),
        none: '没有任职记录',
      },
      {
        title: '表彰奖励',
        rows: [...(member.honours ?? [])]
          .sort((a, b) => (a.date < b.date ? -1 : 1))
          .map(({ date, title, by }) => ({ date: printDate(date), text: `${title}${by ? `（${by}）` : ''}` })),
        none: '没有表彰奖励记录',
      },
      {
        title: '经历',
        rows: [...context.history].reverse().map(({ date, text }) => ({ date: printDate(date), text })),
        none: '没有经历记录',
      },
    ],
    hands: ['党员本人', '党支部书记'],
    footer: {
      record: `党员卡片 ${member.id.slice(-8)}　修订 ${revision}`,
      printed: `${printDate(day)}${operator && `由${operator}`}打印　亲邻台账`,
    },
  }
}

function partyAgeText(member: Member, day: PlainDate): string {
  if (membershipOn(member, day) === 'probationary') return '—'
  const years = partyAge(member, day)
  return years === undefined ? '' : `${years}年`
}

/** From when until when, as far as the books know. */
function spanText(from: PlainDate | undefined, to: PlainDate | undefined): string {
  if (!to) return from ? `${printDate(from)}起` : '至今'
  return `${from ? printDate(from) : ''}至${printDate(to)}`
}

const byFrom = (a: Post, b: Post) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)
