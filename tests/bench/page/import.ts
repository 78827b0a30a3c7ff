import { version1 } from '../../../src-renderer/engine/schema/version-1'
import { foundOffice, rosterSheet, run } from './office'
import { allOf, deleteStore, openRaw, putAll } from './raw-store'
import type { Step } from './worker'

const sheet = rosterSheet(5000)
let rows: Record<'members' | 'memberships' | 'organisations', object[]> | undefined

/** P3: what an import costs beyond reading its sheet and putting its rows. */
export const importSteps: Readonly<Record<string, Step>> = {
  async 'P3.prepare'({ engine }) {
    await foundOffice(engine)
    if (rows) return
    // The very rows an import writes, for the floor to put.
    await run(engine, 'roster.import', sheet)
    const db = await openRaw('qinlin')
    rows = {
      members: await allOf(db, 'members'),
      memberships: await allOf(db, 'memberships'),
      organisations: await allOf(db, 'organisations'),
    }
    db.close()
  },
  async 'P3.floor'({ main }) {
    const read = await main['sheet.read'](sheet)
    if (!read.ok) throw new Error('the sheet was refused')
    await deleteStore('floor')
    const { members, memberships, organisations } = version1
    const db = await openRaw('floor', { members, memberships, organisations })
    await putAll(db, rows!)
    db.close()
  },
  async 'P3.ours'({ engine }) {
    await run(engine, 'roster.import', sheet)
  },
}
