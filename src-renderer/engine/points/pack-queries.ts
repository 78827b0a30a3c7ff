import * as z from 'zod'
import { KeptPack, packOrigins, packStates } from '../../../src-shared/points/kept-pack'
import { proposedBeginning } from '../../../src-shared/points/pack-frame'
import { packDifference } from '../../../src-shared/points/pack-difference'
import { packLibrary, packOn, PointsPack } from '../../../src-shared/points/pack'
import { addDays } from '../../../src-shared/plain-date'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { monthsIn } from './months-in'
import { packNamed } from './pack-named'
import { packsOf } from './packs-in-force'

const { id, name, origin, from, adoptedOn, resolution, meeting, signer } = KeptPack.shape
const state = z.enum([...(Object.keys(packStates) as (keyof typeof packStates)[]), 'shipped'])

/** A version as the list shows it. */
const PackLine = z.object({
  id,
  name,
  version: PointsPack.shape.version,
  ledger: PointsPack.shape.ledger,
  from,
  state,
  stateText: z.string(),
  origin,
  originText: z.string(),
  signer: signer.unwrap().nullable(),
  adoptedOn: adoptedOn.unwrap().nullable(),
  resolution: resolution.unwrap().nullable(),
  meeting: meeting.unwrap().nullable(),
  source: PointsPack.shape.source,
  /** Last day that it judged or will judge, where another version follows. */
  until: from.nullable(),
  /** Whether it judges today's facts. */
  inForce: z.boolean(),
  /** The day from which it is proposed to begin. */
  proposed: from,
})
type PackLine = z.output<typeof PackLine>

/** Every version there is: in force and adopted ones, the newest first, then drafts, then what ships. */
export const listPacks = defineQuery({
  name: 'points.packs',
  title: '积分办法各版',
  input: z.object({}),
  output: z.object({ rows: z.array(PackLine) }),
  async run(reader, _input, outside) {
    const rows = await packLines(reader, outside.today())
    const place = { adopted: 0, draft: 1, shipped: 2 }
    return {
      rows: rows.sort(
        (a, b) =>
          Number(b.inForce) - Number(a.inForce) ||
          place[a.state] - place[b.state] ||
          (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
      ),
    }
  },
})

async function packLines(reader: Reader, today: string): Promise<PackLine[]> {
  const kept = await reader.all('pointsPacks')
  const packs = await packsOf(reader)
  const inForce = new Set(['members' as const, 'dual' as const].map(ledger => packOn(packs, today, ledger)?.id))
  const known = new Set(kept.map(row => row.id))
  const year = today.slice(0, 4)
  const untouched = { members: await isUntouched(reader, year), dual: await isUntouchedDual(reader, year) }
  const line = (pack: PointsPack, row: KeptPack | undefined): PackLine => ({
    ...{ id: pack.id, name: pack.name, version: pack.version, ledger: pack.ledger, source: pack.source },
    from: row?.from ?? pack.from,
    state: row?.state ?? 'shipped',
    stateText: row ? packStates[row.state] : '可以起用',
    origin: row?.origin ?? 'shipped',
    originText: packOrigins[row?.origin ?? 'shipped'],
    signer: row?.signer ?? null,
    adoptedOn: row?.adoptedOn ?? null,
    resolution: row?.resolution ?? null,
    meeting: row?.meeting ?? null,
    until: untilOf(pack, packs),
    inForce: row?.state !== 'draft' && inForce.has(pack.id),
    proposed: proposedBeginning(packs, pack, today, untouched[pack.ledger]),
  })
  return [
    ...kept.map(row => line(row.pack, row)),
    ...packLibrary.filter(pack => !known.has(pack.id)).map(pack => line(pack, undefined)),
  ]
}

/** The last day of a version that another one follows; a draft, and one that was never in force, has none. */
function untilOf({ id: which, ledger }: PointsPack, packs: readonly PointsPack[]): string | null {
  const own = packs.find(one => one.id === which)
  const after = packs.filter(one => own && one.ledger === ledger && one.from > own.from).map(({ from: day }) => day)
  return after.length ? addDays(after.sort()[0]!, -1) : null
}

/** Whether nothing counts in a year and nothing of it is closed: its rules may still be those from its first day on. */
async function isUntouched(reader: Reader, year: string): Promise<boolean> {
  if ((await reader.between('closings', 'period', year, '9999')).length) return false
  return (await monthsIn(reader, year)).length === 0
}

/** The same of the other ledger, which is never closed. */
const isUntouchedDual = async (reader: Reader, year: string): Promise<boolean> =>
  (await reader.between('dualEntries', 'date', `${year}-01-01`, '9999')).length === 0

/** One version whole, with what is known of it. */
export const onePack = defineQuery({
  name: 'points.onePack',
  title: '一版积分办法',
  input: z.object({ id }),
  output: z.object({ pack: PointsPack, line: PackLine }),
  async run(reader, { id: which }, outside) {
    const pack = await packNamed(reader, which)
    return { pack, line: (await packLines(reader, outside.today())).find(one => one.id === which)! }
  },
})

/** What one version says otherwise than another, line by line. */
export const comparePacks = defineQuery({
  name: 'points.packDifference',
  title: '两版积分办法的不同',
  input: z.object({ before: id.meta({ label: '原来的' }), after: id.meta({ label: '后来的' }) }),
  output: z.object({ lines: z.array(z.string()) }),
  run: async (reader, { before, after }) => ({
    lines: packDifference(await packNamed(reader, before), await packNamed(reader, after)),
  }),
})
