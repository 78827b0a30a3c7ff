import * as z from 'zod'
import { readReply, type ReadReply } from '../../../src-shared/bundle/read-reply'
import { done, problem, refused, warning, type Outcome, type Problem } from '../../../src-shared/problem'
import { inReply, replyRefusals } from '../../../src-shared/upstream/reply-refusals'
import { standingReply, standingReturns, unknownReceipts } from '../../../src-shared/upstream/standing-reply'
import { workerPrimitives } from '../bundle-primitives'
import { defineCommand } from '../command'
import { ownOffice } from '../office/queries'
import { officeMissing } from '../write-bundle'
import { ReceivedReply } from './reply-outputs'

/** Takes a reply of the office above in. The same one again changes nothing, and of several the last written holds. */
export const receiveReply = defineCommand({
  name: 'upstream.receiveReply',
  title: '收回执',
  final: '收下的回执是上级签名的原件，不能撤销。有疑问的，请与上级核对，请它重新写一份。',
  input: z.object({ file: z.string().meta({ label: '回执文件' }) }),
  output: ReceivedReply,
  async prepare(outside, { file }): Promise<Outcome<ReadReply & { name: string }>> {
    const { reader, main } = outside
    const own = await ownOffice(reader)
    if (!own) return refused(officeMissing)
    const [superior] = await reader.all('superiors')
    if (!superior) return refused(noSuperior)
    const read = await main['file.read']({ token: file })
    if (!read.ok) return refused(...read.problems.map(problem => inReply(problem, superior.name)))
    const primitives = workerPrimitives(main)
    const reply = await readReply(read.value.bytes, { primitives, superior, addressee: own.code })
    if (!reply.ok) return reply
    const { info, digest, contents } = reply.value
    const held = await reader.all('replies', { office: info.office })
    const forked = held.some(
      ({ id, epoch, sequence }) => id !== digest && epoch === info.epoch && sequence === info.sequence,
    )
    if (forked) return refused(replyRefusals.fork(superior.name))
    const unknown = unknownReceipts(contents, await reader.all('reports'))
    const warnings: Problem[] = unknown.length ? [reportsUnknown(unknown.map(({ sequence }) => sequence))] : []
    return done({ ...reply.value, name: superior.name }, warnings)
  },
  async run(tx, { info, digest, contents, name }): Promise<z.output<typeof ReceivedReply>> {
    const { office, epoch, sequence, cutoff: writtenAt } = info
    const known = await tx.get('replies', digest)
    if (!known)
      await tx.put('replies', { id: digest, office, epoch, sequence, writtenAt, receivedAt: tx.now, ...contents })
    const standing = standingReply(await tx.all('replies'), office)
    const state = known ? 'known' : standing?.id === digest ? 'taken' : 'older'
    const open = standingReturns(contents, await tx.all('reports')).filter(({ answered }) => !answered)
    return {
      ...{ state, text: words[state], office, name, sequence, writtenAt },
      receipts: contents.receipts.length,
      returns: open.length,
    }
  },
})

const words = {
  taken: '已收下。',
  known: '这份回执以前收过，没有任何改动。',
  older: '这份回执比收过的旧，已经留存，仍按新的那一份。',
} as const

const noSuperior = problem(
  'superior-missing',
  '还没有确认过上级单位，认不出回执是谁写的。请向上级要登记文件和密钥卡，在“上报”页的“上级单位”里确认，再收回执。',
)
const reportsUnknown = (sequences: readonly number[]) =>
  warning(
    'reply-report-unknown',
    `上级收到过本单位第${sequences.slice(0, 10).join('、')}份报送，本机没有记录。可能是那一次没有写完，或者台账是从旧备份恢复的，也可能另有一台电脑在用本单位的密钥。请与上级核对。`,
  )
