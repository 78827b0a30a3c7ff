import { comparePlain, printDate } from '../../src-shared/plain-date'
import { problem, type Problem } from '../../src-shared/problem'
import { organisationKinds, stoodOn, type Organisation } from '../../src-shared/roster/organisation'
import type { Tx } from './transaction'

export const unitUnknown = problem('unit-unknown', '没有这个党组织，可能已经撤销或删除。请重新选择。')

/** The field of an input that a refusal of a day belongs to. */
export type Where = Pick<Problem, 'field' | 'path'>
const onThatDay: Where = { field: '日期', path: ['date'] }

/** A unit that still stands, and was the same kind of unit on the day that something begins in it; or the refusal. */
export async function standingUnit(tx: Tx, unit: string, since = tx.today, at = onThatDay): Promise<Organisation> {
  const found = await tx.get('organisations', unit)
  if (!found || !stoodOn(found, tx.today)) return tx.refuse(unitUnknown)
  if (!stoodOn(found, since))
    tx.refuse(tooEarly(`${found.name}${printDate(found.founded!)}才成立，日期不能更早，请更正。`, at))
  const other = (await tx.all('lineage', { organisation: unit }))
    .filter(({ kind: was, until }) => was !== found.kind && comparePlain(since, until) < 0)
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (other)
    tx.refuse(
      tooEarly(`${found.name}${printDate(other)}才改为${organisationKinds[found.kind]}，日期不能更早，请更正。`, at),
    )
  return found
}

const tooEarly = (message: string, at: Where) => problem('unit-not-yet', message, at)
