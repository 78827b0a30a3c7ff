import type { PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { RecordOf } from '../../../src-shared/tables'
import type { Tx } from '../transaction'
import { refuseDates } from '../span-dates'
import type { standingTables } from './standing'

export type SpanTable = (typeof standingTables)[number]

interface Span {
  id?: string | undefined
  member: string
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

export const spanUnknown = problem('span-unknown', '没有这条登记，可能已经删除。请重新选择。')

/**
 * Writes what holds of a member for a time: it ends behind its beginning, and no two of a kind hold on one day. With `id`,
 * what is on the books is put right.
 */
export async function writeSpan<T extends SpanTable>(
  tx: Tx,
  table: T,
  said: Omit<RecordOf<T>, 'id'> & Span,
): Promise<{ id: string }> {
  const { id: known, member } = said
  const before = known === undefined ? undefined : await tx.get(table, known)
  if (known !== undefined && before?.member !== member) tx.refuse(spanUnknown)
  if (!(await tx.get('members', member))) tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。'))
  refuseDates(tx, said)
  const others = (await tx.all(table, { member } as Partial<RecordOf<T>>)).filter(
    other => other.id !== known && sameKind(other, said) && overlaps(other, said),
  )
  if (others.length)
    tx.refuse(
      problem('span-overlap', '这段时间已经登记过同样的情况，请修改原来那一条。', {
        field: '开始日期',
        path: ['from'],
      }),
    )
  const row = { ...before, ...said, id: known ?? tx.newId() } as RecordOf<T>
  await tx.put(table, row)
  return { id: row.id }
}

const sameKind = (a: object, b: object) => Reflect.get(a, 'kind') === Reflect.get(b, 'kind')

function overlaps(a: Omit<Span, 'member'>, b: Omit<Span, 'member'>): boolean {
  const [first, second] = (a.from ?? '') <= (b.from ?? '') ? [a, b] : [b, a]
  return !first.to || (second.from ?? '') < first.to
}
