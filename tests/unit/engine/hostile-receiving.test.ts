import { watch } from 'vue'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import * as zlib from 'node:zlib'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { bundlesIn } from '../../../src-main/files/bundles-in'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { signMessage } from '../../../src-main/keys/sign'
import { newSigningKey } from '../../../src-main/keys/signing-key'
import type { EngineClient } from '../../../src-renderer/engine/client'
import { useStick } from '../../../src-renderer/screens/street/stick'
import { crc32 } from '../../../src-shared/bundle/crc32'
import { enrolmentFiles } from '../../../src-shared/bundle/enrolment'
import { keyFingerprint } from '../../../src-shared/bundle/fingerprint'
import { trustedComment } from '../../../src-shared/bundle/trusted-comment'
import { done } from '../../../src-shared/problem'
import { emptyFolder } from '../../interop/tools'
import { rebag, zipOf } from '../bundle/rebag'
import { build, fixedRandom, info, key, publicKey } from '../bundle/sample'
import { deflated, zipBytes, type Entry } from '../bundle/zip-bytes'
import { codesOf, valueOf } from '../outcome'
import type { Pc } from './backup-bench'
import { ask, freshStreet, hashOf, merge, preview, run, type Card } from './street-bench'

/** Everything below is signed, or not, by this office, whose key the street approved. */
const office = info.office
const base = `${office}-report-2026Q3-0007`
const folder = emptyFolder()
const put = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name)
  fs.writeFileSync(file, bytes)
  return file
}
const enrolling = { ...info, kind: 'enrolment', sequence: 0, previous: '', detail: 'figures', period: '2026' } as const
const recipient = 'age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa'
const presented = enrolmentFiles({ publicKey, recipient, rotation: null })
let card: Card
let good: string

beforeAll(async () => {
  const enrolment = await build({ info: enrolling, figures: [], files: presented })
  const fingerprint = (await keyFingerprint(publicKey, nodePrimitives.sha256))!
  card = { file: put(`${office}-enrolment-2026-0000.qlb`, enrolment.bytes), fingerprint }
  good = put(`${base}.qlb`, (await build()).bytes)
})

const zeros = Buffer.alloc(1024 * 1024)
/** A megabyte in a kilobyte. */
const megabyte = { packed: zlib.deflateRawSync(zeros), method: 8, size: zeros.length, crc: crc32(zeros) }
const zipped = (name: string, more: Partial<Entry> = {}): Entry => ({ name: `${base}/${name}`, ...more })
const zip = (...entries: Entry[]) => Promise.resolve(zipBytes(entries))
const filesOf = async () => new Map((await build()).files.map(file => [file.path, file.bytes]))
const signedBy = (signer: typeof key, purpose = trustedComment(info)) => ({
  sign: async (message: Uint8Array) => done(signMessage(signer, message, purpose)),
})
const without = async (file: string) => {
  const files = await filesOf()
  files.delete(file)
  return zipOf(base, files)
}
const rebagged = async (file: string, from: string, to: string) =>
  rebag(await build(), files =>
    files.set(file, Buffer.from(Buffer.from(files.get(file)!).toString().replace(from, to))),
  )

/** One file for each rule of “What the receiver does” (bundle.md), by what breaks it. */
const hostile: readonly [rule: string, code: string, make: () => Promise<Uint8Array>][] = [
  ['1 a file cut short', 'bundle-damaged', async () => (await build()).bytes.slice(0, -30)],
  ['1 no bundle at all', 'bundle-damaged', async () => Buffer.from('not a bundle')],
  ['1 too many entries', 'bundle-too-large', async () => zipBytes([zipped('x')], { count: 20_001 })],
  ['1 a ratio of one file', 'bundle-too-large', () => zip(deflated(`${base}/x`, Buffer.alloc(3 * 1024 * 1024)))],
  [
    '1 a ratio of many: 1 GiB in a megabyte',
    'bundle-too-large',
    () => zip(...Array.from({ length: 1000 }, (_, i) => zipped(`${i}`, megabyte))),
  ],
  ['1 too deep', 'bundle-name-unsafe', () => zip(zipped('1/2/3/4/5/6/7/8'))],
  ['1 a name twice', 'bundle-name-unsafe', () => zip(zipped('x'), zipped('x'))],
  ['1 names that differ in case', 'bundle-name-unsafe', () => zip(zipped('x'), zipped('X'))],
  ['1 names that differ in composition', 'bundle-name-unsafe', () => zip(zipped('\u00e9'), zipped('e\u0301'))],
  ['1 a way out', 'bundle-name-unsafe', () => zip(zipped('../x'))],
  ['1 an absolute path', 'bundle-name-unsafe', () => zip({ name: '/x' })],
  ['1 a link', 'bundle-foreign', () => zip(zipped('x', { attributes: (0o120777 * 0x10000) >>> 0 }))],
  ['2 another key', 'bundle-signature', async () => (await build(signedBy(newSigningKey(fixedRandom('x'))))).bytes],
  ['2 no signature', 'bundle-file-missing', () => without('tagmanifest-sha256.txt.minisig')],
  [
    '2 a signature for another purpose',
    'bundle-purpose',
    async () => (await build(signedBy(key, trustedComment({ ...info, kind: 'reply' })))).bytes,
  ],
  [
    '2 an office that was not approved',
    'bundle-office-unknown',
    async () => (await build({ info: { ...info, office: '371722001009' } })).bytes,
  ],
  ['2 a listed file missing', 'bundle-file-missing', () => without('data/figures.csv')],
  [
    '2 a file that is not listed',
    'bundle-file-unlisted',
    async () => zipOf(base, (await filesOf()).set('data/more.csv', Buffer.from('x'))),
  ],
  [
    '2 a changed file',
    'bundle-damaged',
    async () => zipOf(base, (await filesOf()).set('data/figures.csv', Buffer.from('x'))),
  ],
  ['2 contents that do not fit', 'bundle-contents', () => rebagged('data/tables/points/2026-07.csv', '-05', '-35')],
  ['2 another kind', 'bundle-kind', async () => (await build({ info: { ...info, kind: 'reply' } })).bytes],
  ['3 a newer format', 'bundle-format-newer', () => rebagged('bag-info.txt', 'Format: 1', 'Format: 2')],
  ['3 a newer schema', 'bundle-schema-newer', () => rebagged('bag-info.txt', 'Schema: 1', 'Schema: 3')],
  ['3 another epoch', 'bundle-epoch', async () => (await build({ info: { ...info, epoch: 2 } })).bytes],
  [
    '3 a first that follows another',
    'bundle-chain',
    async () => (await build({ info: { ...info, sequence: 1 } })).bytes,
  ],
]

const codesIn = (seen: { state?: unknown; problems?: { code: string }[] | undefined }) =>
  seen.problems?.map(({ code }) => code)

describe('what breaks a rule of the receiver is refused whole, looked at or taken', () => {
  it.each(hostile)('%s: %s', async (rule, code, make) => {
    const pc = await freshStreet(card)
    const file = put(`${rule}.qlb`, await make())
    const before = await hashOf(pc)
    const seen = await preview<{ state: string; problems?: { code: string }[] }>(pc, file)
    expect([seen.state, codesIn(seen)]).toEqual(['refused', [code]])
    expect(codesOf(await merge(pc, file))).toEqual([code])
    expect(await hashOf(pc)).toEqual(before)
  })

  it.each(['before', 'after'])('3 the same sequence with another digest, %s the good one', async when => {
    const pc = await freshStreet(card)
    const other = put('fork.qlb', (await build({ figures: [] })).bytes)
    const [first, second] = when === 'after' ? [good, other] : [other, good]
    valueOf(await merge(pc, first))
    const before = await hashOf(pc)
    expect(codesIn(await preview(pc, second))).toEqual(['bundle-fork'])
    expect(codesOf(await merge(pc, second))).toEqual(['bundle-fork'])
    expect(await hashOf(pc)).toEqual(before)
  })

  it('3 a replay changes nothing; of what was taken out it only puts that back', async () => {
    const pc = await freshStreet(card)
    valueOf(await merge(pc, good))
    const { rows } = await ask<{ rows: { id: string }[] }>(pc, 'street.bundles', { office: info.office })
    const before = await hashOf(pc)
    expect(valueOf(await merge(pc, good))).toMatchObject({ state: 'known' })
    expect(await hashOf(pc)).toEqual(before)
    await run(pc, 'street.takeOut', { id: rows[0]!.id, reason: '收错了' })
    const without = await hashOf(pc)
    expect(without).not.toEqual(before)
    expect(await preview(pc, good)).toMatchObject({ state: 'again' })
    expect(await hashOf(pc)).toEqual(without)
    valueOf(await merge(pc, good))
    expect(await hashOf(pc)).toEqual(before)
  })

  it('4 figures that the rows do not give stand beside the sender’s, and both are shown', async () => {
    const pc = await freshStreet(card)
    const seen = await preview<{ figures: { code: string; differs: boolean; numerator: number; sent: unknown }[] }>(
      pc,
      good,
    )
    expect(seen.figures.find(figure => figure.code === 'meetings.branchGeneral')).toMatchObject({
      differs: true,
      sent: { numerator: 1, denominator: 3 },
    })
    expect(codesIn(await merge(pc, good))).toContain('figures-differ')
  })

  it('1 an enrolment that is too large: anybody can sign one with a key of their own', async () => {
    const pc = await freshStreet()
    const files = [...presented, { path: 'data/more', bytes: randomBytes(2 * 1024 ** 2) }]
    const { bytes } = await build({ info: enrolling, figures: [], files })
    const seen = await preview<{ state: string }>(pc, put('bomb-enrolment.qlb', bytes))
    expect([seen.state, codesIn(seen)]).toEqual(['refused', ['bundle-too-large']])
  })
})

describe('a stick with one of each on it', () => {
  /** The window's way: the stick is listed, looked at and taken. */
  async function takeAll(pc: Pc, stick: string) {
    setActivePinia(createPinia())
    const run = (kind: 'run' | 'query') => (name: string, input: unknown) => pc.engine[kind](name, input, '李秀兰')
    const engine = { run: run('run'), query: run('query') } as Pick<EngineClient, 'run' | 'query'> as EngineClient
    const { files } = valueOf(await bundlesIn(stick))
    const list = useStick()
    await list.open(
      engine,
      files.map(({ path: file, name }) => ({ token: pc.disk.tokens.take(file), name })),
    )
    return { list, engine }
  }

  it('is listed and taken to its end: only the good one counts, and the rest stay with their sentences', async () => {
    const stick = emptyFolder()
    for (const [i, [, , make]] of hostile.entries()) fs.writeFileSync(path.join(stick, `${i}.qlb`), await make())
    fs.copyFileSync(good, path.join(stick, path.basename(good)))
    fs.copyFileSync(good, path.join(stick, '副本.qlb'))
    fs.copyFileSync(card.file, path.join(stick, path.basename(card.file)))
    execFileSync('mkfifo', [path.join(stick, 'pipe.qlb')])

    const alone = await freshStreet(card)
    valueOf(await merge(alone, good))
    const expected = await hashOf(alone)
    const pc = await freshStreet(card)
    const { list, engine } = await takeAll(pc, stick)
    expect(list.files).toHaveLength(hostile.length + 3)
    expect(list.ready.map(({ name }) => name)).toEqual([path.basename(good), '副本.qlb'])
    const refused = list.files.flatMap(({ preview: seen }) => (seen?.state === 'refused' ? seen.problems[0]!.code : []))
    expect(refused.sort()).toEqual(hostile.map(([, code]) => code).sort())
    await list.take(engine, list.ready)
    expect(list.taken.map(({ name }) => name)).toEqual([path.basename(good)])
    expect(await hashOf(pc)).toEqual(expected)
  })

  it('goes on with the others where one makes the program fail', async () => {
    const stick = emptyFolder()
    fs.writeFileSync(path.join(stick, '1.qlb'), 'x')
    fs.copyFileSync(good, path.join(stick, '2.qlb'))
    const pc = await freshStreet(card)
    const read = pc.disk.main['file.read']
    vi.spyOn(pc.disk.main, 'file.read').mockImplementation(async asked => {
      const answer = await read(asked)
      if (answer.ok && answer.value.name === '1.qlb') throw new Error('a bug')
      return answer
    })
    const { list } = await takeAll(pc, stick)
    expect(list.files.map(({ preview: seen }) => seen?.state)).toEqual(['refused', 'new'])
  })

  it('stops between two files: what was taken stays taken, the others are as they were', async () => {
    const stick = emptyFolder()
    const sequences = [8, 9, 10]
    for (const sequence of sequences)
      fs.writeFileSync(
        path.join(stick, `${sequence}`.padStart(2, '0') + '.qlb'),
        (await build({ info: { ...info, sequence, previous: `${sequence}`.padStart(64, '0') } })).bytes,
      )
    const pc = await freshStreet(card)
    const { list, engine } = await takeAll(pc, stick)
    expect(list.ready).toHaveLength(3)
    const seen: unknown[] = []
    const end = watch(
      () => list.progress,
      progress => (seen.push(progress), list.stop()),
      { flush: 'sync' },
    )
    await list.take(engine, list.ready)
    end()
    expect(seen).toEqual([{ deed: 'take', done: 0, of: 3 }, null])
    expect([list.taken.length, list.ready.length, list.progress]).toEqual([1, 2, null])
    await list.take(engine, list.ready)
    expect(list.stopped).toBeNull()
  })
})
