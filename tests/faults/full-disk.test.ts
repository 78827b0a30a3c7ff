import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { community } from '../cli/offices'
import { answersIn, batch, codesOf, qinlin } from '../cli/program'
import { expectSound, expectWhole, foundBooks, markedCommands, questions, withoutGuard } from './books'
import { dice, long, seed } from './dice'
import { expectAllAfterRestart } from './restart'
import { tallyOf } from './tally'

const root = process.getuid?.() === 0 && process.platform === 'linux'
const mounted: string[] = []
afterEach(() => mounted.splice(0).forEach(folder => spawnSync('umount', ['-l', folder])))

/** A small disk of its own in memory. */
function smallDisk(megabytes: number): string {
  const folder = path.join(emptyFolder(), 'disk')
  fs.mkdirSync(folder)
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (status !== 0) throw new Error(String(stderr))
  mounted.push(folder)
  return folder
}

/** Fills a disk with one file until only some KiB are left. @returns how to free it again */
function fill(folder: string, left: number): () => void {
  const filler = path.join(folder, 'filler')
  const handle = fs.openSync(filler, 'w')
  for (const size of [1_048_576, 4096])
    try {
      for (;;) fs.writeSync(handle, Buffer.alloc(size))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  fs.ftruncateSync(handle, Math.max(0, fs.fstatSync(handle).size - left * 1024))
  fs.closeSync(handle)
  return () => fs.rmSync(filler)
}

const tally = tallyOf('disk')
const levels = long ? [0, 64, 256, 1024, 2048, 2048, 4096, 4096] : [0, 256, 2048]

describe.skipIf(!root)(`a full disk (seed ${seed}${root ? '' : '; lacking: root, to mount a small disk'})`, () => {
  it.each(levels.map((left, i) => [left, i]))(
    '%i KiB before full (%i): refuses, acknowledges nothing that is not kept, and has it all at the next three starts',
    async left => {
      const disk = smallDisk(64)
      withoutGuard(path.join(disk, 'p'))
      const books = await foundBooks(disk)
      const { profile } = books
      const early = markedCommands(dice, books, 'early', 30)
      const sent = new Set(early.map(({ mark }) => mark))
      const acknowledged = early.map(({ mark }) => mark)
      expectWhole(
        await batch(profile, [...early.map(({ line }) => line), ...questions]).then(all => all.slice(-4)),
        acknowledged,
        sent,
      )

      const free = fill(disk, left)
      const late = markedCommands(dice, books, 'late', 3000)
      late.forEach(({ mark }) => sent.add(mark))
      const input = late.map(({ line }) => JSON.stringify(line)).join('\n')
      const ran = await qinlin(['batch', '-', '--profile', profile], { input })
      expect(ran.status).not.toBe(0)
      const answers = answersIn(ran.stdout)
      const accepted = answers.filter(({ ok }) => ok).length
      acknowledged.push(...late.slice(0, accepted).map(({ mark }) => mark))
      expect(answers.slice(accepted).every(({ ok }) => !ok)).toBe(true)
      expect(`${ran.stdout}${ran.stderr}`).toMatch(/[\u4e00-\u9fff]/)
      expect(ran.stderr, 'a trace is for programmers').not.toMatch(/\n\s+at /)

      free()
      const restarts: string[] = []
      for (let i = 0; i < 3; i++) restarts.push(await expectAllAfterRestart(profile, acknowledged, sent))
      tally.add(1, acknowledged.length)
      const refusal = JSON.stringify(answers[accepted] ?? ran.stderr)
      console.info(`${left} KiB left: ${accepted} more acknowledged, then ${refusal}; ${restarts.join(', ')}`)
    },
  )

  it('that a file of a record does not fit on: it is refused, no half of it stays, and it is taken once there is room', async () => {
    const disk = smallDisk(64)
    withoutGuard(path.join(disk, 'p'))
    const books = await foundBooks(disk)
    const scan = path.join(emptyFolder(), '扫描件.pdf')
    fs.writeFileSync(scan, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4 * 1024 * 1024, 'a')]))
    const add = { do: 'attachments.add', input: { member: books.members[0]!, files: [scan] } }
    const free = fill(disk, 2048)
    expect((await batch(books.profile, [add])).map(codesOf)).toEqual([['disk-enospc']])
    free()
    expect(fs.readdirSync(path.join(books.profile, 'content'))).toEqual([])
    const [added] = await batch(books.profile, [add])
    expect(added?.ok).toBe(true)
    await expectSound(books.profile)
  })

  it('of 64 MB is too small for the limits as they are: nothing is entered, everything is answered', async () => {
    const disk = smallDisk(64)
    const profile = path.join(disk, 'p')
    const ran = await qinlin(['batch', '-', '--profile', profile], {
      input: `${JSON.stringify({ do: 'office.create', input: community })}\n`,
    })
    expect(answersIn(ran.stdout).map(codesOf)).toEqual([['disk-low']])
    expect(await qinlin(['query', 'office.current', '--profile', profile])).toMatchObject({ status: 0, stderr: '' })
  })
})
