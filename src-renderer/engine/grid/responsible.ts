import * as z from 'zod'
import { GridPart } from '../../../src-shared/grid/grid-part'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { beginning, end } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { reportedBehind } from '../reported'
import { standingUnit } from '../standing-unit'
import type { Tx } from '../transaction'
import { refuseFuture, standingPlace } from './standing-places'

const { grid, organisation, from } = GridPart.shape

/** Which branches and groups are responsible for a grid from a day on; those that are not named end on that day. */
export const setResponsible = defineCommand({
  name: 'grid.setResponsible',
  title: '指定负责的党组织',
  input: z.object({
    grid,
    organisations: z.array(organisation.unwrap()).meta({ label: '负责的党组织' }),
    from: from.meta({ label: '起' }),
  }),
  output: z.object({ grid }),
  async run(tx, { grid: of, organisations, from: since }) {
    refuseFuture(tx, since, '日期', 'from')
    await standingPlace(tx, 'grids', of, since ?? '')
    await refuseOthers(tx, organisations, since)
    if (!(await respondFrom(tx, of, organisations, since)))
      tx.refuse(
        problem(
          'unchanged',
          organisations.length ? '没有改动，不用保存。' : '请勾选负责的党组织；本来就没有的，不用保存。',
          { field: '负责的党组织', path: ['organisations'] },
        ),
      )
    if (since) tx.warn(...(await reportedBehind(tx, since)))
    return { grid: of }
  },
})

/** Refuses what is neither a branch nor a group, or did not stand yet. */
export async function refuseOthers(tx: Tx, organisations: readonly string[], since?: PlainDate): Promise<void> {
  for (const id of organisations) {
    const { kind, name } = await standingUnit(tx, id, since ?? tx.today, { field: '起', path: ['from'] })
    if (kind !== 'branch' && kind !== 'group')
      tx.refuse(
        problem('grid-organisation', `${name}不是党支部也不是党小组，请重新选择。`, {
          field: '负责的党组织',
          path: ['organisations'],
        }),
      )
  }
}

/** Writes who is responsible for a grid from a day on, and says whether that is new; what held on earlier days stays. */
export async function respondFrom(
  tx: Tx,
  of: string,
  organisations: readonly string[],
  since: PlainDate | undefined,
): Promise<boolean> {
  const start = since ?? ''
  const parts = (await tx.all('gridParts', { grid: of })).filter(part => part.organisation && end(part) > start)
  const wanted = new Set(organisations)
  const goesOn = (part: GridPart) => beginning(part) <= start && wanted.has(part.organisation!) && !part.to
  const stay = new Set(parts.filter(goesOn).map(part => part.organisation!))
  const others = parts.filter(part => !goesOn(part))
  await tx.remove(
    'gridParts',
    others.filter(part => beginning(part) >= start).map(({ id }) => id),
  )
  await tx.putAll(
    'gridParts',
    others.filter(part => beginning(part) < start).map(part => ({ ...part, to: since })),
  )
  const begin = [...wanted].filter(id => !stay.has(id))
  await tx.putAll(
    'gridParts',
    begin.map(id => ({ id: tx.newId(), grid: of, organisation: id, ...(since && { from: since }) })),
  )
  return others.length > 0 || begin.length > 0
}
