import * as fs from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFailed } from 'vitest'
import { decodeRecords } from '../../src-main/journal/record'
import { openEntry } from '../../src-shared/journal/entry'
import { answersIn, batch, problemCodes, qinlin, start, valueOf, type Running } from '../cli/program'
import { expectSound, expectWhole, foundBooks, markedCommands, questions } from './books'
import { dice, long, seed } from './dice'
import { recoverRefused } from './restart'
import { tallyOf } from './tally'

const kills = long ? 200 : 20
const perRound = 400
const tally = tallyOf('kill')

/** The processes of a group that still run. */
function alive(group: number): string[] {
  return fs.readdirSync('/proc').filter(pid => {
    try {
      const [state, , pgrp] = fs
        .readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')
      return Number(pgrp) === group && state !== 'Z'
    } catch {
      return false
    }
  })
}

/** Kills the group at a moment of the dice: some during the start, most while commands are answered. */
async function killAtRandom(running: Running): Promise<void> {
  if (dice.chance(20)) await sleep(100 + dice.below(1_200))
  else {
    const first = async () => {
      while (answersIn(running.output()).length <= questions.length) await sleep(2)
    }
    await Promise.race([first(), running.ended])
    await sleep(dice.below(700))
  }
  running.kill()
  await running.ended
  while (alive(running.group).length) await sleep(5)
}

/** The marks of all commands whose entry lies in the journal on disk. */
function writtenIn(profile: string): Set<string> {
  const folder = path.join(profile, 'journal')
  const records = fs
    .readdirSync(folder)
    .flatMap(name => decodeRecords(fs.readFileSync(path.join(folder, name))).records)
  const rows = records.flatMap(({ bytes }) => openEntry(bytes)!.entry.changes.map(({ after }) => after))
  return new Set(rows.flatMap(row => Object.values(row ?? {})).filter(value => typeof value === 'string'))
}

function loseStore(profile: string): void {
  fs.rmSync(path.join(profile, 'chromium/IndexedDB'), { recursive: true })
}

/** @returns how many entries were replayed */
async function recover(profile: string): Promise<number> {
  const recovered = await qinlin(['recover', '--json', '--profile', profile])
  expect(recovered, recovered.stderr).toMatchObject({ status: 0, stderr: '' })
  return (JSON.parse(recovered.stdout) as { entries: number }).entries
}

describe(`kill -9 of launcher, Electron and helpers (seed ${seed})`, () => {
  it(`${kills} times at random moments of a batch, then the loss of the store: nothing acknowledged is lost`, async () => {
    const folder = path.resolve('.cache/faults', `kills-${seed}`)
    fs.mkdirSync(folder, { recursive: true })
    onTestFailed(() => console.error(`QINLIN_SEED=${seed}; the profile is kept in ${folder}`))
    const books = await foundBooks(folder)
    const { profile } = books
    const sent = new Set<string>()
    const acknowledged: string[] = []
    /** Lines whose answer a kill cut off may be there or not, one a kill. */
    let killed = 0
    /** Rounds before which Chromium gave the store up. */
    const given: string[] = []

    for (let round = 1; killed < kills; round++) {
      const commands = markedCommands(dice, books, `r${round}`, perRound)
      commands.forEach(({ mark }) => sent.add(mark))
      const file = path.join(folder, 'batch.jsonl')
      const lines = [...questions, ...commands.map(({ line }) => line)]
      fs.writeFileSync(file, lines.map(line => JSON.stringify(line)).join('\n'))
      const running = start(['batch', file, '--json', '--profile', profile], { launcher: true })
      await killAtRandom(running)
      const { status, stdout, stderr } = await running.ended
      if (status === null) killed++
      if (stderr) {
        // As after a full disk, Chromium may give up a store whose last write a kill tore.
        await recoverRefused({ status, stdout, stderr }, profile)
        expectWhole(await batch(profile, questions), acknowledged, sent)
        given.push(`round ${round}`)
      }

      const answers = answersIn(stdout)
      if (answers.length >= questions.length) {
        const there = expectWhole(answers, acknowledged, sent)
        expect(there.length - acknowledged.length).toBeLessThanOrEqual(killed)
      }
      answers.slice(questions.length).forEach((answer, i) => {
        expect(answer.ok, JSON.stringify(answer)).toBe(true)
        acknowledged.push(commands[i]!.mark)
      })
      const journal = writtenIn(profile)
      expect(
        acknowledged.filter(mark => !journal.has(mark)),
        'acknowledged and not in the journal',
      ).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(kills)

    // Straight after a kill: nothing but the journal answers for what was acknowledged.
    loseStore(profile)
    const refused = await qinlin(['query', 'office.statehash', '--json', '--profile', profile])
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(refused)).toEqual(['store-empty'])
    const entries = await recover(profile)
    const before = await batch(profile, [...questions, { query: 'office.statehash' }])
    const there = expectWhole(before, acknowledged, sent)
    expect(entries).toBe(there.length + 2)

    loseStore(profile)
    expect(await recover(profile)).toBe(entries)
    const after = await batch(profile, [...questions, { query: 'office.statehash' }])
    expect(expectWhole(after, acknowledged, sent).sort()).toEqual(there.sort())
    expect(valueOf(after[4])).toEqual(valueOf(before[4]))
    await expectSound(profile)
    tally.add(killed, acknowledged.length)
    console.info(
      `${killed} kills, ${acknowledged.length} acknowledged, ${there.length} on the books, store given up ${given.length} times, seed ${seed}`,
    )
    fs.rmSync(folder, { recursive: true })
  })
})
