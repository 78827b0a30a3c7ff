import type { RosterValue } from '../../../src-shared/roster/roster-import/roster-fields'
import { spanOn } from '../../../src-shared/roster/floating'
import { Standing, type StandingTables } from '../../../src-shared/roster/standing'
import type { RecordOf } from '../../../src-shared/tables'
import type { Reader } from '../reader'
import type { Tx } from '../transaction'
import { writeSpan, type SpanTable } from './write-span'

/** The tables of what holds for a time. */
export const standingTables = ['floatings', 'losses', 'votingHalts'] as const

/** What is on the books for a time, of everybody or of one member. */
export async function readStandings(reader: Reader, member?: string): Promise<StandingTables> {
  const where = member === undefined ? {} : { member }
  return {
    floatings: await reader.all('floatings', where),
    losses: await reader.all('losses', where),
    votingHalts: await reader.all('votingHalts', where),
  }
}

/** A row of a roster apart: what goes into the member's own record, and what holds for a time. */
export function apart({ branch, ...value }: RosterValue): {
  branch: string | undefined
  own: Omit<RosterValue, keyof Standing | 'branch'>
  standing: Partial<Standing>
} {
  const { partyStatus, lostContact, lostSince, floating, floatingTo, ...own } = value
  const standing: Record<string, unknown> = {}
  for (const name of Object.keys(Standing.shape) as (keyof Standing)[])
    if (name in value) standing[name] = { partyStatus, lostContact, lostSince, floating, floatingTo }[name]
  return { branch, own, standing: standing as Partial<Standing> }
}

/**
 * Brings what holds of members into line with what a roster or a form says of today: begins a span, ends it, or corrects
 * what is known of it. A roster does not say since when somebody floats: of a newcomer since before these books,
 * of somebody known since today.
 */
export async function writeStandings(
  tx: Tx,
  said: readonly { member: string; standing: Partial<Standing>; newcomer: boolean }[],
): Promise<void> {
  const wanted = said.filter(({ standing }) => Object.keys(standing).length)
  for (const { member, standing, newcomer } of wanted)
    if (!newcomer) await follow(tx, member, standing, await readStandings(tx, member))
  const fresh = wanted.filter(({ newcomer }) => newcomer)
  await tx.putAll(
    'floatings',
    fresh.flatMap(({ member, standing: { floating, floatingTo } }) =>
      floating ? [{ id: tx.newId(), member, ...(floatingTo && { place: floatingTo }) }] : [],
    ),
  )
  await tx.putAll(
    'losses',
    fresh.flatMap(({ member, standing: { lostContact, lostSince } }) =>
      lostContact ? [{ id: tx.newId(), member, ...(lostSince && { from: lostSince }) }] : [],
    ),
  )
  await tx.putAll(
    'votingHalts',
    fresh.flatMap(({ member, standing }) =>
      standing.partyStatus === 'suspended' ? [{ id: tx.newId(), member, kind: 'suspended' as const }] : [],
    ),
  )
}

/** A field that a form emptied is there and undefined; what a roster says nothing of is not there. */
async function follow(tx: Tx, member: string, standing: Partial<Standing>, known: StandingTables): Promise<void> {
  const { today } = tx
  const { partyStatus, lostContact, floating, floatingTo, lostSince } = standing
  const away = spanOn(known.floatings, today)
  if (away && floating === false) await endToday(tx, 'floatings', away)
  else if (away && 'floatingTo' in standing && floatingTo !== away.place)
    await writeSpan(tx, 'floatings', { ...away, place: floatingTo })
  else if (floating && !away) await writeSpan(tx, 'floatings', { member, from: today, place: floatingTo })

  const lost = spanOn(known.losses, today)
  if (lost && lostContact === false) await endToday(tx, 'losses', lost)
  else if (lost && 'lostSince' in standing && lostSince !== lost.from)
    await writeSpan(tx, 'losses', { ...lost, from: lostSince })
  else if (lostContact && !lost) await writeSpan(tx, 'losses', { member, from: lostSince ?? today })

  const suspended = known.votingHalts.find(({ kind, ...span }) => kind === 'suspended' && spanOn([span], today))
  if (suspended && partyStatus === 'normal') await endToday(tx, 'votingHalts', suspended)
  else if (partyStatus === 'suspended' && !suspended)
    await writeSpan(tx, 'votingHalts', { member, kind: 'suspended', from: today })
}

/** What was only said today never held. */
async function endToday<T extends SpanTable>(tx: Tx, table: T, span: RecordOf<T>): Promise<void> {
  if (span.from === tx.today) await tx.remove(table, [span.id])
  else await tx.put(table, { ...span, to: tx.today })
}
