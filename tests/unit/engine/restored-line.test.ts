import * as path from 'node:path'
import { expect, it } from 'vitest'
import { valueOf } from '../outcome'
import { add, backupsOf, backUpTo, officePc, restoreFrom } from './backup-bench'

interface Line {
  title: string
  about: string
  restored?: object
}

it('a restore answers, and its line in the journal keeps saying, which backup it went back to', async () => {
  const pc = await officePc()
  const file = await backUpTo(pc, path.join(pc.folder, 'stick.tar'))
  const [taken] = await backupsOf(pc)
  await add(pc, '李明')
  const held = { time: taken!.time, members: 0, meetings: 0, points: 0 }
  expect(valueOf(await restoreFrom(pc, file))).toMatchObject(held)
  await add(pc, '张华')
  const { rows } = valueOf((await pc.engine.query('office.journal', {}, 'cli')) as never) as { rows: Line[] }
  expect(rows.map(({ title, restored }) => [title, restored]).slice(0, 3)).toEqual([
    ['登记操作人', undefined],
    ['恢复备份', held],
    ['登记操作人', undefined],
  ])
})
