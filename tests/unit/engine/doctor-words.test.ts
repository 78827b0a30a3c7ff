import * as path from 'node:path'
import { expect, it } from 'vitest'
import type { Check } from '../../../src-renderer/engine/doctor'
import { valueOf } from '../outcome'
import { add, officePc, switchOn, type Pc } from './backup-bench'

async function said(pc: Pc, code: string): Promise<Check | undefined> {
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
