import { afterEach, describe, expect, it, vi } from 'vitest'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { newSigningKey, publicKeyText } from '../../../src-main/keys/signing-key'
import { signMessage } from '../../../src-main/keys/sign'
import { bundleFormat, bundleSchema } from '../../../src-shared/bundle/bundle-info'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import { trustedComment } from '../../../src-shared/bundle/trusted-comment'
import { done, problem, refused } from '../../../src-shared/problem'
import { buildBundle } from '../../../src-shared/bundle/write-bundle'
import { rebag, zipOf } from './rebag'
import { build, contentOf, draft, fixedRandom, info, key, office, publicKey, read } from './sample'
import { codesOf, valueOf } from '../outcome'
import { deflated, zipBytes } from './zip-bytes'

const own = Object.getOwnPropertyNames(Object.prototype).sort()
afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(own))

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const edit = (path: string, from: string | RegExp, to: string) => (files: Map<string, Uint8Array>) => {
  const before = text(files.get(path)!)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing to replace in ${path}`)
  files.set(path, Buffer.from(after))
}

describe('rows 1 and 2: a damaged bundle is refused whole, or nothing that is read changes', () => {
  it('truncated at every length', async () => {
    const { bytes } = await build()
    for (let length = 0; length < bytes.length; length++) {
      const got = await read(bytes.subarray(0, length))
      if (got.ok) expect.fail(`taken at ${length} of ${bytes.length}`)
    }
  })

  it('each byte flipped', async () => {
    const { bytes } = await build()
    const whole = JSON.stringify(contentOf(valueOf(await read(bytes))))
    let taken = 0
    for (let at = 0; at < bytes.length; at++) {
      const bad = bytes.slice()
      bad[at]! ^= 1 << (at % 8)
      const got = await read(bad)
      if (!got.ok) continue
      taken += 1
      if (JSON.stringify(contentOf(got.value)) !== whole) expect.fail(`byte ${at} changed what is read`)
    }
    // modes and inner attributes of the container, and nothing more
    expect(taken).toBeLessThan(bytes.length / 20)
    // Every byte is a bundle to read, and the machine may be busy with more.
  }, 60_000)

  it('a byte more at the end', async () => {
    const { bytes } = await build()
    expect(codesOf(await read(Buffer.concat([bytes, Buffer.from([0])])))).toEqual(['bundle-damaged'])
  })
})

describe('row 3: a bomb within every limit', () => {
  it('is not unpacked where nobody signed it whose key was approved', async () => {
    const built = await build()
    const entry = (file: { path: string; bytes: Uint8Array }) => deflated(`${built.name}/${file.path}`, file.bytes)
    const unpacked = vi.fn(nodePrimitives.inflateRaw)
    const primitives = { ...nodePrimitives, inflateRaw: unpacked }
    const opened = async (keyFor: () => string | null, bytes: Uint8Array) =>
      codesOf(await readBundle(bytes, { primitives, keyFor }))
    const sound = zipBytes(built.files.map(entry))
    expect(await opened(() => publicKey, sound)).toEqual([])
    const files = built.files.length
    expect(unpacked).toHaveBeenCalledTimes(files)
    const stranger = publicKeyText(newSigningKey(fixedRandom('other')))
    expect(await opened(() => stranger, sound)).toEqual(['bundle-signature'])
    expect(await opened(() => null, sound)).toEqual(['bundle-office-unknown'])
    expect(unpacked).toHaveBeenCalledTimes(files + 2 + 2)
  })
})

describe('row 6: every file listed, nothing unlisted', () => {
  const withFiles = async (change: (files: Map<string, Uint8Array>) => void) => {
    const built = await build()
    const files = new Map<string, Uint8Array>(built.files.map(file => [file.path, file.bytes]))
    change(files)
    return codesOf(await read(await zipOf(built.name, files)))
  }

  it.each(['data/extra.csv', 'extra.txt', 'manifest-md5.txt', 'fetch.txt'])('an unlisted %s', async path => {
    expect(await withFiles(files => files.set(path, Buffer.from('x')))).toEqual(['bundle-file-unlisted'])
  })

  it.each([
    'data/figures.csv',
    'data/tables/members.csv',
    'bag-info.txt',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
    'tagmanifest-sha256.txt.minisig',
  ])('a missing %s', async path => {
    expect(['bundle-file-missing', 'bundle-foreign']).toContain((await withFiles(files => files.delete(path)))[0])
  })

  it.each(['data/figures.csv', 'data/tables/members.csv', 'bag-info.txt', 'bagit.txt'])('a changed %s', async path => {
    const codes = await withFiles(files => files.set(path, Buffer.concat([files.get(path)!, Buffer.from('\n')])))
    expect(['bundle-damaged', 'bundle-foreign']).toContain(codes[0])
  })

  it('signed lists that name a file twice or leave one out', async () => {
    const built = await build()
    const sign = async (lines: (tags: string) => string) => {
      const files = new Map<string, Uint8Array>(built.files.map(file => [file.path, file.bytes]))
      const tags = Buffer.from(lines(text(files.get('tagmanifest-sha256.txt')!)))
      files.set('tagmanifest-sha256.txt', tags)
      files.set('tagmanifest-sha256.txt.minisig', Buffer.from(signMessage(key, tags, trustedComment(info))))
      return codesOf(await read(await zipOf(built.name, files)))
    }
    expect(await sign(tags => tags)).toEqual([])
    expect(await sign(tags => tags + tags)).toEqual(['bundle-foreign'])
    expect(await sign(tags => tags.replace(/.*bag-info\.txt\n/, ''))).toEqual(['bundle-file-missing'])
  })
})

describe('row 7: only an approved key of that office, for that purpose', () => {
  const other = newSigningKey(fixedRandom('other'))
  const signedBy = (signer: typeof key, comment?: string) => (message: Uint8Array, own: string) =>
    Promise.resolve(done(signMessage(signer, message, comment ?? own)))

  it('an office without an approved key', async () => {
    const got = await readBundle((await build()).bytes, { primitives: nodePrimitives, keyFor: () => null })
    expect(codesOf(got)).toEqual(['bundle-office-unknown'])
  })

  it('another key, and the approved key number with another key', async () => {
    expect(codesOf(await read((await build({ sign: signedBy(other) })).bytes))).toEqual(['bundle-signature'])
    expect(codesOf(await read((await build({ sign: signedBy({ ...other, keyId: key.keyId }) })).bytes))).toEqual([
      'bundle-signature',
    ])
  })

  it('a key that the bundle brings along counts for nothing', async () => {
    const bytes = Buffer.from(publicKeyText(other))
    const built = await build({ sign: signedBy(other), files: [{ path: 'data/office.pub', bytes }] })
    expect(codesOf(await read(built.bytes))).toEqual(['bundle-signature'])
  })

  it.each([
    ['another office', { ...info, office: '371722001002' }],
    ['another sequence', { ...info, sequence: 6 }],
    ['another epoch', { ...info, epoch: 2 }],
    ['another kind', { ...info, kind: 'reply' as const }],
  ])('a signature made for %s', async (_, purpose) => {
    const built = await build({ sign: signedBy(key, trustedComment(purpose)) })
    expect(codesOf(await read(built.bytes))).toEqual(['bundle-purpose'])
  })

  it.each(['', 'hello', `${trustedComment(info)} `, trustedComment(info).replace('sequence=7', 'sequence=07')])(
    'a trusted comment %j',
    async comment => {
      expect(codesOf(await read((await build({ sign: signedBy(key, comment) })).bytes))).toEqual(['bundle-purpose'])
    },
  )

  it('two signatures in the file', async () => {
    const twice = async (message: Uint8Array, comment: string) =>
      done(signMessage(key, message, comment) + signMessage(key, message, comment))
    expect(codesOf(await read((await build({ sign: twice })).bytes))).toEqual(['bundle-signature'])
  })

  it.each(['sequence', 'period', 'kind'] as const)(
    'the base directory says another %s than the signed facts',
    async part => {
      const built = await build()
      const name = {
        sequence: built.name.replace('0007', '0008'),
        period: built.name.replace('Q3', 'Q2'),
        kind: built.name.replace('report', 'reply'),
      }[part]
      const files = new Map(built.files.map(file => [file.path, file.bytes]))
      expect(codesOf(await read(await zipOf(name, files)))).toEqual(['bundle-purpose'])
    },
  )

  it('a base directory that is no name', async () => {
    const files = new Map((await build()).files.map(file => [file.path, file.bytes]))
    for (const name of [
      'bundle',
      `${office}-report-2026Q5-0007`,
      `${office}-report-2026Q3-7`,
      `${office}-report-2026Q3-00007`,
    ]) {
      expect(codesOf(await read(await zipOf(name, files)))).toEqual(['bundle-foreign'])
    }
  })

  it('verifies before it parses: a hostile descriptor without the key is a matter of the signature', async () => {
    const built = await build({ sign: signedBy(other) })
    const files = new Map<string, Uint8Array>(built.files.map(file => [file.path, file.bytes]))
    files.set('data/datapackage.json', Buffer.from('['.repeat(100_000)))
    files.set('bag-info.txt', Buffer.from('Qinlin-Format: 99\n'))
    expect(codesOf(await read(await zipOf(built.name, files)))).toEqual(['bundle-signature'])
  })

  it('a refusal to sign is the refusal to build', async () => {
    const no = refused(problem('keys-sequence-used', '已用'))
    expect(await buildBundle(draft({ sign: async () => no }))).toEqual(no)
  })
})

describe('row 8: newer bundles are refused by name', () => {
  it.each([
    ['Format', bundleFormat + 1, 'bundle-format-newer'],
    ['Schema', bundleSchema + 1, 'bundle-schema-newer'],
  ])('%s %i', async (part, number, code) => {
    const built = await build()
    const newer = await rebag(built, edit('bag-info.txt', `Qinlin-${part}: 1`, `Qinlin-${part}: ${number}`))
    expect(codesOf(await read(newer))).toEqual([code])
    const reader = {
      primitives: nodePrimitives,
      keyFor: () => publicKey,
      newest: { format: bundleFormat + 1, schema: bundleSchema + 1 },
    }
    expect(codesOf(await readBundle(newer, reader))).toEqual([])
  })
})

describe('row 9: hostile text under a right signature', () => {
  const descriptor = 'data/datapackage.json'
  it.each<[string, string, string | RegExp, string]>([
    ['a prototype key', descriptor, '"profile"', '"__proto__": {"path": "x"}, "__proto__": 1, "profile"'],
    ['a key twice', descriptor, '"resources"', '"resources": [], "resources"'],
    ['depth', descriptor, '"tabular-data-package"', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['an infinite number', descriptor, '"segmentRows": [', '"segmentRows": [1e400, '],
    ['a number beyond 2^53', descriptor, '"segmentRows": [', '"segmentRows": [9007199254740993, '],
    ['a lone surrogate', descriptor, '"title": "', '"title": "\\ud800'],
    ['a byte order mark', descriptor, '{', '\ufeff{'],
    ['a path outside', descriptor, 'tables/members.csv', '../bag-info.txt'],
    ['an unknown table', descriptor, '"name": "members"', '"name": "constructor"'],
    ['a table twice', descriptor, '"name": "members"', '"name": "points"'],
    ['an unknown column', descriptor, '"name": "deletedAt"', '"name": "__proto__"'],
    ['a count of rows that lies', descriptor, /"segmentRows": \[\s+2\s+\]/, '"segmentRows": [3]'],
    ['a fact twice', 'bag-info.txt', 'Qinlin-Epoch: 1\n', 'Qinlin-Epoch: 1\nQinlin-Epoch: 1\n'],
    ['a fact missing', 'bag-info.txt', 'Qinlin-Cutoff: 2026-09-30T08:00:00.000Z\n', ''],
    ['an instant spelt otherwise, which compares otherwise', 'bag-info.txt', '08:00:00.000Z', '08:00:00Z'],
    ['an instant that is none', 'bag-info.txt', '2026-09-30T08:00:00.000Z', '2026-09-31T08:00:00.000Z'],
    ['sequence 0 for a report', 'bag-info.txt', 'Qinlin-Sequence: 7', 'Qinlin-Sequence: 0'],
    ['an unknown detail', 'bag-info.txt', 'pseudonymous', 'constructor'],
    ['a figure that is no number', 'data/figures.csv', ',1,3,', ',1e1,3,'],
    ['a figure twice', 'data/figures.csv', /(meetings.*\r\n)/, '$1$1'],
    ['a figure of another cut-off', 'data/figures.csv', '2026-09-30', '2026-12-31'],
    ['a row too short', 'data/tables/points/2026-07.csv', /,[^,]*\r\n$/, '\r\n'],
    ['a value outside its list', 'data/tables/attendance/2026Q3.csv', ',absent', ',leave_sick'],
    ['a formula for a name', 'data/tables/organisations.csv', ',中共安平社区委员会,', ',=1+1,'],
    ['a formula in full-width', 'data/tables/organisations.csv', ',中共安平社区委员会,', ',＝1+1,'],
    ['a formula behind a blank', 'data/tables/organisations.csv', ',中共安平社区委员会,', ', @SUM(A1),'],
    ['a formula for a time', 'data/tables/members.csv', ',2026-09-01T00:00:00.000Z,', ',-1+1,'],
    ['a formula for a label', 'data/figures.csv', ',党员总数,', ',+党员总数,'],
    ['a formula for a code', 'data/figures.csv', /members\.total,/, '@total,'],
    ['a date that is none', 'data/tables/points/2026-07.csv', ',2026-07-05', ',2026-02-30'],
    ['a local id', 'data/tables/points/2026-07.csv', /\n[0-9A-Z]{26},/, '\np-1,'],
    ['a stray quote', 'data/tables/organisations.csv', ',branch,', ',br"anch,'],
    ['another header', 'data/tables/points/2026-07.csv', 'branch', 'Branch'],
    ['a key twice', 'data/tables/members.csv', /(\n[^\n]*\r\n)$/, '$1$1'],
    ['attendance of no meeting', 'data/tables/attendance/2026Q3.csv', /\n[0-9A-Z]{26},/, `\n${'0'.repeat(26)},`],
  ])('%s in %s', async (_, path, from, to) => {
    const built = await build()
    const got = await read(await rebag(built, edit(path, from, to)))
    const codes = got.ok ? codesOf(got.value.tables()) : codesOf(got)
    expect(['bundle-contents', 'bundle-file-missing']).toContain(codes[0])
  })

  it('a table cell that does not fit is named by file and row', async () => {
    const built = await build()
    const bundle = valueOf(
      await read(await rebag(built, edit('data/tables/points/2026-07.csv', ',2026-07-05', ',2026-02-30'))),
    )
    expect(bundle.tables()).toMatchObject({
      ok: false,
      problems: [{ path: ['data/tables/points/2026-07.csv'], row: 2 }],
    })
  })
})
