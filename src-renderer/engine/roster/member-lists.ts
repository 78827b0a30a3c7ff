import * as z from 'zod'
import { comparePlain } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { canonicalJson } from '../../../src-shared/records/canonical'
import { Hardship, Honour, Member } from '../../../src-shared/roster/member'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { memberUnknown } from './queries'

const member = Member.shape.id.meta({ label: '党员' })
const Written = z.object({ id: member })

/** What sort of member somebody is, several at once, and who looks after them (S0: 在职双管, 流动共管, 离退休协管). */
export const sortMember = defineCommand({
  name: 'roster.sortMember',
  title: '登记党员分类',
  input: z.object({
    id: member,
    categories: Member.shape.categories.unwrap().meta({ label: '党员分类' }),
    management: Member.shape.management,
  }),
  output: Written,
  async run(tx, { id, categories, management }) {
    const { categories: _, management: __, ...known } = await memberIn(tx, id)
    const sorted = [...new Set(categories)]
    await tx.put('members', {
      ...known,
      ...(sorted.length && { categories: sorted }),
      ...(management && { management }),
    })
    return { id }
  },
})

/** What somebody was honoured with; with `was`, an earlier note is put right. */
export const noteHonour = defineCommand({
  name: 'roster.noteHonour',
  title: '登记表彰奖励',
  input: Honour.extend({ member, was: Honour.optional().meta({ label: '原来的登记' }) }),
  output: Written,
  run: (tx, { member: id, was, ...honour }) => note(tx, id, 'honours', honour, was),
})

export const removeHonour = defineCommand({
  name: 'roster.removeHonour',
  title: '删除表彰奖励',
  input: z.object({ member, was: Honour.meta({ label: '登记' }), reason: removalReason }),
  output: Written.extend({ reason: removalReason }),
  run: async (tx, { member: id, was, reason }) => ({ ...(await note(tx, id, 'honours', undefined, was)), reason }),
})

/** What somebody struggles with and how they are helped; with `was`, an earlier note is put right. It never leaves the office. */
export const noteHardship = defineCommand({
  name: 'roster.noteHardship',
  title: '登记困难帮扶',
  input: Hardship.extend({ member, was: Hardship.optional().meta({ label: '原来的登记' }) }),
  output: Written,
  async run(tx, { member: id, was, ...hardship }) {
    const { from, to } = hardship
    if (from && to && comparePlain(to, from) < 0)
      tx.refuse(problem('date-order', '结束早于开始，请更正。', { field: '止', path: ['to'] }))
    return note(tx, id, 'hardships', hardship, was)
  },
})

export const removeHardship = defineCommand({
  name: 'roster.removeHardship',
  title: '删除困难帮扶',
  input: z.object({ member, was: Hardship.meta({ label: '登记' }), reason: removalReason }),
  output: Written.extend({ reason: removalReason }),
  run: async (tx, { member: id, was, reason }) => ({ ...(await note(tx, id, 'hardships', undefined, was)), reason }),
})

async function memberIn(tx: Tx, id: string) {
  return (await tx.get('members', id)) ?? tx.refuse(memberUnknown)
}

interface Lists {
  honours: z.output<typeof Honour>
  hardships: z.output<typeof Hardship>
}

const since = (one: Lists[keyof Lists]) => ('date' in one ? one.date : (one.from ?? ''))

/** Puts one line of a list in the place of another, or takes it off; the newest stands first. */
async function note<L extends keyof Lists>(
  tx: Tx,
  id: string,
  list: L,
  line: Lists[L] | undefined,
  was: Lists[L] | undefined,
): Promise<{ id: string }> {
  const known = await memberIn(tx, id)
  const lines: readonly Lists[keyof Lists][] = known[list] ?? []
  const same = (one: Lists[keyof Lists], other: Lists[L]) => canonicalJson(one) === canonicalJson(other)
  if (was && !lines.some(one => same(one, was)))
    tx.refuse(problem('line-unknown', '没有这条登记，可能已经更正或删除。请重新选择。'))
  const others = lines.filter(one => !was || !same(one, was))
  if (line && since(line) > tx.today)
    tx.refuse(
      problem('date-future', '日期晚于今天，请更正。', { field: '日期', path: [list === 'honours' ? 'date' : 'from'] }),
    )
  if (line && others.some(one => same(one, line))) tx.refuse(problem('line-taken', '已经登记过同样的一条。'))
  const all = [...others, ...(line ? [line] : [])].sort((a, b) =>
    since(a) < since(b) ? 1 : since(a) > since(b) ? -1 : 0,
  )
  const after = { ...known, [list]: all }
  if (!all.length) delete after[list]
  await tx.put('members', after)
  return { id }
}
