import * as z from 'zod'
import { partialDate, wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import type { Member } from '../../../src-shared/roster/member'
import { arrivals, beginning, departures, holdsOn, Membership } from '../../../src-shared/roster/membership'
import { lostReasons } from '../../../src-shared/roster/lost-contact'
import { posts, type Post } from '../../../src-shared/roster/post'
import type { StandingTables } from '../../../src-shared/roster/standing'
import { haltKinds } from '../../../src-shared/roster/voting-halt'
import { arrivedWith } from './arrived-with'

const { id, origin, arrivalLetter, destination, departureLetter, departure } = Membership.shape

/** What holds or held of a member for a time, in one line. */
export const SpanLine = z.object({
  table: z.enum(['floatings', 'losses', 'votingHalts']),
  id,
  title: z.string(),
  text: z.string(),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  holds: z.boolean(),
})

export type SpanLine = z.infer<typeof SpanLine>

/** A letter that went out with a transfer. */
export const LetterLine = z.object({
  id,
  date: wholeDate,
  destination: orNull(destination),
  letter: orNull(departureLetter),
  receipt: orNull(Membership.shape.receipt),
})

/** A transfer into this community, and the letter that came with it. */
export const ArrivalLine = z.object({
  id,
  date: wholeDate.nullable(),
  origin: orNull(origin),
  letter: orNull(arrivalLetter),
})

/** That a member belongs or belonged to a branch, and to which group of it. */
export const BelongingLine = z.object({
  id,
  branchName: z.string(),
  groupName: z.string().nullable(),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
})

/** Where a member belongs and belonged, newest first. */
export function belongingLines(
  spans: readonly Membership[],
  short: (unit: string) => string,
): z.infer<typeof BelongingLine>[] {
  return [...spans]
    .sort((a, b) => (beginning(a) < beginning(b) ? 1 : -1))
    .map(span => ({
      id: span.id,
      branchName: short(span.organisation),
      groupName: span.group === undefined ? null : short(span.group),
      from: span.from ?? null,
      to: span.to ?? null,
    }))
}

/** That and how a member left the books. */
export const Left = z.object({ date: wholeDate, departure: orNull(departure), word: z.string() })

export function spanLines(standings: StandingTables, day: PlainDate): SpanLine[] {
  const line = (
    table: SpanLine['table'],
    { id: row, from, to }: { id: string; from?: string | undefined; to?: string | undefined },
    title: string,
    text: string | undefined,
  ): SpanLine => {
    return {
      table,
      id: row,
      title,
      text: text ?? '',
      from: from ?? null,
      to: to ?? null,
      holds: holdsOn({ from, to }, day),
    }
  }
  return [
    ...standings.floatings.map(row => line('floatings', row, '流动', row.place)),
    ...standings.losses.map(row => line('losses', row, '失联', row.reason && lostReasons[row.reason])),
    ...standings.votingHalts.map(row => line('votingHalts', row, '表决权', haltKinds[row.kind])),
  ].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
}

export function lettersOut(spans: readonly Membership[]): z.infer<typeof LetterLine>[] {
  return spans.flatMap(span =>
    span.departure === 'transferOut' && span.to
      ? [
          {
            ...{ id: span.id, date: span.to, destination: span.destination ?? null },
            ...{ letter: span.departureLetter ?? null, receipt: span.receipt ?? null },
          },
        ]
      : [],
  )
}

export function lettersIn(spans: readonly Membership[]): z.infer<typeof ArrivalLine>[] {
  return spans
    .filter(span => arrivedWith(span, spans)[0] === span)
    .map(span => ({
      ...{ id: span.id, date: span.from ?? null },
      ...{ origin: span.origin ?? null, letter: span.arrivalLetter ?? null },
    }))
}

/** The belonging that somebody left with, for those who belong to no branch from a day on. */
export function lastSpan(spans: readonly Membership[], day: PlainDate): (Membership & { to: PlainDate }) | null {
  if (spans.some(span => !span.to || day < span.to)) return null
  const [last] = [...spans].sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))
  return last?.to ? { ...last, to: last.to } : null
}

export function leftBy(spans: readonly Membership[], day: PlainDate): z.infer<typeof Left> | null {
  const last = lastSpan(spans, day)
  if (!last) return null
  return {
    date: last.to,
    departure: last.departure ?? null,
    word: last.departure ? departures[last.departure] : '离开',
  }
}

/** What happened to a member and when, newest first: only what has a day of its own. */
export function memberHistory(
  { joined, regularised, extension }: Pick<Member, 'joined' | 'regularised' | 'extension'>,
  about: {
    spans: readonly Membership[]
    standings: StandingTables
    posts: readonly Post[]
    named: ReadonlyMap<string, string>
  },
): { date: PlainDate; text: string }[] {
  const unit = (of: string) => about.named.get(of) ?? ''
  /** Whether another belonging goes on where one ended: who left and came back, even on one day, left and came back. */
  const goesOn = ({ to, departure }: Membership) =>
    departure === 'moved' || (to !== undefined && !departure && about.spans.some(({ from }) => from === to))
  const events: { date: PlainDate | undefined; text: string }[] = [
    { date: joined, text: '加入党组织' },
    { date: extension?.date, text: `预备期延长${extension?.months}个月` },
    { date: regularised, text: '转为正式党员' },
    ...about.spans.flatMap(span => {
      const before = about.spans.find(other => goesOn(other) && other.to === span.from)
      return [
        { date: span.from, text: cameWords(span, before, unit) },
        { date: goesOn(span) ? undefined : span.to, text: wentWords(span) },
      ]
    }),
    ...about.standings.floatings.flatMap(({ from, to, place }) => [
      { date: from, text: `开始流动${place ? `：${place}` : ''}` },
      { date: to, text: '流动结束' },
    ]),
    ...about.standings.losses.flatMap(({ from, to }) => [
      { date: from, text: '失去联系' },
      { date: to, text: '恢复联系' },
    ]),
    ...about.standings.votingHalts.flatMap(({ from, to, kind }) => [
      { date: from, text: haltKinds[kind] },
      { date: to, text: `${haltKinds[kind]}结束` },
    ]),
    ...about.posts.flatMap(({ from, to, post, organisation }) => [
      { date: from, text: `任${unit(organisation)}${posts[post]}` },
      { date: to, text: `不再任${unit(organisation)}${posts[post]}` },
    ]),
  ]
  return events
    .flatMap(({ date, text }) => (date ? [{ date, text }] : []))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** How a span began; where it goes on from another one of the same branch only the 党小组 is another. */
function cameWords(
  { arrival, origin, organisation, group }: Membership,
  before: Membership | undefined,
  unit: (of: string) => string,
): string {
  const branch = unit(organisation)
  if (before?.organisation === organisation)
    return group ? `调整到${unit(group)}` : `不再编入${unit(before.group ?? '')}`
  if (arrival === 'moved') return `调整到${branch}`
  if (arrival === 'transferIn') return `组织关系转入${branch}${origin ? `（由${origin}转来）` : ''}`
  return arrival ? `${arrivals[arrival]}，${branch}` : `列入${branch}花名册`
}

function wentWords({ departure, destination }: Membership): string {
  if (!departure) return '组织关系不在本社区'
  return departure === 'transferOut' ? `组织关系转往${destination ?? '其他单位'}` : departures[departure]
}
