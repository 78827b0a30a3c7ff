import * as z from 'zod'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import type { ReadBundle } from '../../../src-shared/bundle/read-bundle'
import { done, problem, type Outcome } from '../../../src-shared/problem'
import { differencesOf } from '../../../src-shared/street/current'
import { isDoubtful, keyRevoked } from '../../../src-shared/street/key-rules'
import { Received } from '../../../src-shared/street/received'
import { defineCommand, type Outside } from '../command'
import { Merged } from './outputs'
import { readReport, type ReadReport } from './read-report'

/**
 * Takes one bundle in: verified whole with the approved key, kept as it came, counted again from its rows. The same
 * bundle again changes nothing and says so.
 */
export const mergeBundle = defineCommand({
  name: 'street.merge',
  title: '收报送文件',
  backupFirst: 'before-merge',
  // A bundle that was let go could be replaced by another of the same sequence without anybody noticing.
  final: '收下的报送是下级单位签名的原件，不能撤销。有误的，请该单位更正后重新报送；收错了的，可以把它撤下。',
  input: z.object({ file: z.string().meta({ label: '报送文件' }) }),
  output: Merged,
  async prepare(outside, { file }): Promise<Outcome<ReadReport>> {
    const read = await outside.main['file.read']({ token: file })
    if (!read.ok) return read
    const report = await readReport(outside, read.value.bytes)
    if (!report.ok) return report
    const kept = report.value.held ? null : await keep(outside, report.value.bundle, read.value.bytes)
    if (kept && !kept.ok) return kept
    return done(report.value, report.value.warnings)
  },
  async run(tx, { bundle, received, held }): Promise<z.output<typeof Merged>> {
    const { info, digest } = bundle
    const standing = await tx.get('received', digest)
    const state = !held ? 'merged' : standing?.takenOut ? 'again' : 'known'
    const { takenOut: _, takenOutFor: __, ...row } = { ...received, id: digest, receivedAt: tx.now, ...standing }
    if (state !== 'known') await tx.put('received', row)
    return {
      state,
      text: takenWords[state],
      office: info.office,
      officeName: info.officeName,
      period: info.period,
      sequence: info.sequence,
      revision: info.revision,
      checkCode: checkCode(digest),
      rows: bundle.segments.reduce((total, segment) => total + (segment.rows ?? 0), 0),
      differences: differencesOf(received).length,
    }
  },
})

const takenWords = {
  merged: '已收下。',
  known: '这份报送以前收过，没有任何改动。',
  again: '这份报送撤下过，现在重新收下了。',
} as const

/**
 * Takes a received bundle out: it is kept as it came and keeps its place in the sender's order, so that nobody can put
 * another in its place, but no figure counts it. Received again, it counts again.
 */
export const takeOutBundle = defineCommand({
  name: 'street.takeOut',
  title: '撤下报送',
  input: z.object({
    id: Received.shape.id,
    reason: z.string().trim().min(1, { error: '请写明撤下的原因' }).meta({ label: '撤下原因' }),
  }),
  output: z.object({ id: Received.shape.id }),
  async run(tx, { id, reason }) {
    const received = await tx.get('received', id)
    if (!received) return tx.refuse(receivedUnknown)
    if (received.takenOut) tx.refuse(problem('received-out', '这份报送已经撤下了。'))
    await tx.put('received', { ...received, takenOut: tx.now, takenOutFor: reason })
    return { id }
  },
})

/** Counts a bundle that was taken out again, as receiving it again does, where the stick is not at hand. */
export const putBackBundle = defineCommand({
  name: 'street.putBack',
  title: '恢复撤下的报送',
  input: z.object({ id: Received.shape.id }),
  output: z.object({ id: Received.shape.id }),
  async run(tx, { id }) {
    const received = await tx.get('received', id)
    if (!received) return tx.refuse(receivedUnknown)
    const { takenOut, takenOutFor: _, ...row } = received
    if (!takenOut) tx.refuse(problem('received-in', '这份报送没有撤下，不用恢复。'))
    const office = await tx.get('children', received.office)
    if (office && isDoubtful(office, received)) tx.refuse(keyRevoked(office.name))
    await tx.put('received', row)
    return { id }
  },
})

export const receivedUnknown = problem('received-unknown', '没有收过这份报送，请重新选择。')

/** Everything that came, on the disk before any row points to it. */
async function keep({ main }: Outside, { digest, segments }: ReadBundle, bytes: Uint8Array): Promise<Outcome<object>> {
  for (const segment of segments) {
    const put = await main['content.put']({ sha256: segment.sha256, bytes: segment.bytes })
    if (!put.ok) return put
  }
  return main['received.keep']({ digest, bytes })
}
