import * as z from 'zod'
import { doorTags, Mark, tags } from '../../../src-shared/grid/mark'
import { reviewOf } from '../../../src-shared/grid/tag-terms'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { holdsOn, overlap } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import type { Tx } from '../transaction'
import { householdOn } from './households'
import { refuseFuture } from './standing-places'

const shape = Mark.shape
const id = shape.id.meta({ label: '标签' })
const { household, resident, tag, source, from, review, to } = shape

async function knownMark(tx: Tx, mark: string): Promise<Stored<Mark>> {
  const found = await tx.get('marks', mark)
  return found ?? tx.refuse(problem('mark-unknown', '没有这个标签，可能已经取消。请重新选择。', { field: '标签' }))
}

/** Refuses a mark that holds already on a day that this one holds on. */
async function refuseTwice(tx: Tx, mark: Mark): Promise<void> {
  const twin = (await tx.all('marks', { household: mark.household })).find(
    one => one.id !== mark.id && one.tag === mark.tag && one.resident === mark.resident && overlap(one, mark),
  )
  if (twin)
    tx.refuse(
      problem('mark-twice', `${printDate(twin.from)}已经登记“${tags[mark.tag]}”，还有效的请点“再次确认”。`, {
        field: '标签',
        path: ['tag'],
      }),
    )
}

/** Marks a household or a resident, with where it is known from. When it has to be looked at again follows from the terms. */
export const addMark = defineCommand({
  name: 'grid.addMark',
  title: '登记标签',
  input: z.object({ household, resident, tag, source, from, review: review.nullable() }),
  output: z.object({ id, review: shape.review }),
  async run(tx, { review: said, ...given }) {
    refuseFuture(tx, given.from, '登记日期', 'from')
    await householdOn(tx, given.household, given.from, ['from'])
    if (given.resident) {
      const who = await tx.get('residents', given.resident)
      if (who?.household !== given.household)
        return tx.refuse(
          problem('resident-unknown', '这一户没有这名居民，请重新选择。', { field: '居民', path: ['resident'] }),
        )
      if (!holdsOn(who, given.from))
        tx.refuse(
          problem('resident-not-then', '那天这名居民不住在这一户，请核对登记日期。', {
            field: '登记日期',
            path: ['from'],
          }),
        )
      if (doorTags.has(given.tag))
        tx.refuse(
          problem('mark-of-door', `“${tags[given.tag]}”是房屋的标签，请登记在户上。`, { field: '标签', path: ['tag'] }),
        )
    }
    const until = said === undefined ? reviewOf(given.tag, given.from) : (said ?? undefined)
    if (until && until <= given.from)
      tx.refuse(
        problem('date-order', '复核日期应当晚于登记日期，请更正。', { field: '到期复核日期', path: ['review'] }),
      )
    const mark: Mark = { ...given, id: tx.newId(), ...(until && { review: until }) }
    await refuseTwice(tx, mark)
    await tx.put('marks', mark)
    return { id: mark.id, ...(until && { review: until }) }
  },
})

/** Says that marks still hold: each has to be looked at again a term later. */
export const confirmMarks = defineCommand({
  name: 'grid.confirmMarks',
  title: '再次确认标签',
  input: z.object({ ids: z.array(id).min(1).meta({ label: '标签' }), on: from.meta({ label: '确认日期' }) }),
  output: z.object({ rows: z.array(z.object({ id, review: shape.review })) }),
  async run(tx, { ids, on }) {
    refuseFuture(tx, on, '确认日期', 'on')
    const rows: { id: string; review?: string }[] = []
    for (const known of new Set(ids)) {
      const { review: before, ...mark } = await knownMark(tx, known)
      if (on < mark.from || (mark.to && mark.to <= on))
        tx.refuse(problem('mark-ended', '那天没有这个标签，请核对日期。', { field: '确认日期', path: ['on'] }))
      const said = reviewOf(mark.tag, on)
      // A confirmation of an earlier day that comes in later takes nothing back.
      const until = said && before && before > said ? before : said
      await tx.put('marks', { ...mark, ...(until && { review: until }) })
      rows.push({ id: known, ...(until && { review: until }) })
    }
    return { rows }
  },
})

/** Takes a mark off from a day on; until then it held, and counts of earlier days stay. */
export const endMark = defineCommand({
  name: 'grid.endMark',
  title: '取消标签',
  input: z.object({ id, to: to.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: known, to: day }) {
    const mark = await knownMark(tx, known)
    refuseFuture(tx, day, '取消日期', 'to')
    if (day <= mark.from)
      tx.refuse(
        problem('date-order', '取消日期应当晚于登记日期；登记错的请点“删除”。', { field: '取消日期', path: ['to'] }),
      )
    await tx.put('marks', { ...mark, to: day })
    return { id: known }
  },
})

/** Removes a mark that was entered by mistake. */
export const removeMark = defineCommand({
  name: 'grid.removeMark',
  title: '删除标签',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    await knownMark(tx, known)
    await tx.remove('marks', [known])
    return { id: known, reason }
  },
})
