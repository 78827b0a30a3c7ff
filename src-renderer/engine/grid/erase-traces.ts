import type { Resident } from '../../../src-shared/grid/resident'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'
import { asLiving } from './homes'

/**
 * Erases where residents are named besides their own rows: as contact of the household, and in what was written of it and of its
 * grids. What is written with a name goes whole, since nobody can say what else of it is about them. Diaries are a worker's own
 * account of a day: those are refused, with their days.
 */
export async function eraseTraces(tx: Tx, rows: readonly Resident[]): Promise<void> {
  const [names, phones] = [new Set<string>(), new Set<string>()]
  for (const row of rows) {
    const { name, phone } = asLiving(row, row.member ? await tx.get('members', row.member) : undefined, [])
    if (name.length > 1) names.add(name)
    if (phone) phones.add(phone)
  }
  const says = (...texts: (string | undefined)[]) => texts.some(text => text && [...names].some(n => text.includes(n)))
  const households = (await tx.states('households', [...new Set(rows.map(({ household }) => household))])).filter(
    row => row !== undefined,
  )
  const grids = new Set<string>()
  for (const { building } of households)
    for (const { grid } of await tx.everything('gridParts', { building })) grids.add(grid)
  await eraseDiaries(tx, grids, says)
  for (const grid of grids) {
    const patrols = (await tx.everything('patrols', { grid })).filter(({ note }) => says(note))
    await erase(tx, 'patrols', patrols)
  }
  for (const household of households) {
    const at = { household: household.id }
    const { contact, phone, note } = household
    if (says(contact, note) || phones.has(phone ?? '')) await tx.erase('households', [household.id])
    const visits = (await tx.everything('visits', at)).filter(({ talk, result, answers = [] }) =>
      says(talk, result, ...answers.map(({ text }) => text)),
    )
    await erase(tx, 'visits', visits)
    const calls = (await tx.everything('visitCalls', at)).filter(call => says(call.note, call.why))
    await erase(tx, 'visitCalls', calls)
    const pairings = (await tx.everything('pairings', at)).filter(({ pledge }) => says(pledge))
    await erase(tx, 'pairings', pairings)
  }
}

/** Removed ones go for good; one that stands is somebody's account, so its writer takes the name out first. */
async function eraseDiaries(
  tx: Tx,
  grids: ReadonlySet<string>,
  says: (text: string) => boolean | '' | undefined,
): Promise<void> {
  const found = []
  for (const grid of grids) found.push(...(await tx.everything('diaries', { grid })).filter(({ text }) => says(text)))
  const standing = found.filter(({ deletedAt }) => !deletedAt)
  if (standing.length) {
    const days = [...new Set(standing.map(({ date }) => printDate(date)))].join('、')
    tx.refuse(
      problem(
        'erase-named-in-diaries',
        `${days}的社情日记里还写着要删除的人的姓名。请先删除这几篇，要留的内容另写一篇，不写姓名，再来删除个人信息。`,
      ),
    )
  }
  await erase(tx, 'diaries', found)
}

async function erase(
  tx: Tx,
  table: 'patrols' | 'visits' | 'visitCalls' | 'pairings' | 'diaries',
  rows: readonly { id: string }[],
): Promise<void> {
  if (rows.length)
    await tx.erase(
      table,
      rows.map(({ id }) => id),
    )
}
