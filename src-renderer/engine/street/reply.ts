import * as z from 'zod'
import type { BundleInfo } from '../../../src-shared/bundle/bundle-info'
import { carriedFile } from '../../../src-shared/bundle/bundle-name'
import { readReply } from '../../../src-shared/bundle/read-reply'
import { done, problem, refused, type Outcome, type Problem } from '../../../src-shared/problem'
import type { Child } from '../../../src-shared/street/child'
import { readBackFailed } from '../../../src-shared/read-back'
import { makeReply } from '../../../src-shared/street/make-reply'
import { isOpen, returnState } from '../../../src-shared/street/return-state'
import { workerPrimitives } from '../bundle-primitives'
import { defineCommand, type Outside } from '../command'
import { ownOffice } from '../office/queries'
import { described, isKeyLost, keysLost, officeMissing, writeBundle } from '../write-bundle'
import { comparisonsToTell } from './comparison'
import { Replied } from './reply-outputs'

interface Written {
  info: BundleInfo
  child: Child
  digest: string
  file: string
  receipts: number
  /** Returns that it tells of. */
  returns: string[]
}
type Attempt = { child: Pick<Child, 'id' | 'name'> } & ({ written: Written } | { problems: Problem[] })

/**
 * Writes each office below its reply: signed, encrypted to the office where it presented a key for that, read back as
 * the office will read it. One that fails never stops the others.
 */
export const replyOffices = defineCommand({
  name: 'street.reply',
  title: '写回执',
  final: '回执已经签名写出，不能撤销。情况有变的，再写一份就行：社区只按最新的一份。',
  input: z.object({
    to: z.string().meta({ label: '文件夹' }),
    /** All that have sent something, where none is named. */
    offices: z.array(z.string()).optional().meta({ label: '报送单位' }),
  }),
  output: Replied,
  async prepare(outside, { to, offices }): Promise<Outcome<Attempt[]>> {
    const children = await outside.reader.all('children')
    const sent = new Set((await outside.reader.all('received')).map(({ office }) => office))
    const asked = offices ?? children.map(({ id }) => id).filter(id => sent.has(id))
    if (!asked.length) return refused(nobody)
    const comparison = await comparisonsToTell(outside)
    const attempts: Attempt[] = []
    for (const id of [...new Set(asked)].sort()) {
      const child = children.find(child => child.id === id)
      const written = child ? await writeReply(outside, to, child, await comparison(child)) : refused(notKnown(id))
      attempts.push({
        child: child ?? { id, name: id },
        ...(written.ok ? { written: written.value } : { problems: written.problems }),
      })
    }
    const problems = attempts.flatMap(attempt => ('problems' in attempt ? attempt.problems : []))
    return attempts.some(attempt => 'written' in attempt) ? done(attempts) : refused(...distinct(problems))
  },
  async run(tx, attempts): Promise<z.output<typeof Replied>> {
    const rows: z.output<typeof Replied>['rows'] = []
    for (const { child, ...attempt } of attempts) {
      const { id: office, name } = child
      if ('problems' in attempt) {
        rows.push({ state: 'refused', office, name, problems: attempt.problems })
        continue
      }
      const { info, digest, file, receipts, returns } = attempt.written
      const { epoch, sequence, cutoff: writtenAt } = info
      const counts = { receipts, returns: returns.length }
      const id = `${epoch}-${sequence}`
      await tx.put('answers', { id, office, epoch, sequence, digest, writtenAt, file: carriedFile(info), ...counts })
      const told = (await tx.all('returns', { office })).filter(row => returns.includes(row.id) && !row.sentAt)
      await tx.putAll(
        'returns',
        told.map(row => ({ ...row, sentAt: writtenAt })),
      )
      rows.push({ state: 'written', office, name, sequence, file, ...counts, encrypted: info.recipient !== '' })
    }
    return { rows }
  },
  kept: ({ rows }) => ({ rows: rows.map(({ office, state }) => ({ office, state })) }),
})

async function writeReply(
  outside: Outside,
  to: string,
  child: Child,
  compared: Parameters<typeof makeReply>[2],
): Promise<Outcome<Written>> {
  const { reader, main } = outside
  const own = await ownOffice(reader)
  if (!own) return refused(officeMissing)
  const received = await reader.all('received', { office: child.id })
  if (!received.length) return refused(nothingReceived(child.name))
  const returns = await reader.all('returns', { office: child.id })
  const next = await main['keys.next']({ kind: 'reply' })
  if (!next.ok) return next
  const { epoch, sequence, previous } = next.value
  const answers = await reader.all('answers')
  if (isKeyLost(answers, { epoch, sequence })) return refused(keysLost('回执', '下级单位'))
  const today = outside.today()
  const info: BundleInfo = {
    ...described(own, today),
    ...{ kind: 'reply', epoch, sequence, previous, period: today.slice(0, 4), revision: 0, cutoff: outside.now() },
    recipient: child.recipient ?? '',
    addressee: child.id,
    detail: 'pseudonymous',
  }
  const reply = makeReply(received, returns, compared, instant => outside.dateOf(instant))
  const written = await writeBundle(outside, to, { info, tables: {}, figures: [], reply })
  if (!written.ok) return written
  const { built, bytes, file, publicKey } = written.value
  const back = await readReply(bytes, {
    primitives: workerPrimitives(main),
    superior: { id: own.code, name: own.name, epoch, publicKey },
    addressee: child.id,
  })
  if (!back.ok || back.value.digest !== built.digest) return refused(readBackFailed)
  const told = returns.filter(row => isOpen(returnState(row, received))).map(({ id }) => id)
  return done({ info, child, digest: built.digest, file, receipts: reply.receipts.length, returns: told })
}

const distinct = (problems: readonly Problem[]) =>
  problems.filter(({ message }, i) => problems.findIndex(other => other.message === message) === i)

const nobody = problem('reply-nobody', '还没有收过下级单位的报送，没有回执可写。')
const notKnown = (code: string) => problem('office-unknown', `没有确认过${code}这个单位，没有写它的回执。`)
const nothingReceived = (name: string) => problem('reply-nothing', `还没有收过${name}的报送，没有回执可写。`)
