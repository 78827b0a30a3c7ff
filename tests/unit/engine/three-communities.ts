import type { QueryOutput } from '../../../src-renderer/engine/client'
import { readReply } from '../../../src-shared/bundle/read-reply'
import { rosterHeadings } from '../../../src-shared/sample/sample-roster'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { valueOf } from '../outcome'
import { switchOn, type Pc } from './backup-bench'
import { sampleOffice } from './office-bench'
import { rosterFile, sampleRows } from './sample-books'
import { ask, attempt, freshStreet, merge, run, street, type Card, type Sent } from './street-bench'

export const period = '2026Q3'
/** 安平 counts 0–5; of these 柳荫 counts 0 and 1 too, 桂花 counts 1 and 5; 6 and 7 are of one office, and 7 has no number. */
const column = (heading: (typeof rosterHeadings)[number]) => rosterHeadings.indexOf(heading)
const rows = sampleRows(20)
  .filter(row => row[column('人员类别')] === '正式党员' && row[column('公民身份证号码')])
  .slice(0, 8)
  .map((row, i) => (i === 7 ? row.map((cell, at) => (at === column('公民身份证号码') ? '' : cell)) : row))
export const pick = (...of: number[]) => of.map(i => rows[i]!)
export const name = (i: number) => rows[i]![0]!
export const number = (i: number) => rows[i]![column('公民身份证号码')]!

export interface Community {
  pc: Pc
  code: string
  card: Card
  stick: string
}
export type Replied = { rows: { office: string; file: string; encrypted: boolean }[] }

export const names = ['中共安平社区委员会', '中共柳荫社区委员会', '中共桂花社区委员会']
export const to = (pc: Pc, folder = emptyFolder()) => pc.disk.tokens.take(folder)
export const send = (from: Community) => run<Sent>(from.pc, 'upstream.export', { period, to: to(from.pc, from.stick) })
export const fileOf = (pc: Pc, file: string) => ({ file: pc.disk.tokens.take(file) })

async function community(i: number, people: string[][], above: Card): Promise<Community> {
  const pc = await switchOn(folderOfTest())
  const code = `37172200100${i + 1}`
  await run(pc, 'office.create', { ...sampleOffice, code, name: names[i] })
  await run(pc, 'roster.import', rosterFile(people))
  await run(pc, 'upstream.trust', { ...fileOf(pc, above.file), fingerprint: above.fingerprint })
  return { pc, code, stick: emptyFolder(), card: await run<Card>(pc, 'upstream.enrol', { to: to(pc) }) }
}

export let desk: Pc
export let one: Community
export let two: Community
export let three: Community
export let all: Community[]

export const shared = () => ask<QueryOutput<'street.shared'>>(desk, 'street.shared', { period })
export const matched = ({ pc }: Community) => ask<QueryOutput<'upstream.matched'>>(pc, 'upstream.matched')
export const listed = async (of: Community) =>
  (await matched(of)).rows.map(({ name, offices }) => [name, ...offices]).sort() as string[][]
export const reply = async () => (await run<Replied>(desk, 'street.reply', { to: to(desk) })).rows
export const receive = ({ pc }: Community, file: string) => attempt(pc, 'upstream.receiveReply', fileOf(pc, file))
/** Everybody reports to the street. */
export async function report3(): Promise<Sent[]> {
  const sent = []
  for (const of of all) sent.push(await send(of))
  for (const { file } of sent) valueOf(await merge(desk, file))
  return sent
}
/** The street answers everybody. */
export async function answer(): Promise<Replied['rows']> {
  const written = await reply()
  for (const of of all) valueOf(await receive(of, written.find(({ office }) => office === of.code)!.file))
  return written
}
/** What a reply says, opened by whom it is for. */
export async function opened(of: Community, file: string) {
  const read = valueOf(await of.pc.disk.main['file.read']({ token: of.pc.disk.tokens.take(file) }))
  const { publicKey } = valueOf(await desk.disk.main['keys.card']({}))
  const superior = { id: street.code, name: street.name, epoch: 1, publicKey }
  const { digest, contents } = valueOf(
    await readReply(read.bytes, { primitives: nodePrimitives, superior, addressee: of.code }),
  )
  return { digest, ...contents }
}

/** A street that knows three communities; nobody has reported yet. */
export async function begin(): Promise<void> {
  desk = await freshStreet()
  const card = await run<Card>(desk, 'upstream.enrol', { to: to(desk) })
  one = await community(0, pick(0, 1, 2, 3, 4, 5), card)
  two = await community(1, pick(0, 1, 6), card)
  three = await community(2, pick(1, 5, 7), card)
  all = [one, two, three]
  for (const { card } of all)
    await run(desk, 'upstream.approve', { ...fileOf(desk, card.file), fingerprint: card.fingerprint })
}
