import * as fs from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { batch, qinlin, start, valueOf } from '../cli/program'
import { expectSound, foundBooks, markedCommands, type Books } from './books'
import { dice } from './dice'
import { recoverRefused } from './restart'
import { missed } from './tally'

/** Books with something acknowledged in them, on which one large deed is done again and again, and killed. */
export interface DeedBench {
  books: Books
  /** The profile that is ill-treated. */
  profile: string
  /** Number of small commands that were acknowledged before any of this. */
  acknowledged: number
  /** Puts the books back as they were kept. */
  fresh(): void
  /** Keeps the profile as it is now, for `fresh`. */
  keep(): void
  /** Does the deed to its end and notes how long it takes. */
  measure(words: readonly string[]): Promise<void>
  /** Does the deed anew on fresh books, so often that it was killed before its end the given number of times. */
  eachKill(kills: number, words: readonly string[], look: () => Promise<void>): Promise<void>
  /** State hash of the books after a start, recovered where that asks for it; everything acknowledged is in them. */
  state(): Promise<string>
}

/**
 * @param office what the books are founded as; a community by default
 * @param program folder of another build, which does the deed and looks afterwards
 */
export async function deedBench(office?: object, program?: string): Promise<DeedBench> {
  const folder = emptyFolder()
  const kept = path.join(folder, 'kept')
  const profile = path.join(folder, 'p')
  const books = await foundBooks(folder, office)
  const commands = markedCommands(dice, books, 'kept', 60).filter(
    ({ line }) => 'do' in line && line.do === 'points.enter',
  )
  const marks = commands.map(({ mark }) => mark)
  const answers = await batch(
    profile,
    commands.map(({ line }) => line),
  )
  answers.forEach(valueOf)
  let lasts = 3000

  const copy = (from: string, to: string) => {
    fs.rmSync(to, { recursive: true, force: true })
    fs.cpSync(from, to, { recursive: true })
  }
  copy(profile, kept)

  const bench: DeedBench = {
    books,
    profile,
    acknowledged: marks.length,
    fresh: () => copy(kept, profile),
    keep: () => copy(profile, kept),
    async measure(words) {
      const began = Date.now()
      expect(await qinlin([...words, '--profile', profile], { program })).toMatchObject({ status: 0 })
      lasts = Date.now() - began
    },
    async eachKill(kills, words, look) {
      for (let i = 0; i < kills;) {
        bench.fresh()
        const running = start([...words, '--profile', profile], { program })
        // The first third is the start of the program.
        await Promise.race([sleep(lasts * 0.35 + dice.below(lasts * 0.65)), running.ended])
        running.kill()
        if ((await running.ended).status !== null) continue
        i++
        await look()
      }
    },
    async state() {
      const hash = ['query', 'office.statehash', '--json', '--profile', profile]
      let opened = await qinlin(hash, { program })
      if (opened.status !== 0) {
        await recoverRefused(opened, profile, program)
        opened = await qinlin(hash, { program })
      }
      const points = await qinlin(['query', 'points.entries', '--json', '--profile', profile], { program })
      const notes = new Set((JSON.parse(points.stdout) as { rows: { note: string }[] }).rows.map(({ note }) => note))
      const lost = marks.filter(mark => !notes.has(mark))
      lost.forEach(mark => missed.lost.add(mark))
      expect(lost, 'acknowledged and lost').toEqual([])
      await expectSound(profile, program)
      return (JSON.parse(opened.stdout) as { hash: string }).hash
    },
  }
  return bench
}

/** After a kill the books are as they were before the deed or as it leaves them; anything else is half of it. */
export function oneOf(content: string, before: string, after: string): 'before' | 'after' {
  const side = content === before ? 'before' : content === after ? 'after' : 'half'
  if (side === 'half') missed.partial.add(content)
  expect(side).not.toBe('half')
  return side as 'before' | 'after'
}
