import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { batch, valueOf } from '../cli/program'
import { foundBooks, largeRoster, markedCommands, type Books } from './books'
import { dice, long, seed } from './dice'
import { expectAllAfterRestart } from './restart'
import { tallyOf } from './tally'

const rounds = long ? 6 : 1
const perRound = long ? 250 : 20
const tally = tallyOf('wipe')
const folder = emptyFolder()
const kept = path.join(folder, 'kept')
let books: Books

const storeOf = (profile: string) => path.join(profile, 'chromium/IndexedDB')
function levelDb(profile: string): string {
  const [name] = fs.readdirSync(storeOf(profile)).filter(name => name.endsWith('.leveldb'))
  return path.join(storeOf(profile), name!)
}
const tableFiles = (profile: string) =>
  fs
    .readdirSync(levelDb(profile))
    .filter(name => name.endsWith('.ldb'))
    .map(name => path.join(levelDb(profile), name))

/** What may befall the store's folder, and what the next start may make of it. */
const damages: Record<string, { harm(profile: string): void; then: RegExp }> = {
  'the store’s folder deleted': {
    harm: profile => fs.rmSync(storeOf(profile), { recursive: true }),
    then: /^recovered from store-empty$/,
  },
  'CURRENT missing': {
    harm: profile => fs.rmSync(path.join(levelDb(profile), 'CURRENT')),
    then: /^recovered from store-empty$/,
  },
  'the newest log of the store missing': {
    harm(profile) {
      for (const name of fs.readdirSync(levelDb(profile)))
        if (name.endsWith('.log')) fs.rmSync(path.join(levelDb(profile), name))
    },
    then: /^recovered from store-(empty|behind)$/,
  },
  'a table file truncated': {
    harm(profile) {
      const file = dice.pick(tableFiles(profile))
      fs.truncateSync(file, dice.below(fs.statSync(file).size))
    },
    then: /^(whole|recovered from store-(empty|behind|forked|suspect))$/,
  },
  'the backup folder gone': {
    harm: profile => fs.rmSync(path.join(profile, 'backups'), { recursive: true }),
    then: /^whole$/,
  },
}

beforeAll(async () => {
  books = await foundBooks(folder)
  valueOf((await batch(books.profile, [{ do: 'roster.import', input: { file: largeRoster(folder, 5000) } }]))[0])
  fs.renameSync(books.profile, kept)
})

describe(`a damaged store (seed ${seed})`, () => {
  it.each(Object.entries(damages))('%s: what was acknowledged comes back', async (name, { harm, then }) => {
    const { profile } = books
    for (let round = 0; round < rounds; round++) {
      fs.rmSync(profile, { recursive: true, force: true })
      fs.cpSync(kept, profile, { recursive: true })
      const commands = markedCommands(dice, books, `r${round}`, perRound)
      const lines = commands.map(({ line }) => line)
      const answers = await batch(profile, lines)
      answers.forEach(valueOf)
      expect(answers).toHaveLength(lines.length)
      const marks = commands.map(({ mark }) => mark)
      harm(profile)
      const how = await expectAllAfterRestart(profile, marks, new Set(marks))
      console.info(`${name}: ${how}`)
      expect(how).toMatch(then)
      tally.add(1, marks.length)
    }
  })
})
