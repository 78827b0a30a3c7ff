import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { answersIn, start } from '../cli/program'
import { foundBooks, markedCommands, withoutGuard } from './books'
import { dice, seed } from './dice'
import { expectAllAfterRestart } from './restart'
import { tallyOf } from './tally'

const root = process.platform === 'linux' && process.getuid?.() === 0
const cuts = 20
const tally = tallyOf('power')
const mounted: string[] = []
afterEach(() => mounted.splice(0).forEach(folder => spawnSync('umount', ['-l', folder])))

function sh(command: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`)
}

/** Mounts a disk image. What was not flushed stays in memory for minutes, so the image has flushed bytes alone. */
function mount(image: string): string {
  const folder = fs.mkdtempSync(path.join(path.dirname(image), 'disk-'))
  sh('mount', '-o', 'loop,commit=600', image, folder)
  mounted.push(folder)
  return folder
}

describe.skipIf(!root)(`a power cut (seed ${seed}${root ? '' : '; lacking: root, to mount a disk'})`, () => {
  it(`${cuts} times at a random acknowledgement: what was acknowledged is on the disk`, async () => {
    const folder = emptyFolder()
    const image = path.join(folder, 'disk.img')
    sh('truncate', '-s', '256M', image)
    sh('mkfs.ext4', '-q', image)
    const disk = mount(image)
    withoutGuard(path.join(disk, 'p'))
    const books = await foundBooks(disk)
    sh('sync', '-f', disk)
    const sent = new Set<string>()
    const acknowledged: string[] = []

    for (let cut = 1; cut <= cuts; cut++) {
      const commands = markedCommands(dice, books, `cut${cut}`, 400)
      commands.forEach(({ mark }) => sent.add(mark))
      const input = commands.map(({ line }) => JSON.stringify(line)).join('\n')
      const running = start(['batch', '-', '--profile', books.profile], { input })
      const wanted = 1 + dice.below(150)
      while (answersIn(running.output()).length < wanted) await sleep(1)
      const answers = answersIn(running.output())
      process.kill(-running.group, 'SIGSTOP')
      const copy = path.join(folder, `cut-${cut}.img`)
      fs.copyFileSync(image, copy)
      running.kill()
      const { stdout } = await running.ended

      const after = path.join(mount(copy), 'p')
      const known = [...acknowledged, ...commands.slice(0, answers.length).map(({ mark }) => mark)]
      const starts: string[] = []
      for (let i = 0; i < 3; i++) starts.push(await expectAllAfterRestart(after, known, sent))
      tally.add(1, answers.length)
      console.info(`cut ${cut}: ${answers.length} acknowledged; ${starts.join(', ')}`)
      sh('umount', mounted.pop()!)
      fs.rmSync(copy)
      answersIn(stdout).forEach((_, i) => acknowledged.push(commands[i]!.mark))
    }
  })
})
