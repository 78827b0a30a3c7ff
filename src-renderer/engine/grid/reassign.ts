import * as z from 'zod'
import { gridRoles, GridPost } from '../../../src-shared/grid/grid-post'
import { Pairing } from '../../../src-shared/grid/pairing'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { printDate, wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { holdsOn, overlap } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import type { Tx } from '../transaction'
import { seatOf } from './post-rules'
import { warnReported } from './posts'
import { knownPerson, personFor, Who } from './who'

const count = z.number().int()

/**
 * Somebody leaves or changes their area: what they hold goes to somebody else from a day on, or becomes vacant, in one deed.
 * What is chosen goes; where nothing is chosen, everything that goes on behind the day. The five steps of a 楼栋长 are not handed on.
 */
export const reassignGrid = defineCommand({
  name: 'grid.reassign',
  title: '移交网格岗位',
  input: z.object({
    person: GridPost.shape.person,
    day: wholeDate.meta({ label: '移交日期' }),
    posts: z.array(GridPost.shape.id).optional().meta({ label: '移交的岗位' }),
    pairings: z.array(Pairing.shape.id).optional().meta({ label: '移交的结对' }),
    /** Who takes over; nobody: vacant. */
    who: Who.optional().meta({ label: '接任人' }),
    reason: GridPost.shape.reason,
  }),
  output: z.object({ person: GridPost.shape.person, to: z.string().nullable(), posts: count, pairings: count }),
  async run(tx, { person, day, posts, pairings, who, reason }) {
    await knownPerson(tx, person)
    if (day > tx.today)
      tx.refuse(problem('date-future', '移交日期晚于今天，请更正。', { field: '移交日期', path: ['day'] }))
    const chosen = posts || pairings ? { posts: posts ?? [], pairings: pairings ?? [] } : null
    const going = goingOn(tx, await tx.all('gridPosts', { person }), chosen?.posts, day)
    const paired = goingOn(tx, await tx.all('pairings', { person }), chosen?.pairings, day)
    if (!going.length && !paired.length)
      tx.refuse(problem('reassign-nothing', '这一天没有可以移交的岗位和结对，请核对移交日期。'))
    const next = who && (await personFor(tx, who))
    if (next?.id === person)
      tx.refuse(problem('reassign-same', '接任人就是本人，请另选一人。', { field: '接任人', path: ['who'] }))
    if (next && !next.attached && going.some(({ role }) => role === 'dualReport'))
      tx.refuse(
        problem('post-dual', '双报到党员的岗位只能由报到党员接任，请只移交其他岗位，或者另选接任人。', {
          field: '接任人',
          path: ['who'],
        }),
      )
    await warnReported(tx, day)
    const begun = <R extends Spanned>(rows: readonly R[]) => rows.filter(({ from }) => !from || from < day)
    await tx.putAll(
      'gridPosts',
      begun(going).map(post => ({ ...post, to: day, ...(reason && { reason }) })),
    )
    await tx.putAll(
      'pairings',
      begun(paired).map(row => ({ ...row, to: day })),
    )
    // What began that very day was never theirs for a day: it is as if the next one had begun.
    const ids = (rows: readonly { id: string; from?: PlainDate | undefined }[]) =>
      rows.filter(({ from }) => from === day).map(({ id }) => id)
    const unmade = ids(paired)
    await tx.remove('gridPosts', ids(going))
    await tx.remove('pairings', unmade)
    if (next) await takeOver(tx, next.id, { going, paired, day })
    await relinkVisits(tx, unmade, next?.id)
    return { person, to: next?.id ?? null, posts: going.length, pairings: paired.length }
  },
})

interface Spanned {
  id: string
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** The rows that go on behind a day, of those chosen; one that begins only later is refused by its date. */
function goingOn<R extends Spanned>(
  tx: Tx,
  rows: readonly R[],
  chosen: readonly string[] | undefined,
  day: PlainDate,
): R[] {
  const missing = chosen?.find(id => !rows.some(row => row.id === id))
  if (missing !== undefined) tx.refuse(problem('post-unknown', '选的岗位或结对里有的已经不在这个人名下，请重新选择。'))
  const going = rows.filter(({ id, to }) => (!chosen || chosen.includes(id)) && (!to || to > day))
  const later = going.find(({ from }) => from && from > day)
  if (later)
    tx.refuse(
      problem('post-later', `有的从${printDate(later.from!)}才开始，移交日期不能更早，或者不选它。`, {
        field: '移交日期',
        path: ['day'],
      }),
    )
  return going
}

/** Begins for the next one what ended; what they hold already is not begun twice. */
async function takeOver(
  tx: Tx,
  person: string,
  { going, paired, day }: { going: readonly GridPost[]; paired: readonly Pairing[]; day: PlainDate },
): Promise<void> {
  const others = (await tx.all('gridPosts')).filter(({ to }) => !to || to > day)
  const bySeat = new Map<string, GridPost[]>()
  for (const post of others) bySeat.set(seatOf(post), [...(bySeat.get(seatOf(post)) ?? []), post])
  const seats = going.map(({ selection: _, reason: __, ...post }) => ({ ...post, person, from: day }))
  const held = (post: GridPost) => (bySeat.get(seatOf(post)) ?? []).filter(other => overlap(other, post))
  await tx.putAll(
    'gridPosts',
    seats.filter(post => !held(post).some(other => other.person === person)).map(post => ({ ...post, id: tx.newId() })),
  )
  const second = seats.find(
    post => shippedStaffing.single.has(post.role) && held(post).some(other => other.person !== person),
  )
  if (second)
    tx.warn(
      warning('post-second', `移交的${gridRoles[second.role]}岗位里，有的另外还有人担任，请在网格人员里核对。`, {
        field: '岗位',
      }),
    )
  const cared = await tx.all('pairings', { person })
  const fresh = paired.filter(row => !cared.some(own => own.household === row.household && (!own.to || own.to > day)))
  await tx.putAll(
    'pairings',
    fresh.map(row => ({ ...row, id: tx.newId(), person, from: day })),
  )
  if (paired.length > fresh.length) {
    const [twice] = paired.filter(row => !fresh.includes(row))
    const door = await namesFrom(tx).of('households', twice!.household)
    tx.warn(warning('pairing-held', `接任人已经与${door}等结对，没有重复登记。`, { field: '结对' }))
  }
}

/** Visits of pairings that were unmade are of those that came in their place, or of none. */
async function relinkVisits(tx: Tx, pairings: readonly string[], person: string | undefined): Promise<void> {
  const own = person === undefined ? [] : await tx.all('pairings', { person })
  for (const pairing of pairings) {
    const visits = await tx.all('visits', { pairing })
    await tx.putAll(
      'visits',
      visits.map(({ pairing: _, ...visit }) => {
        const now = own.find(row => row.household === visit.household && holdsOn(row, visit.date))
        return { ...visit, ...(now && { pairing: now.id }) }
      }),
    )
  }
}
