import * as path from 'node:path'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import type { Check } from '../../../src-renderer/engine/doctor'
import type { Engine } from '../../../src-renderer/engine/engine'
import { valueOf } from '../outcome'
import { add, officePc, switchOn } from './backup-bench'
import { openEngine } from './office-bench'
import { sampleBooks } from './sample-books'

async function said(pc: { engine: Engine }, code: string): Promise<Check | undefined> {
  const { checks } = valueOf((await pc.engine.query('office.check', {}, 'cli')) as never) as { checks: Check[] }
  return checks.find(check => check.code === code)
}

it('counts nothing below zero, also where the books are lost and a backup has more than they have', async () => {
  const pc = await officePc()
  valueOf(await pc.engine.backup(null))
  expect((await said(pc, 'backups'))?.detail).toContain('最近一份之后没有再登记')
  await add(pc, '李明')
  expect((await said(pc, 'backups'))?.detail).toContain('又登记了1项')
  pc.engine.close()
  const lost = await switchOn(pc.folder)
  expect((await said(lost, 'backups'))?.detail).toContain('最近一份比现在的台账多2项')
})

it('calls what nobody has set neither in order nor amiss', async () => {
  const pc = await officePc()
  expect(await said(pc, 'backup-key')).toMatchObject({ ok: true, unset: true })
  expect(await said(pc, 'key-protection')).not.toHaveProperty('unset')
  pc.engine.close()
  const other = await switchOn(path.join(pc.folder, 'new'))
  expect(await said(other, 'key-protection')).toMatchObject({ ok: true, unset: true })
})

it('names whoever belongs to two branches on one day, and nobody for two that follow each other', async () => {
  const books = await sampleBooks(8)
  const [first, second] = await books.people()
  const elsewhere = (await books.people()).find(({ branch }) => branch !== first!.branch)!.branch
  await books.run('roster.move', { members: [second!.id], organisation: elsewhere, date: '2026-09-01' })
  expect(await said(books, 'memberships')).toMatchObject({ ok: true, detail: '9条，没有人同一天有两条' })
  books.engine.close()
  // No command writes such a thing, so it is written beside the program.
  const db = await new Dexie('qinlin').open()
  await db.table('memberships').add({ id: 'beside', member: first!.id, organisation: elsewhere, from: '2026-09-01' })
  db.close()
  const check = await said({ engine: await openEngine(books.disk) }, 'memberships')
  expect(check?.ok).toBe(false)
  expect(check?.detail).toContain(`${first!.name}同一天有两条`)
})
