import { version3 } from '../../../src-renderer/engine/schema/version-3'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { foundOffice, rosterSheet, run } from './office'
import { allOf, committed, deleteStore, openRaw } from './raw-store'
import type { Step } from './worker'

const count = 100

let members: { id: string }[] = []
let plain: IDBDatabase
let entered = 0
let added = 0

/** The nth entry by hand; over a year, so that the months stay as full as an office's are. */
function entryOf(n: number) {
  const date = `2026-${String(1 + (n % 10)).padStart(2, '0')}-15`
  return { member: members[n % members.length]!.id, rule: 'B1', date, delta: 2, note: '志愿服务四小时' }
}

const enterHundred: Step = async ({ engine }) => {
  for (let i = 0; i < count; i++) await run(engine, 'points.enter', entryOf(entered++))
}
const foundBooks: Step = async ({ engine }) => {
  await foundOffice(engine)
  await run(engine, 'roster.import', rosterSheet(200))
  const db = await openRaw('qinlin')
  members = await allOf(db, 'members')
  db.close()
}

/** A store with nothing in it but the ledger's table and indexes. */
export async function emptyLedger(): Promise<IDBDatabase> {
  await deleteStore('floor')
  return openRaw('floor', { points: version3.points })
}

/** The floor of an entry: its row alone, in a transaction of its own. */
export async function addStrictly(
  db: IDBDatabase,
  given: Pick<PointsEntry, 'member' | 'rule' | 'date' | 'delta' | 'note'>,
): Promise<void> {
  const entry: PointsEntry = {
    ...given,
    id: `entry-${added++}`,
    branch: 'branch',
    pack: 'community.v1',
    source: 'hand',
  }
  const transaction = db.transaction('points', 'readwrite', { durability: 'strict' })
  transaction.objectStore('points').add(entry)
  await committed(transaction)
}

/** P2: what a command costs beyond one plain add; P2-disk: how much of that is the journal on disk. */
export const commandSteps: Readonly<Record<string, Step>> = {
  'P2-disk.prepare': foundBooks,
  'P2-disk.floor': enterHundred,
  'P2-disk.ours': enterHundred,
  async 'P2.prepare'(bench) {
    await foundBooks(bench)
    plain = await emptyLedger()
  },
  async 'P2.floor'() {
    for (let i = 0; i < count; i++) await addStrictly(plain, entryOf(entered++))
  },
  'P2.ours': enterHundred,
}
