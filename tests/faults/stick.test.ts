import 'fake-indexeddb/auto'
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../src-shared/problem'
import { folderOfTest } from '../unit/journal/journal-bench'
import { codesOf, valueOf } from '../unit/outcome'
import { officePc, type Pc } from '../unit/engine/backup-bench'
import { rosterFile, sampleRows } from '../unit/engine/sample-books'
import { freshStreet, merge } from '../unit/engine/street-bench'

const root = process.getuid?.() === 0 && process.platform === 'linux'
const mounted: string[] = []
afterEach(() => mounted.splice(0).forEach(pull))

/** A stick of its own in memory, so many KiB large. */
function plugIn(kilobytes: number): string {
  const folder = fs.mkdtempSync(path.join(folderOfTest(), 'stick-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  if (status !== 0) throw new Error(String(stderr))
  mounted.push(folder)
  return folder
}

const pull = (stick: string) => void spawnSync('umount', ['-l', stick])
const period = '2026Q3'

async function filledPc(): Promise<Pc> {
  const pc = await officePc()
  valueOf((await pc.engine.run('roster.import', rosterFile(sampleRows(60)), '周敏')) as never)
  return pc
}
const send = (pc: Pc, stick: string) =>
  pc.engine.run('upstream.export', { period, to: pc.disk.tokens.take(stick) }, '周敏') as Promise<
    Outcome<{ file: string; sequence: number; revision: number }>
  >
const sentOf = async (pc: Pc) =>
  valueOf((await pc.engine.query('upstream.reports', {}, '周敏')) as Outcome<{ rows: object[] }>).rows
const messageOf = (outcome: Outcome<unknown>) => (outcome.ok ? '' : outcome.problems[0]!.message)

describe.skipIf(!root)(
  `a stick that fails while a report is written${root ? '' : ' (lacking: root, to mount one)'}`,
  () => {
    it('is full: says so, leaves no half file, and the next stick gets the report with a gap that the street names', async () => {
      const pc = await filledPc()
      const small = plugIn(8)
      const outcome = await send(pc, small)
      expect(codesOf(outcome)).toEqual(['disk-enospc'])
      expect(messageOf(outcome)).toContain('已满')
      expect(fs.readdirSync(small).filter(name => name !== '371722001001.pub')).toEqual([])
      expect(await sentOf(pc)).toEqual([])

      const large = plugIn(4096)
      const sent = valueOf(await send(pc, large))
      expect(sent).toMatchObject({ sequence: 2, revision: 1 })
      const card = valueOf(
        (await pc.engine.run('upstream.enrol', { to: pc.disk.tokens.take(large) }, '周敏')) as Outcome<{
          file: string
          fingerprint: string
        }>,
      )
      const street = await freshStreet(card)
      const received = await merge(street, sent.file)
      expect(received).toMatchObject({ ok: true, problems: [{ code: 'bundle-gap' }] })
    })

    it('was pulled out before: nothing is written in its place, on the disk of this PC', async () => {
      const pc = await filledPc()
      const stick = plugIn(4096)
      const to = pc.disk.tokens.take(stick)
      pull(stick)
      const outcome = (await pc.engine.run('upstream.export', { period, to }, '周敏')) as Outcome<unknown>
      expect(codesOf(outcome)).toEqual(['stick-gone'])
      expect(messageOf(outcome)).toContain('拔出')
      expect(fs.readdirSync(stick)).toEqual([])
      expect(await sentOf(pc)).toEqual([])
    })

    it.each([
      [1, 'the key'],
      [2, 'the report'],
    ])('is pulled out in the midst, before write %i, %s: nothing counts as sent, nothing lies about', async nth => {
      const pc = await filledPc()
      const stick = plugIn(4096)
      const write = pc.disk.main['file.write']
      let writes = 0
      vi.spyOn(pc.disk.main, 'file.write').mockImplementation(argument => {
        if (++writes === nth) pull(stick)
        return write(argument)
      })
      expect(codesOf(await send(pc, stick))).toEqual(['stick-gone'])
      expect(fs.readdirSync(stick)).toEqual([])
      expect(await sentOf(pc)).toEqual([])
      vi.restoreAllMocks()
      expect(valueOf(await send(pc, plugIn(4096)))).toMatchObject({ revision: 1 })
    })

    it('was changed for another: the report does not land on a stick that nobody chose', async () => {
      const pc = await filledPc()
      const stick = plugIn(4096)
      const to = pc.disk.tokens.take(stick)
      // Another one beforehand: a file system's number may be given anew once it is free.
      const other = plugIn(4096)
      pull(stick)
      spawnSync('mount', ['--bind', other, stick])
      const outcome = (await pc.engine.run('upstream.export', { period, to }, '周敏')) as Outcome<unknown>
      expect(codesOf(outcome)).toEqual(['stick-gone'])
      expect(fs.readdirSync(stick)).toEqual([])
    })
  },
)
