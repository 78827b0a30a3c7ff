import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecord } from '../../src-main/journal/record'
import { schemaNumber } from '../../src-renderer/engine/schema/versions'
import { emptyFolder } from '../interop/tools'
import { batch, qinlin, valueOf } from '../cli/program'
import { street } from '../cli/offices'
import { foundBooks, largeRoster } from './books'
import { deedBench, oneOf, type DeedBench } from './deed'
import { long, seed } from './dice'
import { laterVersion } from './later-version'
import { tallyOf } from './tally'

const kills = long ? 12 : 1
const many = 5000
const tally = tallyOf('kill in a deed')
const period = '2026Q3'

/**
 * Kills a deed again and again, and says on which side of it the books came out.
 * @param content of the books, the same whenever the same was done to them; their state hash by default
 */
async function killedDeed(bench: DeedBench, words: string[], content = bench.state): Promise<void> {
  bench.fresh()
  const before = await content()
  await bench.measure(words)
  const after = await content()
  expect(after).not.toBe(before)
  const seen: string[] = []
  await bench.eachKill(kills, words, async () => void seen.push(oneOf(await content(), before, after)))
  tally.add(kills, bench.acknowledged)
  console.info(`${words[0]} killed: ${seen.join(', ')}`)
}

/** Puts the books' copies under a passphrase. @returns the words that open them */
async function protect(bench: DeedBench, folder: string): Promise<string[]> {
  const passphrase = path.join(folder, 'passphrase')
  fs.writeFileSync(passphrase, '安平社区 2026\n')
  const words = ['--backup-passphrase-file', passphrase]
  expect(await qinlin(['backup-passphrase', 'set', '--profile', bench.profile, ...words])).toMatchObject({ status: 0 })
  bench.keep()
  return words
}

function expectManifest(file: string): void {
  const out = emptyFolder()
  execFileSync('tar', ['-xf', file, '-C', out])
  expect(spawnSync('sha256sum', ['--check', '--quiet', 'manifest-sha256.txt'], { cwd: out }).status).toBe(0)
}

describe(`a kill -9 in the middle of one large deed (seed ${seed})`, () => {
  it(`an import of ${many} rows is there whole or not at all (${kills} kills)`, async () => {
    const bench = await deedBench()
    const words = ['import', largeRoster(emptyFolder(), many), '--as', 'members']
    // Each import gives its people new ids: who they are is compared.
    const people = async () => {
      await bench.state()
      const [members] = await batch(bench.profile, [{ query: 'roster.members', input: {} }])
      return valueOf<{ rows: { name: string }[] }>(members)
        .rows.map(({ name }) => name)
        .sort()
        .join()
    }
    await killedDeed(bench, words, people)
  })

  it(`a merge of a report of ${many} members is there whole or not at all (${kills} kills)`, async () => {
    const folder = emptyFolder()
    const { profile: sender } = await foundBooks(folder)
    const answers = await batch(sender, [
      { do: 'roster.import', input: { file: largeRoster(folder, many) } },
      { do: 'upstream.export', input: { period, to: folder } },
      { do: 'upstream.enrol', input: { to: folder } },
    ])
    const { file } = valueOf<{ file: string }>(answers[1])
    const bench = await deedBench(street)
    valueOf((await batch(bench.profile, [{ do: 'upstream.approve', input: valueOf(answers[2]) }]))[0])
    bench.keep()
    await killedDeed(bench, ['merge', file])
  })

  it.each(['plain', 'encrypted'])(`a backup file, %s, is whole or not there (${kills} kills)`, async kind => {
    const bench = await deedBench()
    const folder = emptyFolder()
    const file = path.join(folder, 'backup.tar')
    const more = kind === 'encrypted' ? await protect(bench, folder) : []
    const words = ['backup', '--to', file]
    const before = await bench.state()
    await bench.measure(words)
    fs.rmSync(file)
    await bench.eachKill(kills, words, async () => {
      expect(await bench.state()).toBe(before)
      if (!fs.existsSync(file)) return
      if (kind === 'plain') expectManifest(file)
      else
        expect(await qinlin(['restore', file, '--profile', path.join(folder, 'n'), ...more])).toMatchObject({
          status: 0,
        })
      fs.rmSync(file)
    })
    tally.add(kills, bench.acknowledged)
  })

  it.each(['plain', 'encrypted'])(
    `a restore of a file, %s, leads to then or stays with now (${kills} kills)`,
    async kind => {
      const bench = await deedBench()
      const folder = emptyFolder()
      const file = path.join(folder, 'backup.tar')
      const more = kind === 'encrypted' ? await protect(bench, folder) : []
      expect(await qinlin(['backup', '--to', file, '--profile', bench.profile])).toMatchObject({ status: 0 })
      valueOf((await batch(bench.profile, [{ do: 'office.addOperator', input: { name: '后来的' } }]))[0])
      bench.keep()
      await killedDeed(bench, ['restore', file, ...more])
    },
  )

  it(`a recovery that goes back to a backup is gone on with by the next (${kills} kills)`, async () => {
    const bench = await deedBench()
    const copy = path.join(emptyFolder(), 'a.tar')
    expect(await qinlin(['backup', '--to', copy, '--profile', bench.profile])).toMatchObject({ status: 0 })
    const before = await bench.state()
    const journal = path.join(bench.profile, 'journal')
    const file = path.join(journal, fs.readdirSync(journal)[0]!)
    const [first] = decodeRecords(fs.readFileSync(file)).records
    fs.truncateSync(file, encodeRecord(first!).length)
    fs.rmSync(path.join(bench.profile, 'chromium/IndexedDB'), { recursive: true })
    bench.keep()
    await bench.measure(['recover'])
    expect(await bench.state()).toBe(before)
    await bench.eachKill(kills, ['recover'], async () => expect(await bench.state()).toBe(before))
    tally.add(kills, bench.acknowledged)
  })

  it(`a migration of ${many} members is done whole by the next start (${kills} kills)`, async () => {
    const program = await laterVersion()
    const migration = `office.migrate.${String(schemaNumber + 1).padStart(4, '0')}`
    const bench = await deedBench(undefined, program)
    const words = ['import', largeRoster(emptyFolder(), many), '--as', 'members', '--profile', bench.profile]
    expect(await qinlin(words)).toMatchObject({ status: 0 })
    bench.keep()
    const open = ['query', 'office.current']
    await bench.measure(open)
    const after = await bench.state()
    const seen: string[] = []
    await bench.eachKill(kills, open, async () => {
      // The version before either opens what it left, or says by name that a newer one was here.
      const old = await qinlin(['query', 'office.statehash', '--json', '--profile', bench.profile])
      seen.push(old.status === 0 ? 'before' : 'after')
      if (old.status !== 0) expect(old.stderr).toContain('store-newer')
      expect(await bench.state()).toBe(after)
      const { stdout } = await qinlin(['query', 'office.journal', '--json', '--profile', bench.profile], { program })
      const { rows } = JSON.parse(stdout) as { rows: { command: string }[] }
      expect(rows.filter(({ command }) => command === migration)).toHaveLength(1)
    })
    tally.add(kills, bench.acknowledged)
    console.info(`migration killed: ${seen.join(', ')}`)
  })
})
