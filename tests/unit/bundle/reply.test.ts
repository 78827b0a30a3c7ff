import { describe, expect, it } from 'vitest'
import { signMessage } from '../../../src-main/keys/sign'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { newSigningKey, publicKeyText } from '../../../src-main/keys/signing-key'
import { readReply, type ReadReply } from '../../../src-shared/bundle/read-reply'
import type { BundleInfo } from '../../../src-shared/bundle/bundle-info'
import type { BundleDraft } from '../../../src-shared/bundle/write-bundle'
import { describeBundle } from '../../../src-shared/bundle/verify-report'
import { done, type Outcome } from '../../../src-shared/problem'
import type { ReplyContents } from '../../../src-shared/upstream/reply'
import { codesOf, valueOf } from '../outcome'
import { build, fixedRandom, info as report, opaque, publicKey, read, tables } from './sample'

const [record, part] = await opaque(['e-1', 'm-1'])

/** One of everything, small enough to flip every byte. */
const contents: ReplyContents = {
  receipts: [
    {
      ...{ epoch: 1, sequence: 1, digest: 'cd'.repeat(32), period: '2026Q2', revision: 1, receivedOn: '2026-07-03' },
      ...{ state: 'takenOut', note: '收成了别的季度' },
    },
    {
      ...{ epoch: 1, sequence: 3, digest: 'ef'.repeat(32), period: '2026Q3', revision: 1, receivedOn: '2026-10-09' },
      state: 'counted',
    },
  ],
  missing: [{ epoch: 1, sequence: 2, last: 2 }],
  differences: [
    { epoch: 1, sequence: 3, code: 'members.total', label: '党员总数', numerator: 208, sentNumerator: 206 },
    { epoch: 1, sequence: 3, code: 'attendance.all', label: '到会率', numerator: 30, denominator: 36 },
  ],
  returns: [
    {
      ...{ line: 1, epoch: 1, sequence: 3, what: 'row', table: 'attendance', record: record!, part: part! },
      ...{ text: '支部党员大会，和顺园党支部', reason: '人数与签到表不符，\n请核对', returnedOn: '2026-10-10' },
    },
    {
      ...{ line: 2, epoch: 1, sequence: 3, what: 'figure', code: 'members.total', text: '党员总数' },
      ...{ reason: '比上季少2人', returnedOn: '2026-10-10' },
    },
  ],
  matching: [{ secret: '5a'.repeat(32), period: '2026Q3' }],
  shared: [
    { match: 'a1'.repeat(32), office: '371722001002', officeName: '中共柳荫社区委员会' },
    { match: 'a1'.repeat(32), office: '371722001003', officeName: '中共桂花社区委员会' },
  ],
}
const superior = { id: '371722001000', name: '中共和平街道工作委员会', epoch: 1, publicKey }
const info: BundleInfo = {
  ...report,
  ...{ kind: 'reply', office: superior.id, officeName: superior.name, sequence: 4, period: '2026', revision: 0 },
  addressee: report.office,
  recipient: 'age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa',
}
const reply = (more: Partial<BundleDraft> = {}) =>
  build({ info, tables: {}, figures: [], reply: contents, ...more }).then(({ bytes }) => bytes)
const open = (bytes: Uint8Array, more: object = {}): Promise<Outcome<ReadReply>> =>
  readReply(bytes, { primitives: nodePrimitives, superior, addressee: report.office, ...more })

describe('a reply', () => {
  it('says on the other side what was said here', async () => {
    const back = valueOf(await open(await reply()))
    expect(back.contents).toEqual(contents)
    expect(back.info).toEqual(info)
  })

  it('with nothing to say of returns, gaps and differences is a reply too', async () => {
    const bare = { receipts: contents.receipts, missing: [], differences: [], returns: [], matching: [], shared: [] }
    expect(valueOf(await open(await reply({ reply: bare }))).contents).toEqual(bare)
  })

  it('is described by verify as any bundle is', async () => {
    const bundle = valueOf(await readAny(await reply()))
    const said = valueOf(await describeBundle(bundle, nodePrimitives.sha256))
    expect(said).toMatchObject({ kind: 'reply', office: superior.id })
    expect(said.tables).toEqual([
      { table: 'receipts', rows: 2 },
      { table: 'missing', rows: 1 },
      { table: 'differences', rows: 2 },
      { table: 'returns', rows: 2 },
      { table: 'matching', rows: 1 },
      { table: 'shared', rows: 2 },
    ])
  })

  it('of another key, though it names the office above, is refused', async () => {
    const stranger = newSigningKey(fixedRandom('stranger'))
    const forged = await reply({ sign: async (message, comment) => done(signMessage(stranger, message, comment)) })
    const outcome = await open(forged)
    expect(codesOf(outcome)).toEqual(['bundle-signature'])
    expect(outcome).toMatchObject({ problems: [{ message: expect.stringContaining('中共和平街道工作委员会') }] })
    const known = { superior: { ...superior, publicKey: publicKeyText(stranger) } }
    expect(codesOf(await open(forged, known))).toEqual([])
  })

  it('of an office that is not the one above is refused', async () => {
    const other = await reply({ info: { ...info, office: '371722002000' } })
    expect(codesOf(await open(other))).toEqual(['bundle-office-unknown'])
  })

  it('a report of the office above is no reply', async () => {
    const sent = await build({ info: { ...report, office: superior.id } })
    expect(codesOf(await open(sent.bytes))).toEqual(['bundle-kind'])
  })

  it.each([
    ['for another office', { addressee: '371722001002' }],
    ['for nobody', { addressee: undefined }],
  ])('%s is refused', async (_, change) => {
    expect(codesOf(await open(await reply({ info: { ...info, ...change } })))).toEqual(['reply-addressee'])
  })

  it('of an epoch that the known key does not stand for is refused', async () => {
    expect(codesOf(await open(await reply({ info: { ...info, epoch: 2 } })))).toEqual(['bundle-epoch'])
  })

  it('is not read where a report is asked for, nor a report’s tables in it', async () => {
    const posing = await build({ info, tables, figures: [], reply: undefined })
    expect(codesOf(await open(posing.bytes))).toEqual(['bundle-contents'])
  })

  it.each([
    ['a row without table', [{ ...contents.returns[0]!, table: undefined }]],
    ['a figure without code', [{ ...contents.returns[1]!, code: undefined }]],
    ['a reason that a spreadsheet runs', [{ ...contents.returns[1]!, reason: '=1+1' }]],
    ['a day that there is not', [{ ...contents.returns[1]!, returnedOn: '2026-02-30' }]],
  ])('signed, but with %s, is refused', async (_, returns) => {
    const odd = { ...contents, returns: returns as ReplyContents['returns'] }
    expect(codesOf(await open(await reply({ reply: odd })))).toEqual(['bundle-contents'])
  })

  it('with a matching secret and codes, but not encrypted, is refused: together they tell the numbers', async () => {
    const plain = { ...info, recipient: '' }
    expect(codesOf(await open(await reply({ info: plain })))).toEqual(['bundle-contents'])
    const without = { ...contents, matching: [], shared: [] }
    expect(codesOf(await open(await reply({ info: plain, reply: without })))).toEqual([])
  })

  it.each<[string, Partial<ReplyContents>]>([
    ['a secret of 31 bytes', { matching: [{ secret: '5a'.repeat(31), period: '2026Q3' }] }],
    ['a secret in capitals', { matching: [{ secret: '5A'.repeat(32), period: '2026Q3' }] }],
    ['a secret that is none', { matching: [{ secret: '比对密钥', period: '2026Q3' }] }],
    ['two secrets', { matching: ['5a', '5b'].map(byte => ({ secret: byte.repeat(32), period: '2026Q3' })) }],
    ['a period that there is not', { matching: [{ secret: '5a'.repeat(32), period: '2026Q5' }] }],
    ['codes of no period', { matching: [{ secret: '5a'.repeat(32) }] }],
    ['codes and no secret', { matching: [] }],
    ['an identity number for a code', { shared: [{ ...contents.shared[0]!, match: '11010519491231002X' }] }],
    ['the same code of an office twice', { shared: [contents.shared[0]!, contents.shared[0]!] }],
  ])('signed and encrypted, but with %s, is refused', async (_, change) => {
    expect(codesOf(await open(await reply({ reply: { ...contents, ...change } })))).toEqual(['bundle-contents'])
  })

  it('changed in any one byte, or cut anywhere, is refused whole and says that the office above has to act', async () => {
    const bytes = await reply()
    const before = valueOf(await open(bytes)).contents
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at]! ^= 1 << (at % 8)
      const outcome = await open(changed)
      // A byte that stands for nothing, such as a flag of the container, may change; what is said may not.
      if (outcome.ok) expect(outcome.value.contents).toEqual(before)
      else expect(outcome.problems[0]!.message, `${at}`).not.toContain('报送单位')
    }
    for (let length = 0; length < bytes.length; length += 7)
      expect((await open(bytes.slice(0, length))).ok, `${length}`).toBe(false)
  }, 60_000)
})

const readAny = (bytes: Uint8Array) => read(bytes, superior.id)
